"""The conditions of admission, answered for the application that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.model.screening import Answer, Finding
from ui.i18n import literal, words
from ui.secretary.dossiers.check_line import CheckLine, hint
from ui.secretary.dossiers.finding_editor import FindingEditor
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card, clear, row
from ui.widgets.label import Label

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

NEXT: dict[str, Answer] = {"": "yes", "yes": "no", "no": "unclear", "unclear": "yes"}


class ChecklistCard(Card):
    """`answered(Finding)`; `conditions()` asks for the list of conditions to be edited."""

    answered = Signal(object)
    conditions = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit = kit
        self._view: IntakeView | None = None
        self._line: Line | None = None
        self._open = -1
        self.lines: list[CheckLine] = []
        self.editor = FindingEditor(kit)
        self.editor.changed.connect(self.answered)
        self.editor.hide()
        self._count = Label(kit, literal(""), CAPTION, ink="muted")
        edit = IconButton(kit, "pencil", words("intake.conditions.edit"))
        edit.clicked.connect(self.conditions)
        self.body.addLayout(
            row(Label(kit, words("intake.checklist"), SECTION, SEMIBOLD), 1, self._count, edit)
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self._none = Label(kit, words("intake.checklist.none"), DENSE, ink="muted", wrap=True)
        self._begin = Button(kit, words("intake.checklist.begin"), "secondary", "list-checks", height=32)
        self._begin.clicked.connect(self.conditions)
        self.body.addWidget(self._none)
        self.body.addLayout(row(self._begin, 1))

    def show_line(self, view: IntakeView, line: Line | None) -> None:
        """Another application, or the same with other answers."""
        if line is None or self._line is None or line.code != self._line.code:
            self._close()
        known = [one.item for one in self.lines]
        wanted = list(view.checklist.items) if view.checklist else []
        self._view, self._line = view, line
        if known != wanted:
            self._rebuild(view)
        self._none.setVisible(view.checklist is None)
        self._begin.setVisible(view.checklist is None)
        self._count.setVisible(view.checklist is not None)
        for one in self.lines:
            one.setEnabled(line is not None)
            if line is not None:
                one.show_finding(line.screen.findings.get(one.item.code), hint(one.item, line, view))
        if line is not None:
            answered = sum(bool(line.screen.answer(one.item.code)) for one in self.lines)
            self._count.set_phrase(words("intake.answered", n=answered, of=len(self.lines)))
            self._refresh()

    def press(self, at: int) -> None:
        """The key of a condition: the next answer, in turn; evidence stays."""
        if self._line is None or not 0 <= at < len(self.lines):
            return
        code = self.lines[at].item.code
        found = self._line.screen.findings.get(code)
        answer = NEXT[found.answer if found else ""]
        old = found or Finding(code, answer)
        self.answered.emit(Finding(code, answer, old.reason, old.document, old.page))

    def cite(self, document: str, page: int) -> None:
        """A page that a person looked at becomes the evidence of the open condition."""
        if self._line is None or self._open < 0:
            return
        code = self.lines[self._open].item.code
        found = self._line.screen.findings.get(code) or Finding(code, "unclear")
        self.answered.emit(Finding(code, found.answer, found.reason, document, page))

    def _rebuild(self, view: IntakeView) -> None:
        self._close()
        self._rows.removeWidget(self.editor)
        clear(self._rows)
        items = view.checklist.items if view.checklist else []
        self.lines = [CheckLine(self._kit, item, at + 1) for at, item in enumerate(items)]
        for at, one in enumerate(self.lines):
            one.clicked.connect(_Press(self, at))
            self._rows.addWidget(one)
            one.show()

    def _toggle(self, at: int) -> None:
        """Open the answers of a condition under it, or close them."""
        opening = at != self._open
        self._close()
        if opening and self._line is not None:
            self._open = at
            self.lines[at].setChecked(True)
            self._rows.insertWidget(at + 1, self.editor)
            self._refresh()
            self.editor.show()
            self.editor.focus()

    def _close(self) -> None:
        for one in self.lines:
            one.setChecked(False)
        self._open = -1
        self.editor.hide()

    def _refresh(self) -> None:
        if self._open >= 0 and self._line is not None and self._view is not None:
            item = self.lines[self._open].item.code
            self.editor.show_finding(item, self._line.screen.findings.get(item), self._line, self._view)


class _Press:
    """Toggles one condition (a lambda would keep the card alive)."""

    def __init__(self, card: ChecklistCard, at: int) -> None:
        self._card, self._at = card, at

    def __call__(self) -> None:
        self._card._toggle(self._at)

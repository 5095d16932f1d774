"""Fields bound to a place of the draft: they write while one types, store when one leaves, show complaints.

Each has `place`, `focus_here()` for whoever jumps to a complaint, and a name for a screen reader.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRegularExpression, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator, QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.desks.secretary.builder.complaints import Complaint
from desktop.desks.secretary.builder.places import Place
from ui.i18n import OWN, Phrase, joined, literal
from ui.secretary.round.draft import Draft
from ui.secretary.round.saying import complaint_words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.card import Picture, row
from ui.widgets.check import CheckRow
from ui.widgets.chip import Filter
from ui.widgets.label import Label

COUNT = QRegularExpression(r"\d{0,4}")
LOW = 30


class Input(Protocol):
    """A widget that edits one place."""

    place: Place

    def focus_here(self) -> None: ...


def line_edit(kit: Kit, *, count: bool = False) -> QLineEdit:
    """A dense line of text; `count`: digits alone."""
    edit = QLineEdit()
    edit.setFont(kit.theme.font(DENSE, tabular=count))
    if count:
        edit.setValidator(QRegularExpressionValidator(COUNT, edit))
    return edit


def mark_fault(edit: QWidget, fault: bool) -> None:
    """The red edge; something else says why."""
    if bool(edit.property("fault")) != fault:
        edit.setProperty("fault", fault)
        edit.style().polish(edit)


class Below(QWidget):
    """Help, or the complaint with its sign."""

    def __init__(self, kit: Kit, helping: Phrase | None) -> None:
        super().__init__()
        self._help = helping
        self._mark = Picture(kit, "circle-alert", "bad", 14)
        self.words = Label(kit, helping or literal(""), CAPTION, ink="muted", wrap=True)
        line = row(spacing=6)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.setLayout(line)
        self.show_complaints([])

    def show_complaints(self, found: list[Complaint]) -> None:
        self._mark.setVisible(bool(found))
        self.words.set_ink("bad" if found else "muted")
        self.words.set_phrase(complaint_words(found[0]) if found else self._help or literal(""))
        self.setVisible(bool(found) or self._help is not None)


class LineInput(QWidget):
    """A labelled line. With a language, its own name stands before the text."""

    def __init__(
        self,
        kit: Kit,
        draft: Draft,
        place: Place,
        label: Phrase | None,
        helping: Phrase | None = None,
        *,
        count: bool = False,
        width: int = 0,
        name: Phrase | None = None,
    ) -> None:
        super().__init__()
        self._kit, self.draft, self.place = kit, draft, place
        self._name = name or label or literal("")
        self.edit = line_edit(kit, count=count)
        if width:
            self.edit.setFixedWidth(width)
        self.below = Below(kit, helping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        if label is not None:
            title = Label(kit, label, DENSE, SEMIBOLD, wrap=True)
            title.setBuddy(self.edit)
            column.addWidget(title)
        column.addWidget(self.edit)
        column.addWidget(self.below)
        column.addStretch(1)  # beside a field with longer help both begin at the same height
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(draft.settle)
        draft.changed.connect(self.show_draft)
        kit.say.languageChanged.connect(self.show_draft)
        self.show_draft()

    def focus_here(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def shown(self) -> str:
        """What stands at the place, as it is shown."""
        return self.draft.text(self.place)

    def show_draft(self) -> None:
        if not self.draft.ready:
            return
        text = self.shown()
        if self.edit.text() != text and not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.setText(text)
            if not self.edit.hasFocus():
                self.edit.setCursorPosition(0)  # a long text shows its beginning
        found = self.draft.complaints_at(self.place)
        mark_fault(self.edit, bool(found))
        self.below.show_complaints(found)
        say = self._kit.say
        lang = f", {OWN[self.place.lang]}" if self.place.lang else ""
        self.edit.setAccessibleName(self._name(say) + lang)
        self.edit.setAccessibleDescription(self.below.words.text())

    def _typed(self, typed: str) -> None:
        self.draft.put(self.place, typed)


class DateInput(LineInput):
    """A day as people write it, dd.MM.yyyy; the draft holds yyyy-MM-dd, or what was typed."""

    def shown(self) -> str:
        day = self.draft.text(self.place)
        return self._kit.say.date(day) if len(day) == 10 and day[4] == "-" else day

    def _typed(self, typed: str) -> None:
        parts = typed.strip().split(".")
        whole = [len(part) for part in parts] == [2, 2, 4] and all(part.isdigit() for part in parts)
        self.draft.put(self.place, "-".join(reversed(parts)) if whole else typed)


class TextInput(QPlainTextEdit):
    """A text of several lines; Tab leaves it."""

    def __init__(self, kit: Kit, draft: Draft, place: Place, name: Phrase, height: int = 64) -> None:
        super().__init__()
        self._kit, self.draft, self.place, self._name = kit, draft, place, name
        self.setFont(kit.theme.font(DENSE))
        self.setTabChangesFocus(True)
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._typed)
        draft.changed.connect(self.show_draft)
        kit.say.languageChanged.connect(self.show_draft)
        self.show_draft()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.minimumHeight())

    def focus_here(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self) -> None:
        if not self.draft.ready:
            return
        text = self.draft.text(self.place)
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        found = self.draft.complaints_at(self.place)
        mark_fault(self, bool(found))
        say = self._kit.say
        lang = f", {OWN[self.place.lang]}" if self.place.lang else ""
        self.setAccessibleName(self._name(say) + lang)
        self.setAccessibleDescription(complaint_words(found[0])(say) if found else "")
        self.setToolTip(complaint_words(found[0])(say) if found else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.draft.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y):
            event.ignore()  # a step back of the draft, as everywhere in this room
            return
        super().keyPressEvent(event)

    def _typed(self) -> None:
        self.draft.put(self.place, self.toPlainText())


class ChoiceInput(QWidget):
    """One of a few, side by side; arrows and Space choose."""

    def __init__(
        self,
        kit: Kit,
        draft: Draft,
        place: Place,
        label: Phrase,
        choices: list[tuple[str, Phrase]],
        helping: Phrase | None = None,
    ) -> None:
        super().__init__()
        self.draft, self.place = draft, place
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, Filter] = {}
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        for code, phrase in choices:
            button = Filter(kit, phrase, full=joined(label, phrase, by=": "))
            button.setToolTip("")
            self.buttons[code] = button
            self._group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        self.below = Below(kit, helping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(kit, label, DENSE, SEMIBOLD, wrap=True))
        column.addLayout(line)
        column.addWidget(self.below)
        self._group.buttonClicked.connect(self._chosen)
        draft.changed.connect(self.show_draft)
        self.show_draft()

    def focus_here(self) -> None:
        chosen = self.buttons.get(self.draft.text(self.place)) or next(iter(self.buttons.values()))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self) -> None:
        if not self.draft.ready:
            return
        button = self.buttons.get(self.draft.text(self.place))
        if button is not None:
            button.setChecked(True)
        self.below.show_complaints(self.draft.complaints_at(self.place))

    def _chosen(self, button: Filter) -> None:
        code = next(code for code, one in self.buttons.items() if one is button)
        self.draft.put(self.place, code)
        self.draft.settle()


class CheckInput(QWidget):
    """Yes or no, with what it means under it."""

    def __init__(
        self, kit: Kit, draft: Draft, place: Place, label: Phrase, helping: Phrase | None = None
    ) -> None:
        super().__init__()
        self.draft, self.place = draft, place
        self.check = CheckRow(kit, label)
        self.below = Below(kit, helping)
        self.below.setContentsMargins(Space.H + 2, 0, 0, Space.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.check)
        column.addWidget(self.below)
        self.check.clicked.connect(self._turned)
        draft.changed.connect(self.show_draft)
        self.show_draft()

    def focus_here(self) -> None:
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self) -> None:
        if not self.draft.ready:
            return
        self.check.setChecked(bool(self.draft.text(self.place)))
        self.below.show_complaints(self.draft.complaints_at(self.place))

    def _turned(self, on: bool) -> None:
        self.draft.put(self.place, "1" if on else "")
        self.draft.settle()

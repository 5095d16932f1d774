"""The grid over the whole window, with what the assignment is worth after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import Phrase, joined, literal, words
from ui.secretary.people.grid import Grid
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, row
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.secretary.people.desk import PeopleView


class GridDialog(QDialog):
    """`changed(on, off)`, `level(pair)`, `undone`, `redone`: the page does it and shows the view anew."""

    changed = Signal(object, object)
    level = Signal(object)
    undone = Signal()
    redone = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setWindowTitle(kit.say("people.grid"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.grid = Grid(kit)
        self.grid.changed.connect(self.changed)
        self.grid.level.connect(self.level)
        self._icon, self._said = Picture(kit, "circle-check", "ok"), Label(kit, literal(""), DENSE, wrap=True)
        undo = Button(kit, words("act.undo"), "secondary", "undo-2", height=36, hint="Ctrl+Z")
        undo.clicked.connect(self.undone)
        close = Button(kit, words("act.close"), "primary", height=36)
        close.clicked.connect(self.accept)
        for keys, signal in (("Ctrl+Z", self.undone), ("Ctrl+Y", self.redone), ("Ctrl+Shift+Z", self.redone)):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Label(kit, words("people.grid"), SECTION, SEMIBOLD))
        column.addWidget(Label(kit, words("people.grid.how"), CAPTION, ink="muted", wrap=True))
        column.addWidget(self.grid, 1)
        said = row(self._icon, self._said)
        said.setStretch(1, 1)
        foot = row(said, undo, close)
        foot.setStretch(0, 1)
        column.addLayout(foot)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: PeopleView) -> None:
        self.grid.show_view(view)
        self._say(*worth(view))

    def refuse(self, error: AlqaError) -> None:
        """Why the last change was not made."""
        fault = error.faults[0]
        self._say(lambda say: f"{fault_what(fault)(say)} {fault_next(fault)(say)}", "circle-x", "bad")

    def _say(self, phrase: Phrase, icon: str, ink: str) -> None:
        self._icon.show_icon(icon, ink)
        self._said.set_ink(ink if ink in ("bad", "warn") else "text")  # type: ignore[arg-type]
        self._said.set_phrase(phrase)


def worth(view: PeopleView) -> tuple[Phrase, str, str]:
    """In one line: what the assignment is worth now, with its sign."""
    seen = view.assignment.measures
    facts = [
        words("people.assign.sheets", n=seen.sheets),
        words("people.grid.experts", n=seen.experts),
        words("people.grid.share", share=lambda say: say.percent(seen.share)),
        words("people.grid.shared", n=seen.fewest),
    ]
    if seen.short:
        facts.insert(0, words("people.grid.short", n=len(seen.short)))
    if seen.over:
        facts.insert(0, words("people.grid.over", n=len(seen.over)))
    wrong = bool(seen.short or seen.over or not seen.comparable)
    return joined(*facts), "circle-alert" if wrong else "circle-check", "warn" if wrong else "ok"

"""Where there is room for one pane only: List, Read, Score; one of them is shown."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import Space
from ui.widgets.button import Button

Pane = Literal["list", "read", "score"]
PANES: tuple[tuple[Pane, str, str], ...] = (
    ("list", "list", "comm.pane.list"),
    ("read", "book-open", "comm.pane.read"),
    ("score", "pen-line", "comm.pane.score"),
)


class PaneSwitch(QWidget):
    """`chosen(pane)` when the person goes to another pane."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[Pane, Button] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        line.setSpacing(Space.XS)
        for number, (pane, icon, key) in enumerate(PANES):
            button = Button(kit, words(key), "quiet", icon, height=32)
            button.setCheckable(True)
            self._group.addButton(button, number)
            self.buttons[pane] = button
            line.addWidget(button, 1)
        self._group.idClicked.connect(self._clicked)
        self.show_pane("read")

    def show_pane(self, pane: Pane) -> None:
        self.buttons[pane].setChecked(True)

    def _clicked(self, number: int) -> None:
        self.chosen.emit(PANES[number][0])

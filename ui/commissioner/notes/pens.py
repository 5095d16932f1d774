"""The pens over the pages: with one in the hand every selection becomes a note of its meaning at once.
Beside them the switch between words and areas."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.model.review import Meaning
from ui.commissioner.notes.meanings import MEANINGS
from ui.i18n import words
from ui.services import Kit
from ui.shell.bar import Crumb
from ui.theme.tokens import Tokens
from ui.widgets.button import IconButton


class Pen(IconButton):
    """The icon of a meaning in its tone; its name is in the tool tip."""

    def __init__(self, kit: Kit, meaning: Meaning) -> None:
        look = MEANINGS[meaning]
        self._tone = look.tone
        super().__init__(kit, look.icon, words("notes.pen", meaning=look.word), keys=look.key)
        self.setCheckable(True)

    def _colours(self, t: Tokens) -> tuple[str | None, str | None, str]:
        fill, edge, _ = super()._colours(t)
        ink = t.ink_of(self._tone)
        return (t.soft_of(self._tone), ink, ink) if self.isChecked() else (fill, edge, ink)


class Pens(QObject):
    """`pressed(meaning)` a pen was pressed; `area_toggled(on)`."""

    pressed = Signal(str)
    area_toggled = Signal(bool)

    def __init__(self, kit: Kit, row: QHBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self.held: Meaning | None = None
        self.pens = {meaning: Pen(kit, meaning) for meaning in MEANINGS}
        self.area = IconButton(
            kit, "square-dashed-mouse-pointer", words("notes.area_mode"), keys="Ctrl+Shift+A"
        )
        self.area.setCheckable(True)
        self.area.toggled.connect(self.area_toggled)
        row.addWidget(Crumb(kit))
        for meaning, pen in self.pens.items():
            pen.clicked.connect(_Pressed(self, meaning).send)
            row.addWidget(pen)
        row.addWidget(self.area)

    def show_pens(self, shown: bool) -> None:
        """Where there is room for them."""
        for pen in self.pens.values():
            pen.setVisible(shown)

    def take(self, meaning: Meaning | None) -> None:
        """Take a pen in the hand, or put it away (None, or the one that is held)."""
        self.held = None if meaning == self.held else meaning
        for one, pen in self.pens.items():
            pen.setChecked(one == self.held)


class _Pressed(QObject):
    """Adds its meaning to a press."""

    def __init__(self, pens: Pens, meaning: Meaning) -> None:
        super().__init__(pens)
        self._pens, self._meaning = pens, meaning

    def send(self) -> None:
        self._pens.pens[self._meaning].setChecked(self._pens.held == self._meaning)
        self._pens.pressed.emit(self._meaning)

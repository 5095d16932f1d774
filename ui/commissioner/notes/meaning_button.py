"""The meaning of a note as icon and word; pressed, it offers the four; dragged, it takes the note along."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.model.review import Meaning
from ui.commissioner.notes.meanings import MEANINGS
from ui.services import Kit
from ui.theme.tokens import DENSE, SEMIBOLD, Tokens
from ui.widgets.button import Button
from ui.widgets.paint import mix


class MeaningButton(Button):
    """`picked(meaning)`; `dragged` when the pointer takes it away: the head of a card is its handle."""

    picked = Signal(str)
    dragged = Signal()

    def __init__(self, kit: Kit) -> None:
        self._meaning: Meaning = "note"
        self._pressed_at = QPointF()
        super().__init__(kit, MEANINGS["note"].word, "quiet", MEANINGS["note"].icon, height=24)
        self.setFont(kit.theme.font(DENSE, SEMIBOLD))
        self.align_left()
        self.clicked.connect(self._open)

    def show_meaning(self, meaning: Meaning) -> None:
        look = MEANINGS[meaning]
        self._meaning = meaning
        self.set_icon(look.icon)
        self.set_phrase(look.word)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position() - self._pressed_at).manhattanLength()
        if self.isDown() and far >= QApplication.startDragDistance():
            self.setDown(False)  # letting go is no click any more
            self.dragged.emit()

    def _colours(self, t: Tokens) -> tuple[str | None, str | None, str]:
        lit = mix(t.surface, t.text, 0.07) if self.underMouse() and self.isEnabled() else None
        return lit, None, t.ink_of(MEANINGS[self._meaning].tone)

    def _side(self) -> int:
        return 6

    def _open(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        icons, t = self._kit.theme.icons, self._kit.theme.tokens
        for meaning, look in MEANINGS.items():
            entry = menu.addAction(icons.icon(look.icon, t.ink_of(look.tone)), look.word(self._kit.say))
            entry.setData(meaning)
        menu.triggered.connect(self._chosen)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _chosen(self, entry: QAction) -> None:
        self.picked.emit(str(entry.data()))

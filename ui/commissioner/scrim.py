"""Darkens a window while a dialog stands over it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.services import Kit


class Scrim(QWidget):
    """Lies over the whole window until the dialog is finished."""

    def __init__(self, kit: Kit, dialog: QDialog, window: QWidget) -> None:
        super().__init__(window)
        self._kit = kit
        self.setGeometry(window.rect())
        dialog.finished.connect(self._lift)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._kit.theme.tokens.scrim))
        painter.end()

    def _lift(self) -> None:
        self.hide()
        self.deleteLater()

"""Pages of which one is shown: the others have no say in the room it wants.

Qt asks every page of a stack, hidden ones too, each time anything in the window changes its size; with the
rooms of a whole window behind it that is some ten milliseconds for each label that says something new.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """For stacks that fill what their parent gives them: a page is as high as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._turned)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize(0, 0)

    def _turned(self, _at: int) -> None:
        self.updateGeometry()

"""What scrolls inside a QScrollArea: as wide as the area, as high as its wrapped texts need there."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Inner(QWidget):
    """Qt takes the height that wrapped texts would need at their narrowest for the least height, and
    a scroll bar appears over nothing. Without a least height the height for the width is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "inner")

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

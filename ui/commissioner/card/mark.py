"""The mark at rest: 40 x 24, filled with its figure, or dashed when there is none. 0 is filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, SEMIBOLD, Radius
from ui.widgets.paint import box, painter_on, write

MARK_W, MARK_H = 40, 24


def paint_mark(painter: QPainter, kit: Kit, rect: QRectF, shown: str | None) -> None:
    """`shown` is the figure in the reader's language; None is "not scored"."""
    t = kit.theme.tokens
    if shown is None:
        box(painter, rect, Radius.SMALL, edge=t.line2, dashed=True)
        painter.setFont(kit.theme.font(DENSE, MEDIUM))
        write(painter, rect, "–", t.muted, Qt.AlignmentFlag.AlignCenter)
        return
    box(painter, rect, Radius.SMALL, fill=t.accent_soft)
    painter.setFont(kit.theme.font(DENSE, SEMIBOLD, tabular=True))
    write(painter, rect, shown, t.accent_text, Qt.AlignmentFlag.AlignCenter, elide=False)


class Mark(QWidget):
    """A mark at rest that stands by itself."""

    def __init__(self, kit: Kit, shown: str | None = None) -> None:
        super().__init__()
        self._kit, self._shown = kit, shown
        self.setFixedSize(MARK_W, MARK_H)
        kit.theme.changed.connect(self.update)

    def show_mark(self, shown: str | None) -> None:
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(MARK_W, MARK_H)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        paint_mark(painter, self._kit, QRectF(self.rect()), self._shown)
        painter.end()

"""Small painting helpers: shapes on the pixel grid, one way to draw an edge, a ring, a dash."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import mix

__all__ = ["box", "mix", "painter_on", "ring", "write"]


def painter_on(widget: QWidget) -> QPainter:
    """An antialiased painter; end() it (or let it go) before the paint event returns."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    *,
    fill: str | None = None,
    edge: str | None = None,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded box whose edge lies wholly inside `rect`."""
    inset = width / 2 if edge else 0
    inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    pen = QPen(QColor(edge), width) if edge else QPen(Qt.PenStyle.NoPen)
    if edge and dashed:
        pen.setDashPattern([3 / width, 3 / width])
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    shown = min(radius, inner.height() / 2) - inset
    painter.drawRoundedRect(inner, max(shown, 0), max(shown, 0))


def ring(painter: QPainter, rect: QRect | QRectF, radius: float, colour: str) -> None:
    """The focus ring: 2 px inside the edge."""
    box(painter, rect, radius, edge=colour, width=2)


def write(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    colour: str,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    *,
    elide: bool = True,
) -> None:
    """One line of text in the painter's font, elided on the right when it does not fit."""
    area = QRectF(rect)
    if elide:
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(flags | Qt.TextFlag.TextSingleLine), text)

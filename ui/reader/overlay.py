"""What lies over a page besides notes: the selection, what was found, an area, the caret."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.model.review import Quad
from ui.reader.marks import on_paper
from ui.theme.tokens import Tokens

SELECTED, FOUND, CURRENT = 80, 56, 104  # alpha of the accent
DARKER = 1.3  # times as much on dark paper


def paint_selected(
    painter: QPainter, page: QRectF, scale: float, quads: Iterable[Quad], tokens: Tokens
) -> None:
    """The selection: the accent laid over the lines."""
    for quad in quads:
        painter.fillRect(on_paper(page, scale, quad), _accent(tokens, SELECTED))


def paint_found(
    painter: QPainter, page: QRectF, scale: float, quads: Iterable[Quad], tokens: Tokens, current: bool
) -> None:
    """A hit: a fill, and an edge around the one that is looked at."""
    for quad in quads:
        area = on_paper(page, scale, quad)
        painter.fillRect(area, _accent(tokens, CURRENT if current else FOUND))
        if current:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(-2, -2, 2, 2))


def paint_area(painter: QPainter, page: QRectF, scale: float, quad: Quad, tokens: Tokens) -> None:
    """A dragged rectangle."""
    area = on_paper(page, scale, quad)
    painter.fillRect(area, _accent(tokens, FOUND))
    painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)


def paint_caret(painter: QPainter, page: QRectF, scale: float, quad: Quad, tokens: Tokens) -> None:
    """Where the keyboard stands."""
    area = on_paper(page, scale, quad)
    painter.setPen(QPen(QColor(tokens.accent), 2))
    painter.drawLine(area.topLeft(), area.bottomRight() if area.width() else area.bottomLeft())


def _accent(tokens: Tokens, alpha: int) -> QColor:
    colour = QColor(tokens.accent)
    colour.setAlpha(round(alpha * DARKER) if tokens.dark else alpha)
    return colour

"""Notes as marks on the page: painted over the text, found again under the pointer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.model.review import Meaning, Quad
from ui.theme.tokens import Tokens

Mode = QPainter.CompositionMode


@dataclass(frozen=True, slots=True)
class Mark:
    """A note's place: `page` from 1, `quads` as `Picked` has them."""

    id: str
    page: int
    quads: tuple[Quad, ...]
    meaning: Meaning
    focused: bool = False


def on_paper(page: QRectF, scale: float, quad: Quad) -> QRectF:
    """A quad in the painter's pixels: `page` is the paper, `scale` pixels per point."""
    unit = scale / 1000
    left, top = page.left() + quad.x0 * unit, page.top() + quad.y0 * unit
    return QRectF(left, top, (quad.x1 - quad.x0) * unit, (quad.y1 - quad.y0) * unit)


def paint_marks(
    painter: QPainter, page: QRectF, scale: float, marks: Iterable[Mark], tokens: Tokens, dark: bool
) -> None:
    """Paint the marks of one page. The painter's coordinates are the page's own, upright even when
    the view is turned. `dark` tells dark paper, which bright paper in a dark theme is not."""
    mode = Mode.CompositionMode_Screen if dark else Mode.CompositionMode_Multiply
    painter.save()
    painter.setCompositionMode(mode)
    for mark in marks:
        colour = QColor(tokens.highlight_of(mark.meaning))
        for quad in mark.quads:
            painter.fillRect(on_paper(page, scale, quad), colour)
    painter.restore()


def mark_at(marks: Iterable[Mark], page: int, x: int, y: int) -> Mark | None:
    """The mark under a place of a page (1/1000 pt): the smallest where several lie over each other."""
    hits = [m for m in marks if m.page == page and any(_holds(q, x, y) for q in m.quads)]
    return min(hits, key=_area, default=None)


def _holds(quad: Quad, x: int, y: int) -> bool:
    return quad.x0 <= x <= quad.x1 and quad.y0 <= y <= quad.y1


def _area(mark: Mark) -> int:
    return sum((q.x1 - q.x0) * (q.y1 - q.y0) for q in mark.quads)

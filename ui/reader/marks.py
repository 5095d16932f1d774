"""Notes as marks on the page: painted over the text, found again under the pointer.

The colour never stands alone: each meaning has an underline of its own (solid, dashed, dotted,
dash-dot), and an area has that line all around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.model.review import Meaning, Quad
from ui.theme.tokens import LIGHT, Tokens

Mode = QPainter.CompositionMode
LINES: dict[Meaning, Qt.PenStyle] = {
    "strength": Qt.PenStyle.SolidLine,
    "weakness": Qt.PenStyle.DashLine,
    "question": Qt.PenStyle.DotLine,
    "note": Qt.PenStyle.DashDotLine,
}
THIN, THICK = 1.5, 2.5
SCREENED = 0.85  # of the colour on dark paper: all of it would leave the words too little contrast


@dataclass(frozen=True, slots=True)
class Mark:
    """A note's place: `page` from 1, `quads` as `Picked` has them; `area`: a rectangle, not words."""

    id: str
    page: int
    quads: tuple[Quad, ...]
    meaning: Meaning
    focused: bool = False
    area: bool = False


def on_paper(page: QRectF, scale: float, quad: Quad) -> QRectF:
    """A quad in the painter's pixels: `page` is the paper, `scale` pixels per point."""
    unit = scale / 1000
    left, top = page.left() + quad.x0 * unit, page.top() + quad.y0 * unit
    return QRectF(left, top, (quad.x1 - quad.x0) * unit, (quad.y1 - quad.y0) * unit)


def ink_of(tokens: Tokens, meaning: Meaning) -> str:
    """The colour of a meaning's words, icons and lines."""
    return {
        "strength": tokens.ok,
        "weakness": tokens.bad,
        "question": tokens.warn,
        "note": tokens.viol,
    }[meaning]


def paint_marks(
    painter: QPainter, page: QRectF, scale: float, marks: Iterable[Mark], tokens: Tokens, dark: bool
) -> None:
    """Paint the marks of one page. The painter's coordinates are the page's own, upright even when
    the view is turned. `dark` tells dark paper, which bright paper in a dark theme is not."""
    look = tokens if dark or not tokens.dark else LIGHT
    placed = [(mark, [on_paper(page, scale, quad) for quad in mark.quads]) for mark in marks]
    if not placed:
        return
    painter.save()
    mode = Mode.CompositionMode_Screen if dark else Mode.CompositionMode_Multiply
    painter.setCompositionMode(mode)
    painter.setOpacity(SCREENED if dark else 1.0)
    for mark, rects in placed:
        colour = QColor(look.highlight_of(mark.meaning))
        for rect in rects:
            painter.fillRect(rect, colour)
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)
    painter.setOpacity(1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark, rects in placed:
        _lines(painter, mark, rects, look)
    painter.restore()


def _lines(painter: QPainter, mark: Mark, rects: list[QRectF], look: Tokens) -> None:
    width = THICK if mark.focused else THIN
    pen = QPen(QColor(ink_of(look, mark.meaning)), width, LINES[mark.meaning], Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for rect in rects:
        if mark.area:
            painter.drawRect(rect)
        else:
            bottom = rect.bottom() + width / 2  # under the words, never through them
            painter.drawLine(QLineF(rect.left(), bottom, rect.right(), bottom))


def mark_at(marks: Iterable[Mark], page: int, x: int, y: int) -> Mark | None:
    """The mark under a place of a page (1/1000 pt): the smallest where several lie over each other."""
    hits = [m for m in marks if m.page == page and any(_holds(q, x, y) for q in m.quads)]
    return min(hits, key=_area, default=None)


def _holds(quad: Quad, x: int, y: int) -> bool:
    return quad.x0 <= x <= quad.x1 and quad.y0 <= y <= quad.y1


def _area(mark: Mark) -> int:
    return sum((q.x1 - q.x0) * (q.y1 - q.y0) for q in mark.quads)

"""One page as it lies in the window: where its points are, also when the view is turned."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from desktop.model.review import Quad
from ui.reader.layout import PageSize

FULL = 4  # quarter turns


def turned(size: PageSize, turn: int) -> PageSize:
    """The size of a page whose view is turned by quarters, clockwise."""
    return (size[1], size[0]) if turn % 2 else size


@dataclass(frozen=True, slots=True)
class Sheet:
    """`index` from 0, `rect` in the viewport, `scale` logical pixels per point, `turn` quarters."""

    index: int
    rect: QRectF
    scale: float
    turn: int

    @property
    def paper(self) -> QRectF:
        """The upright page in its own pixels, from (0, 0)."""
        width, height = turned((self.rect.width(), self.rect.height()), self.turn)
        return QRectF(0, 0, width, height)

    def transform(self) -> QTransform:
        """From the upright page's own pixels to the viewport."""
        corner = (self.rect.topLeft(), self.rect.topRight(), self.rect.bottomRight(), self.rect.bottomLeft())
        at = corner[self.turn % FULL]
        return QTransform().translate(at.x(), at.y()).rotate(90 * (self.turn % FULL))

    def place(self, point: QPointF) -> tuple[int, int]:
        """The place of the page, 1/1000 pt, under a point of the viewport."""
        own = self.transform().inverted()[0].map(point)
        return round(own.x() / self.scale * 1000), round(own.y() / self.scale * 1000)

    def shown(self, quad: Quad) -> QRectF:
        """A quad of the page in the viewport."""
        unit = self.scale / 1000
        own = QRectF(QPointF(quad.x0 * unit, quad.y0 * unit), QPointF(quad.x1 * unit, quad.y1 * unit))
        return self.transform().mapRect(own)

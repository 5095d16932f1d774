"""Where each page lies: a column of pages, pure arithmetic over cached sizes.

Sizes are points (1/72 inch). A zoom of 1.0 is 96 logical pixels to the inch. Pages stand in one
column; beside it a lane may be kept free for margin notes, so that they never cover the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

PX_PER_POINT = 96 / 72
MARGIN = 24  # around the column
GAP = 16  # between pages, and between a page and the lane
MIN_ZOOM = 0.1
MAX_ZOOM = 4.0
PageSize = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page that stays put while the zoom changes: fractions of the page's sides."""

    page: int
    x: float
    y: float


class Layout:
    """The column of one document. Pages count from 0 here; people see them from 1."""

    def __init__(self, sizes: Sequence[PageSize], lane: float = 0.0) -> None:
        self.sizes = tuple(sizes)
        self.lane = lane
        self._above = [0.0]  # points of paper above each page, then the whole
        for _, height in self.sizes:
            self._above.append(self._above[-1] + height)
        self.widest = max((w for w, _ in self.sizes), default=0.0)

    def __len__(self) -> int:
        return len(self.sizes)

    def extent(self, zoom: float) -> QSizeF:
        """The size of the whole column with its margins, in logical pixels."""
        if not self.sizes:
            return QSizeF(0, 0)
        height = self._above[-1] * zoom * PX_PER_POINT + GAP * (len(self.sizes) - 1)
        return QSizeF(self._column(zoom) + 2 * MARGIN, height + 2 * MARGIN)

    def rect(self, page: int, zoom: float, width: float) -> QRectF:
        """The paper of a page when the canvas is `width` wide; narrow columns stand centred."""
        scale = zoom * PX_PER_POINT
        page_width, page_height = self.sizes[page]
        free = max(width, self._column(zoom) + 2 * MARGIN) - self._column(zoom)
        left = free / 2 + (self.widest - page_width) * scale / 2
        return QRectF(left, self.top(page, zoom), page_width * scale, page_height * scale)

    def lane_left(self, zoom: float, width: float) -> float:
        """The left edge of the lane: a gap right of the widest page."""
        free = max(width, self._column(zoom) + 2 * MARGIN) - self._column(zoom)
        return free / 2 + self.widest * zoom * PX_PER_POINT + GAP

    def top(self, page: int, zoom: float) -> float:
        """The upper edge of a page."""
        return MARGIN + self._above[page] * zoom * PX_PER_POINT + GAP * page

    def at(self, y: float, zoom: float) -> int:
        """The page at a height, or the one just above a gap; 0 for an empty document."""
        low, high = 0, max(len(self.sizes) - 1, 0)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.top(middle, zoom) <= y else (low, middle - 1)
        return low

    def visible(self, top: float, bottom: float, zoom: float) -> range:
        """The pages that touch the strip between two heights."""
        if not self.sizes:
            return range(0)
        return range(self.at(top, zoom), self.at(bottom, zoom) + 1)

    def spot(self, point: QPointF, zoom: float, width: float) -> Spot:
        """The place under a point of the column."""
        page = self.at(point.y(), zoom)
        rect = self.rect(page, zoom, width)
        return Spot(
            page,
            (point.x() - rect.left()) / max(rect.width(), 1.0),
            (point.y() - rect.top()) / max(rect.height(), 1.0),
        )

    def point(self, spot: Spot, zoom: float, width: float) -> QPointF:
        """Where a place lies at another zoom."""
        rect = self.rect(spot.page, zoom, width)
        return QPointF(rect.left() + spot.x * rect.width(), rect.top() + spot.y * rect.height())

    def fit_width(self, width: float) -> float:
        """The zoom at which the widest page and the lane fill the width."""
        room = width - 2 * MARGIN - (self.lane + GAP if self.lane else 0)
        return _bounded(room / (self.widest * PX_PER_POINT)) if self.widest else 1.0

    def fit_page(self, page: int, width: float, height: float) -> float:
        """The zoom at which one whole page can be seen."""
        if not self.sizes:
            return 1.0
        tall = (height - 2 * MARGIN) / (self.sizes[page][1] * PX_PER_POINT)
        return _bounded(min(tall, self.fit_width(width)))

    def _column(self, zoom: float) -> float:
        return self.widest * zoom * PX_PER_POINT + (self.lane + GAP if self.lane else 0)


def nearest_first(seen: range, count: int, ahead: int) -> list[int]:
    """The order in which pages are worth drawing: those seen, then their neighbours by distance."""
    order = list(seen)
    for step in range(1, ahead + 1):
        order += [p for p in (seen.stop - 1 + step, seen.start - step) if 0 <= p < count]
    return order


def _bounded(zoom: float) -> float:
    return min(max(zoom, MIN_ZOOM), MAX_ZOOM)

"""A document painted from pictures that a worker draws.

What is not there yet is painted from what is: a picture of another scale stretched, grey lines on
paper, or words in the place of a page that cannot be shown.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.words import Said
from ui.reader.feed import Arrived, Errand, Ink, PictureFeed, Wanted
from ui.reader.layout import PX_PER_POINT, Layout, nearest_first
from ui.reader.paper import PaperLook, paint_page, paint_refusal, refusal_end
from ui.reader.pictures import Key, PictureCache
from ui.reader.sheet import FULL, Sheet, turned
from ui.reader.source import PageSource
from ui.reader.zoom_area import ZoomArea
from ui.theme.tokens import LIGHT, Tokens

NEAR = 24  # logical pixels kept free around what is brought into view
AHEAD = 2  # pages drawn before and after those seen
SETTLE_MS = 40  # scrolling fast past pages asks for none of them
MOST_PIXELS = 16_000_000  # of one picture; beyond it the picture is stretched


class PictureArea(ZoomArea):
    """Shows the pages of a `PageSource`; what lies on them is painted by `_paint_over`."""

    refused = Signal(object)  # Arrived without a picture, for its words: answer with `set_refusal`

    def __init__(self, feed: PictureFeed, cache: PictureCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._feed, self._cache = feed, cache
        self._source: PageSource | None = None
        self._tokens: Tokens = LIGHT
        self._bright = False
        self._refusals: dict[int, Said] = {}
        self._turn, self._lane = 0, 0
        self._settle.timeout.connect(self._ask)
        self._feed.arrived.connect(self._arrived)

    # -- what is shown ------------------------------------------------------------------------

    def show_document(self, source: PageSource | None, page: int = 1, turn: int = 0) -> None:
        """Show a document at a page, keeping the fit; None shows the empty desk."""
        self._source, self._turn = source, turn % FULL
        self._refusals = {}
        self._set_layout(self._new_layout())
        self.go_to(page)
        self.page_changed.emit(self._page)
        self._ask()

    @property
    def source(self) -> PageSource | None:
        return self._source

    def set_refusal(self, page: int, said: Said) -> None:
        """Words in the place of a page (from 1)."""
        self._refusals[page - 1] = said
        self.viewport().update()

    def refused_pages(self) -> list[int]:
        """The pages (from 1) in whose place words stand."""
        return sorted(page + 1 for page in self._refusals)

    def words_end(self, page: int) -> float | None:
        """Where the words of a refused page (from 1) end in the viewport."""
        said = self._refusals.get(page - 1)
        return refusal_end(self.page_rect(page), said, self.font()) if said else None

    def try_again(self, page: int) -> None:
        """Ask once more for a page (from 1) in whose place words stand."""
        if self._refusals.pop(page - 1, None) is not None and self._source is not None:
            self._source.retry()
            self._ask()
            self.viewport().update()

    # -- places -------------------------------------------------------------------------------

    @property
    def turn(self) -> int:
        """Quarter turns of the view, clockwise."""
        return self._turn

    def set_turn(self, turn: int) -> None:
        """Turn the view of all pages; the page one reads stays."""
        if turn % FULL != self._turn and self.pages:
            page, self._turn = self._page, turn % FULL
            self._set_layout(self._new_layout())
            self.go_to(page)

    def set_lane(self, pixels: int) -> None:
        """Keep a lane free right of the pages, for margin notes; 0 for none."""
        if pixels != self._lane:
            self._lane = pixels
            self._layout = self._new_layout()
            self._refit()

    def lane_left(self) -> float:
        """Where the lane begins in the viewport."""
        return self._layout.lane_left(self._zoom, self.viewport().width()) - self._offset().x()

    def page_rect(self, page: int) -> QRectF:
        """Where a page (from 1) lies in the viewport, seen or not."""
        return self._sheet(page - 1).rect

    def _new_layout(self) -> Layout:
        sizes = self._source.sizes if self._source else ()
        return Layout([turned(size, self._turn) for size in sizes], self._lane)

    def _sheet(self, index: int) -> Sheet:
        rect = self._layout.rect(index, self._zoom, self.viewport().width()).translated(-self._offset())
        grain = self.devicePixelRatioF()  # on whole device pixels pictures need no stretching
        x, y, w, h = (round(v * grain) / grain for v in (rect.x(), rect.y(), rect.width(), rect.height()))
        return Sheet(index, QRectF(x, y, w, h), self._zoom * PX_PER_POINT, self._turn)

    def _sheet_at(self, point: QPointF) -> Sheet | None:
        """The page at or just above a point of the viewport."""
        if not self.pages:
            return None
        return self._sheet(self._layout.at(point.y() + self._offset().y(), self._zoom))

    def _bring(self, area: QRectF) -> None:
        """Scroll a part of the viewport's plane into view, and no further than needed."""
        view = QRectF(self.viewport().rect()).adjusted(NEAR, NEAR, -NEAR, -NEAR)
        for bar, low, high, start, end in (
            (self.verticalScrollBar(), area.top(), area.bottom(), view.top(), view.bottom()),
            (self.horizontalScrollBar(), area.left(), area.right(), view.left(), view.right()),
        ):
            if low < start or high > end:
                bar.setValue(round(bar.value() + low - start - max(0, (end - start) - (high - low)) / 3))

    # -- look ---------------------------------------------------------------------------------

    def set_tokens(self, tokens: Tokens) -> None:
        """Another theme: pictures of the other paper stay cached beside these."""
        self._tokens = tokens
        self._ask()
        self.viewport().update()

    @property
    def dark_paper(self) -> bool:
        return self._tokens.dark and not self._bright

    @property
    def ink(self) -> Ink | None:
        """The colours pages are drawn in; None for those of the document."""
        return Ink(self._tokens.paper, self._tokens.ink) if self.dark_paper else None

    def set_bright(self, bright: bool) -> None:
        """Bright paper even in the dark theme."""
        self._bright = bright
        self._ask()
        self.viewport().update()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._tokens.sunken))
        look = PaperLook.of(self._tokens, self.dark_paper)
        for index in self._seen():
            self._paint(painter, self._sheet(index), look)
        if self.hasFocus():
            self._paint_focus(painter)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def _paint(self, painter: QPainter, sheet: Sheet, look: PaperLook) -> None:
        if sheet.index in self._refusals:
            paint_refusal(painter, sheet.rect, self._refusals[sheet.index], self.font(), look)
            return
        painter.save()
        painter.setTransform(sheet.transform(), True)
        paint_page(painter, sheet.paper, self._cache.get(self._key(sheet.index)), look)
        self._paint_over(painter, sheet)
        painter.restore()

    def _paint_over(self, painter: QPainter, sheet: Sheet) -> None:
        """What lies on a page; the painter's coordinates are those of `sheet.paper`."""

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    # -- pictures -----------------------------------------------------------------------------

    def _key(self, index: int) -> Key:
        return Key(self._source.digest if self._source else "", index, self.dark_paper)

    def _scale(self, index: int) -> float:
        """Device pixels per point, less where the picture would be too large."""
        scale = self._zoom * PX_PER_POINT * self.devicePixelRatioF()
        width, height = self._layout.sizes[index]
        return float(min(scale, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5))

    def _ask(self) -> None:
        self._feed.ask(self._errands())

    def _errands(self) -> list[Errand]:
        """What is wanted now, the most wanted first."""
        return list(self._pictures())

    def _pictures(self) -> list[Wanted]:
        if self._source is None:
            return []
        missing = [i for i in self._worth() if i not in self._refusals]
        missing = [i for i in missing if not self._cache.sharp(self._key(i), self._scale(i))]
        return [Wanted(self._source, i, self._scale(i), self.ink) for i in missing]

    def _worth(self) -> list[int]:
        """The pages seen, and as many of their neighbours as the cache can hold beside them."""
        seen, spent, worth = self._seen(), 0.0, []
        for index in nearest_first(seen, self.pages, AHEAD):
            width, height = self._layout.sizes[index]
            spent += width * height * self._scale(index) ** 2 * 4
            if index in seen or spent <= self._cache.budget:
                worth.append(index)
        return worth

    def _arrived(self, arrived: Arrived) -> None:
        if arrived.key.small:
            return
        if arrived.drawn is not None:
            self._cache.put(arrived.key, arrived.drawn, {self._key(i) for i in self._seen()})
        if self._source is None or arrived.key.document != self._source.digest:
            return
        if arrived.error is not None:
            self.refused.emit(arrived)
        self.viewport().update()

    def _moved(self) -> None:
        # What shows nothing yet is asked for at once, unless one flies past; sharpening waits.
        blank = any(self._cache.get(self._key(i)) is None for i in self._seen())
        self._settle.start(0 if blank else SETTLE_MS)
        super()._moved()

"""The page canvas: one document painted from pictures that a worker draws.

What is not there yet is painted from what is: a picture of another scale stretched, grey lines on
paper, or words in the place of a page that cannot be shown.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.words import Said
from ui.reader.feed import Arrived, Ink, PictureFeed, Wanted
from ui.reader.layout import PX_PER_POINT, Layout, nearest_first
from ui.reader.paper import PaperLook, paint_page, paint_refusal
from ui.reader.pictures import Key, PictureCache
from ui.reader.source import PageSource
from ui.reader.zoom_area import ZoomArea
from ui.theme.tokens import LIGHT, Tokens

AHEAD = 3  # pages drawn before and after those seen
SETTLE_MS = 40  # scrolling fast past pages asks for none of them
MOST_PIXELS = 16_000_000  # of one picture; beyond it the picture is stretched


class PageCanvas(ZoomArea):
    """Shows a `PageSource`."""

    refused = Signal(object)  # Arrived without a picture, for its words: answer with `set_refusal`

    def __init__(self, feed: PictureFeed, cache: PictureCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._feed, self._cache = feed, cache
        self._source: PageSource | None = None
        self._tokens: Tokens = LIGHT
        self._bright = False
        self._refusals: dict[int, Said] = {}
        self._settle.timeout.connect(self._ask)
        self._feed.arrived.connect(self._arrived)

    # -- what is shown ------------------------------------------------------------------------

    def show_document(self, source: PageSource | None, page: int = 1) -> None:
        """Show a document at a page, keeping the fit; None shows the empty desk."""
        self._source = source
        self._refusals = {}
        self._set_layout(Layout(source.sizes if source else ()))
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

    # -- look ---------------------------------------------------------------------------------

    def set_tokens(self, tokens: Tokens) -> None:
        """Another theme: pictures of the other paper stay cached beside these."""
        self._tokens = tokens
        self._ask()
        self.viewport().update()

    @property
    def dark_paper(self) -> bool:
        return self._tokens.dark and not self._bright

    def set_bright(self, bright: bool) -> None:
        """Bright paper even in the dark theme."""
        self._bright = bright
        self._ask()
        self.viewport().update()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._tokens.sunken))
        offset = self._offset()
        painter.translate(-offset)
        look = PaperLook.of(self._tokens, self.dark_paper)
        for index in self._seen():
            self._paint(painter, index, look)
        painter.translate(offset)
        if self.hasFocus():
            self._paint_focus(painter)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def _paint(self, painter: QPainter, index: int, look: PaperLook) -> None:
        rect = self._layout.rect(index, self._zoom, self.viewport().width())
        whole = QRectF(round(rect.x()), round(rect.y()), round(rect.width()), round(rect.height()))
        if index in self._refusals:
            paint_refusal(painter, whole, self._refusals[index], self.font(), look)
        else:
            paint_page(painter, whole, self._cache.get(self._key(index)), look)

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
        if self._source is None:
            self._feed.ask([])
            return
        ink = Ink(self._tokens.paper, self._tokens.ink) if self.dark_paper else None
        order = nearest_first(self._seen(), self.pages, AHEAD)
        missing = [i for i in order if i not in self._refusals]
        missing = [i for i in missing if not self._cache.sharp(self._key(i), self._scale(i))]
        self._feed.ask([Wanted(self._source, i, self._scale(i), ink) for i in missing])

    def _arrived(self, arrived: Arrived) -> None:
        if arrived.drawn is not None:
            self._cache.put(arrived.key, arrived.drawn)
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

"""The page canvas: one document as a column of pages, continuous scroll, zoom at the cursor.

Pictures come from a `PictureFeed`; what is not there yet is painted from what is. The canvas keeps
a place, not a scroll offset: whatever changes the zoom or the window, the words one was reading
stay where they were.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.words import Said
from ui.reader.feed import Arrived, Ink, PictureFeed, Wanted
from ui.reader.layout import MAX_ZOOM, MIN_ZOOM, PX_PER_POINT, Layout, Spot, nearest_first
from ui.reader.paper import PaperLook, paint_page, paint_refusal
from ui.reader.pictures import Key, PictureCache
from ui.reader.source import PageSource
from ui.theme.tokens import LIGHT, Tokens

Fit = Literal["width", "page", "free"]
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
WHEEL_FACTOR = 1.1
AHEAD = 3  # pages drawn before and after those seen
SETTLE_MS = 40  # scrolling fast past pages asks for none of them
MOST_PIXELS = 16_000_000  # of one picture; beyond it the picture is stretched


class PageCanvas(QAbstractScrollArea):
    """Shows a `PageSource`. People count pages from 1: so do `page`, `go_to` and the signals."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    refused = Signal(object)  # Arrived without a picture, for its words: answer with `set_refusal`

    def __init__(self, feed: PictureFeed, cache: PictureCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._cache = feed, cache
        self._source: PageSource | None = None
        self._layout = Layout(())
        self._zoom, self._fit = 1.0, "width"
        self._page = 1
        self._tokens: Tokens = LIGHT
        self._bright = False
        self._refusals: dict[int, Said] = {}
        self._drag: tuple[QPointF, int, int] | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._feed.arrived.connect(self._arrived)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    # -- what is shown ------------------------------------------------------------------------

    def show_document(self, source: PageSource | None, page: int = 1) -> None:
        """Show a document at a page, keeping the fit; None shows the empty desk."""
        self._source = source
        self._refusals = {}
        self._layout = Layout(source.sizes if source else ())
        self._refit(Spot(0, 0.5, 0.0))
        self.go_to(page)
        self.page_changed.emit(self._page)
        self._ask()
        self.viewport().update()

    @property
    def source(self) -> PageSource | None:
        return self._source

    @property
    def page(self) -> int:
        """The page one is reading: the one at a third of the height. 1 when there is none."""
        return self._page

    @property
    def pages(self) -> int:
        return len(self._layout)

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top of the window."""
        if not self.pages:
            return
        index = min(max(page, 1), self.pages) - 1
        top = self._layout.top(index, self._zoom)
        self.verticalScrollBar().setValue(round(top - 16 if index else 0))
        self._note_page(index + 1)

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

    @property
    def bright(self) -> bool:
        return self._bright

    # -- zoom ---------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def fit(self) -> str:
        return self._fit

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom by hand; the place under `at` (viewport, default its middle) stays there."""
        self._fit = "free"
        self._apply(min(max(zoom, MIN_ZOOM), MAX_ZOOM), at)

    def set_fit(self, fit: Fit) -> None:
        """Follow the width of the window, or show the page whole."""
        self._fit = fit
        self._refit()

    def zoom_in(self) -> None:
        self.set_zoom(next((s for s in STEPS if s > self._zoom + 0.005), MAX_ZOOM))

    def zoom_out(self) -> None:
        self.set_zoom(next((s for s in reversed(STEPS) if s < self._zoom - 0.005), MIN_ZOOM))

    def _refit(self, spot: Spot | None = None) -> None:
        size = self.viewport().size()
        zoom = self._zoom
        if self._fit == "width":
            # Whether a scroll bar will stand there is known only after: leave its room always.
            zoom = self._layout.fit_width(size.width())
        elif self._fit == "page":
            zoom = self._layout.fit_page(self._page - 1 if self.pages else 0, size.width(), size.height())
        self._apply(min(zoom, MAX_ZOOM), None, spot)

    def _apply(self, zoom: float, at: QPointF | None, spot: Spot | None = None) -> None:
        view = self.viewport().size()
        at = at or QPointF(view.width() / 2, view.height() / 3 if spot is None else 0)
        if self.pages and spot is None:
            spot = self._layout.spot(self._offset() + at, self._zoom, view.width())
        changed, self._zoom = abs(zoom - self._zoom) > 1e-9, zoom
        self._set_ranges()
        if spot is not None and self.pages:
            there = self._layout.point(spot, zoom, view.width()) - at
            self.horizontalScrollBar().setValue(round(there.x()))
            self.verticalScrollBar().setValue(round(there.y()))
        if changed:
            self.zoom_changed.emit(zoom)
        self._settle.start()
        self.viewport().update()

    def _set_ranges(self) -> None:
        extent, view = self._layout.extent(self._zoom), self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), extent.width(), view.width()),
            (self.verticalScrollBar(), extent.height(), view.height()),
        ):
            bar.setRange(0, max(0, round(whole - part)))
            bar.setPageStep(part)
            bar.setSingleStep(48)

    # -- events -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 800)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refit() if self._fit != "free" else self._apply(self._zoom, None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / 120
            self.set_zoom(self._zoom * WHEEL_FACTOR**turns, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().height()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = {
            Qt.Key.Key_Down: 48,
            Qt.Key.Key_Up: -48,
            Qt.Key.Key_PageDown: view - 48,
            Qt.Key.Key_PageUp: 48 - view,
            Qt.Key.Key_Space: 48 - view if back else view - 48,
        }
        key = Qt.Key(event.key())
        if key in moves and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            bar.setValue(bar.value() + moves[key])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._drag = (
                event.position(),
                self.horizontalScrollBar().value(),
                self.verticalScrollBar().value(),
            )
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            moved = event.position() - self._drag[0]
            self.horizontalScrollBar().setValue(round(self._drag[1] - moved.x()))
            self.verticalScrollBar().setValue(round(self._drag[2] - moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
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

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.visible(top, top + self.viewport().height(), self._zoom)

    def _key(self, index: int) -> Key:
        return Key(self._source.digest if self._source else "", index, self.dark_paper)

    def _scale(self, index: int) -> float:
        scale = self._zoom * PX_PER_POINT * self.devicePixelRatioF()
        width, height = self._layout.sizes[index]
        most = (MOST_PIXELS / max(width * height, 1.0)) ** 0.5
        return float(min(scale, most))

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

    def _scrolled(self) -> None:
        view = self.viewport().height()
        at = self.verticalScrollBar().value() + view / 3
        self._note_page(self._layout.at(at, self._zoom) + 1)
        missing = [i for i in self._seen() if self._cache.get(self._key(i)) is None]
        # A page that shows nothing yet is asked for at once unless one flies past; sharpening waits.
        self._settle.start(0 if missing else SETTLE_MS)
        self.viewport().update()

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

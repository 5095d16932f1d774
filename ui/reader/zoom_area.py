"""A scrolling column of pages with a zoom: it keeps a place, not an offset.

Whatever changes the zoom or the window, the words one was reading stay where they were.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.accessible import Role, hear_as
from ui.reader.layout import MAX_ZOOM, MIN_ZOOM, Layout, Spot

Fit = Literal["width", "page", "free"]
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
WHEEL_FACTOR = 1.1
LINE = 48  # logical pixels of one step of the arrow keys


class ZoomArea(QAbstractScrollArea):
    """People count pages from 1: so do `page`, `go_to` and the signal."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    moved = Signal()  # scrolled, zoomed or resized: whatever hangs on the pages hangs elsewhere now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = Layout(())
        self._zoom = 1.0
        self._fit: Fit = "width"
        self._page = 1
        self._drag: tuple[QPointF, int, int] | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.Document)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

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

    # -- zoom ---------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def fit(self) -> Fit:
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

    def _set_layout(self, layout: Layout) -> None:
        self._layout = layout
        self._refit(Spot(0, 0.5, 0.0))

    def _refit(self, spot: Spot | None = None) -> None:
        size = self.viewport().size()
        zoom = self._zoom
        if self._fit == "width":
            zoom = self._layout.fit_width(size.width())
        elif self._fit == "page":
            zoom = self._layout.fit_page(self._page - 1 if self.pages else 0, size.width(), size.height())
        self._apply(min(zoom, MAX_ZOOM), None, spot)

    def _apply(self, zoom: float, at: QPointF | None, spot: Spot | None = None) -> None:
        view = self.viewport().size()
        if at is None and spot is None and self.verticalScrollBar().value() == 0:
            spot = Spot(0, 0.5, -1.0)  # who stands at the very top, margin and all, stays there
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
        self._moved()

    def _set_ranges(self) -> None:
        extent, view = self._layout.extent(self._zoom), self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), extent.width(), view.width()),
            (self.verticalScrollBar(), extent.height(), view.height()),
        ):
            bar.setRange(0, max(0, round(whole - part)))
            bar.setPageStep(part)
            bar.setSingleStep(LINE)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.visible(top, top + self.viewport().height(), self._zoom)

    def _scrolled(self) -> None:
        at = self.verticalScrollBar().value() + self.viewport().height() / 3
        self._note_page(self._layout.at(at, self._zoom) + 1)
        self._moved()

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _moved(self) -> None:
        """Other pages or another scale are seen."""
        self.viewport().update()
        self.moved.emit()

    # -- events -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 800)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fit == "free":
            self._apply(self._zoom, None)
        else:
            self._refit()

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
            Qt.Key.Key_Down: LINE,
            Qt.Key.Key_Up: -LINE,
            Qt.Key.Key_PageDown: view - LINE,
            Qt.Key.Key_PageUp: LINE - view,
            Qt.Key.Key_Space: LINE - view if back else view - LINE,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        key = Qt.Key(event.key())
        if key in moves and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            bar.setValue(bar.value() + moves[key])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            bars = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            self._drag = (event.position(), *bars)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            moved = event.position() - self._drag[0]
            self.horizontalScrollBar().setValue(round(self._drag[1] - moved.x()))
            self.verticalScrollBar().setValue(round(self._drag[2] - moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and event.button() == Qt.MouseButton.MiddleButton:
            self._drag = None
            self.viewport().unsetCursor()

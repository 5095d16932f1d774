"""The margin: markers at the page's edge, notes in the lane beside it, lines between them.

Only notes of pages in sight have a card; cards are used again for the next page. Where there is no lane
(a narrow window, a large zoom) notes are markers, and the chosen one lies over the page. How a page's
notes lie is found once; scrolling only moves them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.desks.note_views import NoteView
from ui.commissioner.notes.card_pool import CardPool
from ui.commissioner.notes.meanings import MEANINGS
from ui.commissioner.notes.note_card import WIDTH, NoteCard
from ui.commissioner.notes.page_lay import (
    BESIDE,
    MARKER,
    STRIP,
    Beside,
    Marker,
    PageLay,
    Spot,
    lay_page,
)
from ui.reader.canvas import PageCanvas
from ui.services import Kit
from ui.widgets.paint import mix, painter_on

Shape = tuple[float, int, int, float]


class Margin(QWidget):
    """`marker_clicked(id)`. Lies over the right part of the canvas's viewport."""

    marker_clicked = Signal(str)

    def __init__(self, kit: Kit, canvas: PageCanvas, pool: CardPool) -> None:
        super().__init__(canvas.viewport())
        self._kit, self._canvas, self.pool = kit, canvas, pool
        self._notes: dict[int, list[NoteView]] = {}  # of each page, from the top down
        self._all: tuple[NoteView, ...] = ()
        self._chosen = ""
        self._pointer: float | None = None
        self._laid: dict[int, PageLay] = {}
        self._shape: Shape | None = None
        self._seen: list[tuple[QPointF, PageLay]] = []  # pages in sight: their corner, their notes
        self.roomy = False
        self.setMouseTracking(True)
        pool.set_parent(self)
        canvas.moved.connect(self._moved)
        kit.theme.changed.connect(self.update)

    # -- shown --------------------------------------------------------------------------------

    def show_notes(self, notes: tuple[NoteView, ...], chosen: str) -> None:
        """The notes of the document that is shown."""
        self._all, self._chosen = notes, chosen
        self.relay()

    def set_pointer(self, y: float | None) -> None:
        """Where the pointer is, for pages that have more notes than room."""
        if y != self._pointer:
            self._pointer = y
            if self.roomy and any(lay.folded for _, lay in self._seen):
                self._moved()

    def relay(self) -> None:
        """Notes have changed, or the height of one."""
        self._sort()
        self._laid.clear()
        self._moved()

    @property
    def markers(self) -> list[Marker]:
        """The markers in sight, where they are in this widget."""
        own = QPointF(self.pos())
        return [_at(marker, corner - own) for corner, lay in self._seen for marker in lay.markers]

    def card(self, note_id: str) -> NoteCard | None:
        """The card of a note, if it is in sight."""
        return self.pool.shown.get(note_id)

    # -- inside -------------------------------------------------------------------------------

    def _moved(self) -> None:
        """The same notes at other places."""
        canvas = self._canvas
        shape = canvas.zoom, canvas.viewport().width(), canvas.turn, self._lane() - canvas.lane_left()
        if shape != self._shape:
            self._shape = shape
            self._laid.clear()
        pages = self._pages() if canvas.pages and self._all else range(0)
        rects = {page: canvas.page_rect(page) for page in pages}
        self._span(rects)
        self._seen = [(rect.topLeft(), self._lay(page, rect)) for page, rect in rects.items()]
        self._place_cards()
        self.update()

    def _place_cards(self) -> None:
        own = QPointF(self.pos())
        cards = [
            (note, rect.translated(corner - own)) for corner, lay in self._seen for note, rect in lay.cards
        ]
        self.pool.keep([note.id for note, _ in cards])
        for note, place in cards:
            card = self.pool.card(note, note.id == self._chosen)
            card.setGeometry(place.toRect())
            card.show()

    def _sort(self) -> None:
        self._notes = {}
        for note in self._all:
            self._notes.setdefault(min(note.anchor.page, max(self._canvas.pages, 1)), []).append(note)
        for notes in self._notes.values():
            notes.sort(key=_height_on_page)

    def _pages(self) -> range:
        """The pages in sight, from 1."""
        canvas, height = self._canvas, self._canvas.viewport().height()
        page = canvas.page
        while page > 1 and canvas.page_rect(page - 1).bottom() > 0:
            page -= 1
        last = page
        while last < canvas.pages and canvas.page_rect(last + 1).top() < height:
            last += 1
        return range(page, last + 1)

    def _span(self, rects: dict[int, QRectF]) -> None:
        """Cover the strip from the pages' edge to the end of the window; without a lane the chosen note's
        card lies left of the strip."""
        view = self._canvas.viewport().rect()
        edge = min((rect.right() for rect in rects.values()), default=view.width() + 1.0)
        self.roomy = self._lane() + WIDTH <= view.width()
        left = max(0, round(edge) - STRIP - (WIDTH + BESIDE if not self.roomy and self._chosen else 0))
        self.setGeometry(QRect(left, 0, max(view.width() - left, 0), view.height()))
        self.setVisible(bool(rects) and left < view.width())

    def _lane(self) -> float:
        return self._canvas.lane_left()

    def _lay(self, page: int, rect: QRectF) -> PageLay:
        """How the notes of a page lie; found anew where it depends on what is in sight."""
        lay = self._laid.get(page)
        if lay is not None and not lay.folded:
            return lay
        notes = self._notes.get(page, [])
        seen = -rect.top(), self._canvas.viewport().height() - rect.top()
        lane = self._lane() - rect.left() if self.roomy else None
        beside = Beside(rect.width(), rect.height(), lane, seen)
        made = lay_page(
            notes, partial(self._spot, page, rect.top()), self._height, self._chosen, self._near(rect), beside
        )
        self._laid[page] = made
        return made

    def _near(self, rect: QRectF) -> float:
        """What the shown notes of a full page are nearest to: the pointer, else the middle of the window."""
        view = self._canvas.viewport().height()
        at = self._pointer if self._pointer is not None else view / 3
        return min(max(at, 0.0), float(view)) - rect.top()

    def _height(self, note: NoteView) -> float:
        return self.pool.height(note, note.id == self._chosen)

    def _spot(self, page: int, corner: float, note: NoteView) -> Spot:
        """Where a note's words stand on its page; a note whose place is lost hangs at the top."""
        quads = note.anchor.quads
        if note.lost or not quads:
            return Spot(MARKER, 2 * MARKER)
        first = self._canvas.quad_rect(page, quads[0]).translated(0, -corner)
        last = self._canvas.quad_rect(page, quads[-1]).translated(0, -corner)
        return Spot(first.top() + min(first.height() / 2, MARKER), last.bottom())

    # -- events -------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the chosen note, else to the first in sight."""
        shown = self.card(self._chosen) or next(iter(self.pool.shown.values()), None)
        if shown is not None:
            shown.setFocus(event.reason())

    def marker_at(self, point: QPointF) -> Marker | None:
        """The marker under a point of this widget."""
        return next((marker for marker in self.markers if marker.rect.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        marker = self.marker_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if marker is None:
            event.ignore()  # the page below
        else:
            self.marker_clicked.emit(marker.note.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.set_pointer(event.position().y())
        marker = self.marker_at(event.position())
        if marker is None:
            self.unsetCursor()
            event.ignore()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if marker.card is None and marker.note.text:
            QToolTip.showText(event.globalPosition().toPoint(), marker.note.text, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        markers = self.markers
        for marker in sorted(markers, key=lambda one: one.note.id == self._chosen):
            self._paint_line(painter, marker)
        for marker in markers:
            self._paint_marker(painter, marker)
        painter.end()

    def _paint_line(self, painter: QPainter, marker: Marker) -> None:
        if marker.card is None:
            return
        t = self._kit.theme.tokens
        ink, chosen = t.ink_of(MEANINGS[marker.note.meaning].tone), marker.note.id == self._chosen
        style = Qt.PenStyle.DashLine if marker.note.lost else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(ink if chosen else mix(ink, t.sunken, 0.35)), 2 if chosen else 1, style))
        bend = marker.card.x() - marker.bend
        start = marker.at + QPointF(MARKER / 2, 0)
        painter.drawPolyline([start, QPointF(bend, start.y()), QPointF(bend, marker.card.y()), marker.card])

    def _paint_marker(self, painter: QPainter, marker: Marker) -> None:
        t = self._kit.theme.tokens
        look, chosen = MEANINGS[marker.note.meaning], marker.note.id == self._chosen
        painter.setPen(QPen(QColor(t.accent if chosen else t.soft_of(look.tone)), 2 if chosen else 1))
        painter.setBrush(QColor(t.soft_of(look.tone)))
        painter.drawEllipse(marker.rect.adjusted(1, 1, -1, -1))
        icon = QRectF(marker.at.x() - 8, marker.at.y() - 8, 16, 16)
        self._kit.theme.icons.paint(painter, look.icon, t.ink_of(look.tone), icon)


def _at(marker: Marker, by: QPointF) -> Marker:
    card = marker.card + by if marker.card is not None else None
    return replace(marker, at=marker.at + by, card=card)


def _height_on_page(note: NoteView) -> int:
    return note.anchor.quads[0].y0 if note.anchor.quads and not note.lost else 0

"""The margin: markers at the page's edge, notes in the lane beside it, lines between them.

Only notes of pages in sight have a card; cards are used again for the next page. Where there is no lane
(a narrow window, a large zoom) notes are markers, and the chosen one lies over the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.desks.note_views import NoteView
from ui.commissioner.notes.card_pool import CardPool
from ui.commissioner.notes.meanings import MEANINGS
from ui.commissioner.notes.note_card import WIDTH, NoteCard
from ui.commissioner.notes.stacking import Wish, fitting, stack
from ui.reader.canvas import PageCanvas
from ui.services import Kit
from ui.widgets.paint import mix, painter_on

MARKER, INSET = 24, 22  # a marker's size; its middle from the page's edge
STRIP = INSET + MARKER // 2 + 4  # of the page that the margin covers
BESIDE = 8  # around a card that lies over the page


@dataclass(frozen=True, slots=True)
class Marker:
    """A note's sign at the edge of its page, in the viewport; `card` is where its card begins,
    `bend` how far before it the line turns."""

    note: NoteView
    at: QPointF
    card: QPointF | None
    bend: float = 0.0

    @property
    def rect(self) -> QRectF:
        return QRectF(self.at.x() - MARKER / 2, self.at.y() - MARKER / 2, MARKER, MARKER)


class Margin(QWidget):
    """`marker_clicked(id)`. Lies over the right part of the canvas's viewport."""

    marker_clicked = Signal(str)

    def __init__(self, kit: Kit, canvas: PageCanvas, pool: CardPool) -> None:
        super().__init__(canvas.viewport())
        self._kit, self._canvas, self.pool = kit, canvas, pool
        self._notes: tuple[NoteView, ...] = ()
        self._chosen = ""
        self._pointer: float | None = None
        self.markers: list[Marker] = []
        self.roomy = False
        self.setMouseTracking(True)
        pool.set_parent(self)
        canvas.moved.connect(self.relay)
        kit.theme.changed.connect(self.update)

    # -- shown --------------------------------------------------------------------------------

    def show_notes(self, notes: tuple[NoteView, ...], chosen: str) -> None:
        """The notes of the document that is shown."""
        self._notes, self._chosen = notes, chosen
        self.relay()

    def set_pointer(self, y: float | None) -> None:
        """Where the pointer is, for pages that have more notes than room."""
        if y != self._pointer:
            self._pointer = y
            if any(marker.card is None for marker in self.markers) and self.roomy:
                self.relay()

    def relay(self) -> None:
        """Everything has moved: the same notes at other places."""
        canvas = self._canvas
        pages = self._pages() if canvas.pages and self._notes else range(0)
        self._span(pages)
        self.markers, cards = [], []
        for page in pages:
            cards += self._lay_page(page)
        self.pool.keep([note.id for note, _ in cards])
        for note, place in cards:
            card = self.pool.card(note, note.id == self._chosen)
            card.setGeometry(place)
            card.show()
        self.update()

    def card(self, note_id: str) -> NoteCard | None:
        """The card of a note, if it is in sight."""
        return self.pool.shown.get(note_id)

    # -- inside -------------------------------------------------------------------------------

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

    def _span(self, pages: range) -> None:
        """Cover the strip from the pages' edge to the end of the window; without a lane the chosen note's
        card lies left of the strip."""
        view = self._canvas.viewport().rect()
        edge = min((self._canvas.page_rect(page).right() for page in pages), default=view.width() + 1.0)
        self.roomy = self._lane() + WIDTH <= view.width()
        left = max(0, round(edge) - STRIP - (WIDTH + BESIDE if not self.roomy and self._chosen else 0))
        self.setGeometry(QRect(left, 0, max(view.width() - left, 0), view.height()))
        self.setVisible(bool(pages) and left < view.width())

    def _lane(self) -> float:
        return self._canvas.lane_left()

    def _lay_page(self, page: int) -> list[tuple[NoteView, QRect]]:
        """The markers of a page; the cards that lie beside it and where, in this widget."""
        rect = self._canvas.page_rect(page)
        notes = sorted((n for n in self._notes if self._page_of(n) == page), key=self._top)
        if not notes:
            return []
        tops = [self._top(note) for note in notes]
        spots = stack([Wish(top - MARKER / 2, MARKER) for top in tops], rect.top(), rect.bottom())
        wishes = [
            Wish(self._wish(note, top), self._height(note)) for note, top in zip(notes, tops, strict=True)
        ]
        shown = self._shown(notes, wishes, rect)
        places = dict(zip(shown, self._stacked([wishes[at] for at in shown], rect), strict=True))
        x = self._lane() if self.roomy else rect.right() - STRIP - WIDTH - BESIDE / 2
        cards = {at: QRectF(x, top, WIDTH, wishes[at].height) for at, top in places.items()}
        self._mark(rect, notes, spots, cards)
        return [(notes[at], place.translated(-QPointF(self.pos())).toRect()) for at, place in cards.items()]

    def _mark(
        self, rect: QRectF, notes: list[NoteView], spots: list[float], cards: dict[int, QRectF]
    ) -> None:
        """The markers. Of notes that were pushed down, each line turns before the one above, so that they
        do not cross; of notes that were pushed up, behind it."""
        turn = 0
        for at, note in enumerate(notes):
            marker = QPointF(rect.right() - INSET, spots[at] + MARKER / 2)
            if at not in cards or not self.roomy:
                self.markers.append(Marker(note, marker, None))
                continue
            end = cards[at].topLeft() + QPointF(0, 18)
            turn = turn + 1 if end.y() > marker.y() + 1 else 0 if end.y() > marker.y() - 1 else turn - 1
            self.markers.append(Marker(note, marker, end, 4 + 3 * (turn % 4)))

    def _wish(self, note: NoteView, top: float) -> float:
        """Where a card would begin: beside its first line; over the page, below its last one."""
        if self.roomy or note.lost or not note.anchor.quads:
            return top - 16
        return self._canvas.quad_rect(self._page_of(note), note.anchor.quads[-1]).bottom() + BESIDE

    def _height(self, note: NoteView) -> float:
        return self.pool.height(note, note.id == self._chosen)

    def _stacked(self, wishes: list[Wish], rect: QRectF) -> list[float]:
        if self.roomy:
            return stack(wishes, rect.top(), rect.bottom())
        view = self._canvas.viewport().height()
        return stack(wishes, max(rect.top(), 8.0), min(rect.bottom(), view - 8.0))

    def _shown(self, notes: list[NoteView], wishes: list[Wish], rect: QRectF) -> list[int]:
        chosen = next((at for at, note in enumerate(notes) if note.id == self._chosen), None)
        if not self.roomy:
            return [] if chosen is None else [chosen]
        near = self._pointer
        if near is None or not rect.top() <= near <= rect.bottom():
            near = wishes[chosen].top if chosen is not None else self._canvas.viewport().height() / 3
        return fitting(wishes, rect.height(), near, chosen)

    def _page_of(self, note: NoteView) -> int:
        return min(note.anchor.page, self._canvas.pages)

    def _top(self, note: NoteView) -> float:
        """The middle of the first line; a note whose place is lost hangs at the top of its page."""
        page = self._page_of(note)
        if note.lost or not note.anchor.quads:
            return self._canvas.page_rect(page).top() + MARKER
        rect = self._canvas.quad_rect(page, note.anchor.quads[0])
        return rect.top() + min(rect.height() / 2, MARKER)

    # -- events -------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the chosen note, else to the first in sight."""
        shown = self.card(self._chosen) or next(iter(self.pool.shown.values()), None)
        if shown is not None:
            shown.setFocus(event.reason())

    def marker_at(self, point: QPointF) -> Marker | None:
        """The marker under a point of this widget."""
        there = point + QPointF(self.pos())
        return next((m for m in self.markers if m.rect.contains(there)), None)

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
        painter.translate(-QPointF(self.pos()))
        for marker in sorted(self.markers, key=lambda one: one.note.id == self._chosen):
            self._paint_line(painter, marker)
        for marker in self.markers:
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

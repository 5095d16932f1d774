"""The page canvas: a document one reads, selects in, marks and follows links in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop.model.review import Quad
from desktop.pages.answers import Link
from ui.reader import overlay
from ui.reader.details import Details, DetailStore
from ui.reader.feed import Errand, Found, PictureFeed, WantedDetails
from ui.reader.hits import Hits
from ui.reader.layout import Spot
from ui.reader.letters import Letters
from ui.reader.marks import Mark, mark_at, paint_marks
from ui.reader.picked import Picked
from ui.reader.picture_area import PictureArea
from ui.reader.pictures import PictureCache
from ui.reader.pointing import Pointing
from ui.reader.selecting import Selecting
from ui.reader.sheet import Sheet
from ui.reader.source import PageSource
from ui.theme.tokens import LIGHT, Tokens

CALM_MS = 120  # letters are only wanted where one stays: making them would cost frames of scrolling

HEAD = 72_000  # 1/1000 pt: a heading that begins the page is shown with the page's edge


class PageCanvas(PictureArea):
    """Signals: `picked` a selection was made (Picked) or cleared (None); `mark_clicked` a note's id;
    `link_clicked` a Link of the document, `hinted` the Link under the pointer or None."""

    picked = Signal(object)
    mark_clicked = Signal(str)
    link_clicked = Signal(object)
    hinted = Signal(object)

    def __init__(self, feed: PictureFeed, cache: PictureCache, parent: QWidget | None = None) -> None:
        super().__init__(feed, cache, parent)
        self.details = DetailStore()
        self._marks: dict[int, list[Mark]] = {}  # by page
        self._hits = Hits()
        self._goal: tuple[int, int, int, bool] | None = None  # a stretch to show once its places are known
        self._hinted: Link | None = None
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._ask)
        self.moved.connect(self._calm.start)
        self.selecting = Selecting(self, self)
        self.pointing = Pointing(self, self.selecting)
        self.selecting.changed.connect(self.viewport().update)
        self.selecting.settled.connect(self._settled)
        feed.found.connect(self._found)

    def show_document(self, source: PageSource | None, page: int = 1, turn: int = 0) -> None:
        """Show a document at a page; its marks, hits and selection begin empty."""
        self.selecting.forget()
        self.details.clear()
        self._marks, self._hits, self._goal = {}, Hits(), None
        super().show_document(source, page, turn)
        self.viewport().setMouseTracking(source is not None)

    # -- what a selection needs to know -------------------------------------------------------

    def sheet_at(self, point: QPointF) -> Sheet | None:
        """The page at or just above a point of the viewport."""
        return self._sheet_at(point)

    def details_of(self, page: int) -> Details | None:
        """Of a page from 0, as far as they have come."""
        return self.details.get(page)

    def letters(self, page: int) -> Letters | None:
        details = self.details.get(page)
        return details.letters if details else None

    def words(self, page: int) -> str:
        """The text whose indices carets count: that of the letters where they are known."""
        letters = self.letters(page)
        if letters is not None and letters.lines:
            return letters.text
        return self._source.text(page) if self._source else ""

    def paper_size(self, page: int) -> tuple[float, float]:
        return self._source.sizes[page] if self._source else (0.0, 0.0)

    # -- selection ----------------------------------------------------------------------------

    def selection(self) -> Picked | None:
        return self.selecting.picked()

    def clear_selection(self) -> None:
        self.selecting.clear()

    def selected_text(self) -> str:
        """What Ctrl+C copies."""
        return self.selecting.copied()

    def set_area_mode(self, on: bool) -> None:
        """Dragging picks a rectangle instead of text."""
        self.selecting.area_mode = on
        self.pointing.show_cursor()

    def select_stored(self, page: int, start: int, end: int) -> None:
        """A stretch of the stored text of a page (from 0)."""
        letters = self.letters(page)
        place = letters.from_stored(start, end) if letters is not None else None
        if place is not None:
            self.selecting.select(page, *place)

    def select_page(self) -> None:
        """All text of the page one reads."""
        self.selecting.select(self.page - 1, 0, len(self.words(self.page - 1)))

    # -- marks and hits -----------------------------------------------------------------------

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """The notes of this document (an empty tuple after every `show_document`)."""
        self._marks = {}
        for mark in marks:
            self._marks.setdefault(mark.page, []).append(mark)
        self.viewport().update()

    def mark_under(self, point: QPointF) -> Mark | None:
        sheet = self._sheet_at(point)
        if sheet is None:
            return None
        return mark_at(self._marks.get(sheet.index + 1, ()), sheet.index + 1, *sheet.place(point))

    def set_hits(self, hits: Hits) -> None:
        """What was found; the current one is brought into view."""
        self._hits = hits
        if hits.at is not None:
            self.show_stretch(*hits.at, stored=True)
        self.viewport().update()

    # -- places -------------------------------------------------------------------------------

    def quad_rect(self, page: int, quad: Quad) -> QRectF:
        """Where a quad of a page (from 1) lies in the viewport."""
        return self._sheet(page - 1).shown(quad)

    def show_quads(self, page: int, quads: Iterable[Quad]) -> None:
        """Scroll so that a place can be read, and not further than needed."""
        area = QRectF()
        for quad in quads:
            area = area.united(self.quad_rect(page, quad))
        if area.isNull():
            self.go_to(page)
        else:
            self._bring(area)

    def show_stretch(self, page: int, start: int, end: int, stored: bool = False) -> None:
        """Scroll to characters of a page (from 0): at once, or when their places are known."""
        letters = self.letters(page)
        self._goal = (page, start, end, stored) if letters is None else None
        if letters is not None:
            place = letters.from_stored(start, end) if stored else (start, end)
            self.show_quads(page + 1, letters.quads(*place) if place else ())
        elif page not in self._seen():
            self.go_to(page + 1)
        self._ask()

    def go_down(self, page: int, top: int) -> None:
        """Bring a place down a page (1/1000 pt) to the top of the window; near its head, the head."""
        if top < HEAD:
            self.go_to(page)
        else:
            y = self.quad_rect(page, Quad(0, top, 1, top)).top()
            self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + y - 16))

    def spot(self) -> Spot | None:
        """The place at the top of the window, for coming back."""
        return self._layout.spot(self._offset(), self._zoom, self.viewport().width()) if self.pages else None

    def show_spot(self, spot: Spot) -> None:
        there = self._layout.point(spot, self._zoom, self.viewport().width())
        self.verticalScrollBar().setValue(round(there.y()))

    def show_hint(self, link: Link | None) -> None:
        """What a link leads to, while the pointer is over it."""
        if link is not self._hinted:
            self._hinted = link
            self.hinted.emit(link)

    @property
    def _paper_tokens(self) -> Tokens:
        return self._tokens if self.dark_paper else LIGHT

    # -- painting -----------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter, sheet: Sheet) -> None:
        where = (painter, sheet.paper, sheet.scale)
        page, letters = sheet.index, self.letters(sheet.index)
        marks = self._marks.get(page + 1)
        if marks:
            paint_marks(*where, marks, self._tokens, self.dark_paper)
        area = self.selecting.area
        if area is not None and area.page == page:
            overlay.paint_area(*where, area.quad(*self.paper_size(page)), self._paper_tokens)
        if letters is not None:
            self._paint_letters(where, page, letters)

    def _paint_letters(self, where: tuple[QPainter, QRectF, float], page: int, letters: Letters) -> None:
        for number, quads in self._hits.quads(page, letters):
            overlay.paint_found(*where, quads, self._paper_tokens, number == self._hits.current)
        stretch = self.selecting.stretch(page)
        if stretch is not None:
            overlay.paint_selected(*where, letters.quads(*stretch), self._paper_tokens)
        head = self.selecting.head
        if head is not None and head.page == page and self.pointing.caret_shown:
            overlay.paint_caret(*where, letters.spot(head.index), self._paper_tokens)

    # -- details ------------------------------------------------------------------------------

    def _errands(self) -> list[Errand]:
        """Pictures that are seen, then letters and links of those pages, then what lies ahead."""
        pictures = self._pictures()
        source = self._source
        if source is None:
            return []
        seen = [i for i in self._seen() if i not in self._refusals]
        asked = [] if self._calm.isActive() else seen
        if self._goal is not None and self._goal[0] not in asked:
            asked = [*asked, self._goal[0]]
        details: list[Errand] = [WantedDetails(source, i) for i in asked if self.details.get(i) is None]
        first = [w for w in pictures if w.page in seen]
        return [*first, *details, *(w for w in pictures if w.page not in seen)]

    def _found(self, found: Found) -> None:
        errand = found.errand
        if not isinstance(errand, WantedDetails) or errand.source is not self._source:
            return
        known = found.result if isinstance(found.result, Details) else Details(Letters("", ()))
        self.details.put(errand.page, known)
        if self._goal is not None and self._goal[0] == errand.page:
            self.show_stretch(*self._goal)
        self.pointing.show_cursor()
        self.viewport().update()

    def _settled(self) -> None:
        self.picked.emit(self.selecting.picked())

    # -- events -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointing.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointing.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointing.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pointing.key(event):
            super().keyPressEvent(event)

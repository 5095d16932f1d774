"""The selection of text or of an area, over pages that tell where their letters are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.model.review import Quad
from ui.reader.copying import copied
from ui.reader.letters import Letters
from ui.reader.picked import Picked, of_area, of_text
from ui.reader.sheet import Sheet

Unit = Literal["letter", "word", "line"]
LEAST_AREA = 3_000  # 1/1000 pt: a click is not an area


@dataclass(frozen=True, slots=True, order=True)
class Caret:
    """Before a character of a page (from 0)."""

    page: int
    index: int


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle dragged on one page (from 0)."""

    page: int
    x0: int
    y0: int
    x1: int
    y1: int

    def quad(self, width: float, height: float) -> Quad:
        """Within a page of this size (points)."""
        xs, ys = sorted((self.x0, self.x1)), sorted((self.y0, self.y1))
        w, h = round(width * 1000), round(height * 1000)
        return Quad(max(0, xs[0]), max(0, ys[0]), min(w, xs[1]), min(h, ys[1]))

    @property
    def small(self) -> bool:
        return abs(self.x1 - self.x0) < LEAST_AREA or abs(self.y1 - self.y0) < LEAST_AREA


class Paged(Protocol):
    """Where a selection finds pages; all from 0."""

    def sheet_at(self, point: QPointF) -> Sheet | None: ...

    def letters(self, page: int) -> Letters | None: ...

    def words(self, page: int) -> str: ...

    def paper_size(self, page: int) -> tuple[float, float]: ...

    @property
    def pages(self) -> int: ...


class Selecting(QObject):
    """`changed` with every step, `settled` when a choice was made or cleared."""

    changed = Signal()
    settled = Signal()

    def __init__(self, pages: Paged, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._anchor: tuple[Caret, Caret] | None = None  # the letter, word or line one began with
        self.head: Caret | None = None
        self.area: Area | None = None
        self.area_mode = False
        self._unit: Unit = "letter"
        self.dragging = False

    # -- what is selected ---------------------------------------------------------------------

    def span(self) -> tuple[Caret, Caret] | None:
        """From and to, or None when nothing is selected."""
        if self._anchor is None or self.head is None:
            return None
        first, last = self._anchor
        low, high = min(first, self.head), max(last, self.head)
        return (low, high) if low < high else None

    def stretch(self, page: int) -> tuple[int, int] | None:
        """The part of the selection on a page, as indices of its text."""
        span = self.span()
        if span is None or not span[0].page <= page <= span[1].page:
            return None
        start = span[0].index if page == span[0].page else 0
        end = span[1].index if page == span[1].page else len(self._pages.words(page))
        return (start, end) if start < end else None

    def picked(self) -> Picked | None:
        """The area, or the text on the page where the selection began."""
        if self.area is not None:
            quad = self.area.quad(*self._pages.paper_size(self.area.page))
            return None if self.area.small or quad.x0 >= quad.x1 else of_area(self.area.page + 1, quad)
        page = self._anchor[0].page if self._anchor else 0
        stretch, letters = self.stretch(page), self._pages.letters(page)
        if stretch is None or letters is None:
            return None
        start, end = _trimmed(letters.text, *stretch)
        quads = letters.quads(start, end)
        if not quads:
            return None
        picked = of_text(page + 1, letters.text, start, end, quads)
        stored = letters.to_stored(start, end)
        return replace(picked, start=stored[0] if stored else None)

    def copied(self) -> str:
        """The selected text of all pages, as one would have typed it."""
        span = self.span()
        if span is None:
            return ""
        parts = []
        for page in range(span[0].page, span[1].page + 1):
            stretch = self.stretch(page)
            if stretch is not None:
                letters = self._pages.letters(page) or Letters(self._pages.words(page), ())
                parts.append(copied(letters, *stretch))
        return "\n".join(parts)

    # -- changes ------------------------------------------------------------------------------

    def clear(self) -> None:
        """Nothing is selected; the caret stays where it was."""
        had = self.span() is not None or self.area is not None
        self.area = None
        self._anchor = (self.head, self.head) if self.head else None
        self.dragging = False
        if had:
            self.changed.emit()
            self.settled.emit()

    def forget(self) -> None:
        """Another document: not even a caret."""
        self.clear()
        self._anchor = self.head = None

    def select(self, page: int, start: int, end: int) -> None:
        """A stretch of a page's text."""
        self.area = None
        self._anchor, self.head = (Caret(page, start), Caret(page, start)), Caret(page, end)
        self.changed.emit()
        self.settled.emit()

    def select_area(self, area: Area) -> None:
        self.area = area
        self.changed.emit()
        self.settled.emit()

    def move(self, to: Caret, extend: bool) -> None:
        """The caret elsewhere by key, taking the selection along or dropping it."""
        self.area = None
        if not extend or self._anchor is None:
            self._anchor = (to, to)
        self.head = to
        self.changed.emit()
        self.settled.emit()

    # -- the mouse ----------------------------------------------------------------------------

    def press(self, point: QPointF, clicks: int, extend: bool) -> None:
        """Begin: one click at a letter, two at a word, three at a line."""
        sheet = self._pages.sheet_at(point)
        self.area = None
        if sheet is None:
            return
        self.dragging = True
        self._unit = "letter" if clicks == 1 else "word" if clicks == 2 else "line"
        letters = self._pages.letters(sheet.index)
        if self.area_mode or letters is None or not letters.lines:
            x, y = sheet.place(point)
            self.area, self._anchor, self.head = Area(sheet.index, x, y, x, y), None, None
        else:
            self._begin(sheet, letters, point, extend)
        self.changed.emit()

    def drag(self, point: QPointF) -> None:
        """Go on to a point of the viewport."""
        if not self.dragging:
            return
        if self.area is not None:
            self._drag_area(point)
        elif self._anchor is not None:
            sheet = self._pages.sheet_at(point)
            letters = self._pages.letters(sheet.index) if sheet else None
            if sheet is not None and letters is not None:
                low, high = self._around(letters, sheet, point)
                self.head = high if high > self._anchor[0] else low
        self.changed.emit()

    def release(self) -> None:
        """The mouse button is up: what was dragged over is chosen."""
        self.dragging = False
        if self.area is not None and self.area.small:
            self.area = None
        self.changed.emit()
        self.settled.emit()

    def _begin(self, sheet: Sheet, letters: Letters, point: QPointF, extend: bool) -> None:
        low, high = self._around(letters, sheet, point)
        if extend and self._anchor is not None:
            self.head = high if high > self._anchor[0] else low
        else:
            self._anchor, self.head = (low, high), high

    def _drag_area(self, point: QPointF) -> None:
        assert self.area is not None
        sheet = self._pages.sheet_at(point)
        area, onto = self.area, sheet.place(point) if sheet else (0, 0)
        if sheet is None or sheet.index != area.page:
            below = sheet is not None and sheet.index > area.page
            onto = (onto[0], 10**9 if below else -1)  # off the page: up to its edge
        self.area = Area(area.page, area.x0, area.y0, *onto)

    def _around(self, letters: Letters, sheet: Sheet, point: QPointF) -> tuple[Caret, Caret]:
        """The carets before and after the unit under a point."""
        place = sheet.place(point)
        if self._unit == "letter":
            at = letters.caret(*place) or 0
            return Caret(sheet.index, at), Caret(sheet.index, at)
        index = letters.under(*place) or 0
        low, high = letters.word(index) if self._unit == "word" else letters.line(index)
        return Caret(sheet.index, low), Caret(sheet.index, high)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

"""The letters of a page with their places: what lies under the pointer, words, lines, quads.

Indices count the characters of the page's stored text; a caret stands before the character of its
index. Reading order is the order of the text, so a stretch of it runs down a column and on to the
next one. Places are 1/1000 pt of the page shown upright.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.model.review import Quad
from desktop.pages.answers import Box

BREAKS = "\r\n"
INSIDE_WORDS = "_'’ʼ\u0301"
PAD = 0.08  # of a line's height, above and below its letters


@dataclass(slots=True)
class Line:
    """Characters `start` to `end` (line ends not included) and the box around them. `zone`: the
    sides of the block of lines it stands in; `upright` is False for text that runs up or down."""

    start: int
    end: int
    x0: int
    y0: int
    x1: int
    y1: int
    upright: bool = True
    zone: tuple[int, int] = (0, 0)

    @property
    def height(self) -> int:
        return self.y1 - self.y0

    def distance(self, x: int, y: int) -> float:
        """How far a place lies from the line within its block (squared)."""
        left, right = self.zone
        dx = max(left - x, 0, x - right)
        dy = max(self.y0 - y, 0, y - self.y1)
        return float(dx) * dx + float(dy) * dy

    def holds(self, box: Box) -> bool:
        """True when a letter goes on this line: beside it, or along it in text that runs up or down."""
        if self.upright:
            common, one, other = _common(self.y0, self.y1, box.y0, box.y1), self.height, box.y1 - box.y0
        else:
            common, one, other = _common(self.x0, self.x1, box.x0, box.x1), self.x1 - self.x0, box.x1 - box.x0
        return 2 * common >= min(one, other)

    def take(self, index: int, box: Box) -> None:
        self.end = index + 1
        self.x0, self.y0 = min(self.x0, box.x0), min(self.y0, box.y0)
        self.x1, self.y1 = max(self.x1, box.x1), max(self.y1, box.y1)


class Letters:
    """One page. Boxes that do not belong to the text (another length) are as if there were none.

    `text` is what the engine reads here; `stored` is what was read when the document was taken in,
    which another edition of the engine may have read a little differently."""

    def __init__(self, text: str, boxes: Sequence[Box], stored: str | None = None) -> None:
        self.text = text
        self.stored = text if stored is None else stored
        self.boxes: Sequence[Box] = boxes if len(boxes) == len(text) else ()
        self.lines = _zoned(list(_lines(text, self.boxes))) if self.boxes else []
        self._starts = [line.start for line in self.lines]

    def __len__(self) -> int:
        return len(self.text)

    def from_stored(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the stored text is read here."""
        return _nearest(self.stored, self.text, start, end)

    def to_stored(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of this text stands in the stored one."""
        return _nearest(self.text, self.stored, start, end)

    def over_text(self, x: int, y: int) -> bool:
        """True on a line itself (not only near one)."""
        return any(n.x0 <= x <= n.x1 and n.y0 <= y <= n.y1 for n in self.lines)

    def caret(self, x: int, y: int) -> int | None:
        """The caret nearest to a place; None on a page without letters."""
        if not self.lines:
            return None
        return self._within(min(self.lines, key=lambda n: n.distance(x, y)), x, y)

    def under(self, x: int, y: int) -> int | None:
        """The letter under or nearest to a place, for picking its word."""
        if not self.lines:
            return None
        line = min(self.lines, key=lambda n: n.distance(x, y))
        placed = [i for i in range(line.start, line.end) if not self.boxes[i].empty]
        return min(placed, key=lambda i: _away(self.boxes[i], x, y), default=line.start)

    def line_of(self, index: int) -> int:
        """The number of the line a caret stands on (0 where there is none)."""
        return max(0, bisect_right(self._starts, index) - 1)

    def line(self, index: int) -> tuple[int, int]:
        if not self.lines:
            return index, index
        line = self.lines[self.line_of(index)]
        return line.start, line.end

    def word(self, index: int) -> tuple[int, int]:
        """The word a letter belongs to; a letter that belongs to none stands alone."""
        start, end = self.line(index)
        if not start <= index < end or not _inside(self.text[index]):
            return index, min(index + 1, max(end, index))
        low, high = index, index + 1
        while low > start and _inside(self.text[low - 1]):
            low -= 1
        while high < end and _inside(self.text[high]):
            high += 1
        return low, high

    def beside(self, caret: int, down: int) -> int:
        """The caret one line below (1) or above (-1), at the same height of the line's run."""
        if not self.lines:
            return caret
        number = self.line_of(caret)
        if not 0 <= number + down < len(self.lines):
            return caret
        spot = self.spot(caret)
        line = self.lines[number + down]
        return self._within(line, spot.x0, (line.y0 + line.y1) // 2)

    def spot(self, caret: int) -> Quad:
        """Where a caret is drawn: a line without width."""
        if not self.lines:
            return Quad(0, 0, 0, 0)
        line = self.lines[self.line_of(caret)]
        before = caret >= line.end
        at = max(min(caret, line.end - 1), line.start)
        box = self.boxes[at] if not self.boxes[at].empty else Box(line.x0, line.y0, line.x1, line.y1)
        if not line.upright:
            return Quad(line.x0, box.y1 if before else box.y0, line.x1, box.y1 if before else box.y0)
        x = box.x1 if before else box.x0
        return Quad(x, line.y0, x, line.y1)

    def quads(self, start: int, end: int) -> tuple[Quad, ...]:
        """One quad for each line that a stretch touches: as high as the line, as wide as its letters."""
        found = []
        for line in self.lines[self.line_of(start) :]:
            if line.start >= end:
                break
            low, high = max(start, line.start), min(end, line.end)
            boxes = [b for b in self.boxes[low:high] if not b.empty]
            if boxes:
                found.append(_around(line, boxes))
        return tuple(found)

    def _within(self, line: Line, x: int, y: int) -> int:
        at = x if line.upright else y
        middles = [(i, *_sides(self.boxes[i], line.upright)) for i in range(line.start, line.end)]
        known = [(i, low, high) for i, low, high in middles if high > low]
        if not known:
            return line.start
        backwards = known[0][1] > known[-1][1]  # text that runs upwards or to the left
        for index, low, high in known:
            middle = (low + high) / 2
            if (at > middle) if backwards else (at < middle):
                return index
        return line.end


def _lines(text: str, boxes: Sequence[Box]) -> Iterator[Line]:
    for run in _runs(text, boxes):
        upright = _upright([boxes[i] for i in run])
        line: Line | None = None
        for index in run:
            box = boxes[index]
            if line is None or not line.holds(box):
                if line is not None:
                    yield line
                line = Line(index, index + 1, box.x0, box.y0, box.x1, box.y1, upright)
            else:
                line.take(index, box)
        if line is not None:
            yield line


def _nearest(text: str, other: str, start: int, end: int) -> tuple[int, int] | None:
    """The like of `text[start:end]` in another text that lies nearest to the same place."""
    if text == other:
        return start, end
    piece = text[start:end]
    if not piece:
        return None
    before, after = other.rfind(piece, 0, start + len(piece)), other.find(piece, start)
    found = [at for at in (before, after) if at >= 0]
    at = min(found, key=lambda place: abs(place - start), default=-1)
    return (at, at + len(piece)) if at >= 0 else None


def _runs(text: str, boxes: Sequence[Box]) -> Iterator[list[int]]:
    """The letters between line ends. (A line that ends with a hyphen goes on in the same run.)"""
    run: list[int] = []
    for index, letter in enumerate(text):
        if letter in BREAKS:
            if run:
                yield run
            run = []
        elif not boxes[index].empty:
            run.append(index)
    if run:
        yield run


def _upright(boxes: Sequence[Box]) -> bool:
    """True unless most letters follow each other up or down the page."""
    down = 0
    for one, other in pairwise(boxes):
        dx = abs(one.x0 + one.x1 - other.x0 - other.x1)
        dy = abs(one.y0 + one.y1 - other.y0 - other.y1)
        down += 1 if dy > dx else -1
    return down <= 0


def _common(low: int, high: int, other_low: int, other_high: int) -> int:
    return min(high, other_high) - max(low, other_low)


def _zoned(lines: list[Line]) -> list[Line]:
    """Lines that follow each other downwards and overlap make a block; each knows its sides."""
    block: list[Line] = []
    for line in lines:
        if block and not _follows(block[-1], line):
            _close(block)
            block = []
        block.append(line)
    _close(block)
    return lines


def _follows(above: Line, below: Line) -> bool:
    if not (above.upright and below.upright):
        return False
    overlap = min(above.x1, below.x1) - max(above.x0, below.x0)
    gap = below.y0 - above.y1
    return overlap > 0 and -above.height // 2 <= gap <= 2 * max(above.height, below.height)


def _close(block: list[Line]) -> None:
    if block:
        zone = (min(n.x0 for n in block), max(n.x1 for n in block))
        for line in block:
            line.zone = zone


def _around(line: Line, boxes: Sequence[Box]) -> Quad:
    x0, x1 = min(b.x0 for b in boxes), max(b.x1 for b in boxes)
    if not line.upright:
        return Quad(line.x0, min(b.y0 for b in boxes), line.x1, max(b.y1 for b in boxes))
    pad = round(line.height * PAD)
    return Quad(x0, line.y0 - pad, x1, line.y1 + pad)


def _sides(box: Box, upright: bool) -> tuple[int, int]:
    return (box.x0, box.x1) if upright else (box.y0, box.y1)


def _away(box: Box, x: int, y: int) -> float:
    dx, dy = max(box.x0 - x, 0, x - box.x1), max(box.y0 - y, 0, y - box.y1)
    return float(dx) * dx + float(dy) * dy


def _inside(letter: str) -> bool:
    return letter.isalnum() or letter in INSIDE_WORDS

"""How the notes of one page lie: markers at its edge, cards beside it. Made once, then only moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from desktop.desks.note_views import NoteView
from ui.commissioner.notes.note_card import WIDTH
from ui.commissioner.notes.stacking import Wish, fitting, stack

MARKER, INSET = 24, 22  # a marker's size; its middle from the page's edge
STRIP = INSET + MARKER // 2 + 4  # of the page that the margin covers
BESIDE = 8  # around a card that lies over the page


@dataclass(frozen=True, slots=True)
class Marker:
    """A note's sign at the edge of its page; `card` is where its card begins, `bend` how far before it the
    line turns. All from the page's top left corner."""

    note: NoteView
    at: QPointF
    card: QPointF | None
    bend: float = 0.0

    @property
    def rect(self) -> QRectF:
        return QRectF(self.at.x() - MARKER / 2, self.at.y() - MARKER / 2, MARKER, MARKER)


class Spot(NamedTuple):
    """Where a note's words stand: the middle of their first line, the end of their last."""

    middle: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageLay:
    """Cards and markers of a page, from its top left corner; `folded`: some notes have no card."""

    cards: tuple[tuple[NoteView, QRectF], ...]
    markers: tuple[Marker, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page gives its notes: its size, the lane's left edge from the page's (None without a lane),
    and the part of its height that is in sight."""

    width: float
    height: float
    lane: float | None
    seen: tuple[float, float]


def lay_page(
    notes: list[NoteView],
    place: Callable[[NoteView], Spot],
    height: Callable[[NoteView], float],
    chosen: str,
    near: float,
    page: Beside,
) -> PageLay:
    """`notes` from the top down; `place` tells where one's words stand, `height` how high its card is."""
    words = [place(note) for note in notes]
    spots = stack([Wish(spot.middle - MARKER / 2, MARKER) for spot in words], 0, page.height)
    at = next((n for n, note in enumerate(notes) if note.id == chosen), None)
    if page.lane is None:
        cards = {} if at is None else {at: _over(words[at], height(notes[at]), page)}
    else:
        wishes = [Wish(spot.middle - 16, height(note)) for note, spot in zip(notes, words, strict=True)]
        shown = fitting(wishes, page.height, near, at)
        stacked = stack([wishes[n] for n in shown], 0, page.height)
        cards = {
            n: QRectF(page.lane, top, WIDTH, wishes[n].height) for n, top in zip(shown, stacked, strict=True)
        }
    markers = _markers(notes, spots, cards, page)
    shown_cards = tuple((notes[n], rect) for n, rect in cards.items())
    return PageLay(shown_cards, markers, len(cards) < len(notes))


def _over(words: Spot, height: float, page: Beside) -> QRectF:
    """Without a lane: over the page, below the words, in sight."""
    low, high = page.seen
    top = stack([Wish(words.bottom + BESIDE, height)], low + BESIDE, high - BESIDE)[0]
    return QRectF(page.width - STRIP - WIDTH - BESIDE / 2, top, WIDTH, height)


def _markers(
    notes: list[NoteView], spots: list[float], cards: dict[int, QRectF], page: Beside
) -> tuple[Marker, ...]:
    """Of notes that were pushed down, each line turns before the one above, so that they do not cross;
    of notes that were pushed up, behind it."""
    found, turn = [], 0
    for n, note in enumerate(notes):
        at = QPointF(page.width - INSET, spots[n] + MARKER / 2)
        if n not in cards or page.lane is None:
            found.append(Marker(note, at, None))
            continue
        end = cards[n].topLeft() + QPointF(0, 18)
        turn = turn + 1 if end.y() > at.y() + 1 else 0 if end.y() > at.y() - 1 else turn - 1
        found.append(Marker(note, at, end, 4 + 3 * (turn % 4)))
    return tuple(found)

"""Where margin notes lie beside one page: as near to their marks as they can without overlap. Arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GAP = 8.0


class Wish(NamedTuple):
    """Where a note would like its top, and how high it is."""

    top: float
    height: float


def stack(wishes: Sequence[Wish], top: float, bottom: float) -> list[float]:
    """The tops of notes in their order: pushed down by those above, and up again from the page's end.
    What does not fit between the ends (see `fitting`) goes on past the lower one."""
    placed: list[float] = []
    floor = top
    for wish in wishes:
        placed.append(max(wish.top, floor))
        floor = placed[-1] + wish.height + GAP
    ceiling = max(bottom, top + whole(wishes))
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], ceiling - wishes[at].height)
        ceiling = placed[at] - GAP
    return placed


def whole(wishes: Sequence[Wish]) -> float:
    """The height of all notes with the gaps between them."""
    return sum(wish.height for wish in wishes) + GAP * max(len(wishes) - 1, 0)


def fitting(wishes: Sequence[Wish], room: float, near: float, first: int | None = None) -> list[int]:
    """Which notes are shown whole: all where there is room, else the nearest to `near` that fit; `first`
    is shown whatever happens. The others fold to their markers."""
    if whole(wishes) <= room:
        return list(range(len(wishes)))
    order = sorted(range(len(wishes)), key=lambda at: (at != first, abs(wishes[at].top - near), at))
    kept: list[int] = []
    used = 0.0
    for at in order:
        if kept and used + GAP + wishes[at].height > room:
            break
        kept.append(at)
        used += wishes[at].height + (GAP if len(kept) > 1 else 0)
    return sorted(kept)

"""How wide the tabs of a dossier are and on which lines their names stand: numbers alone, in logical pixels.

A name stands on one line where that is short, otherwise on two, broken where both are shortest. When the
row is too short for that, the longest names give way first, down to `LEAST`; then the last tabs go into
the menu. The chosen tab keeps its whole name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

SIDE, SIDE_TIGHT, START = 12, 8, 8
SHORT, LEAST, MOST = 144, 104, 232  # of a name: on one line, when it is cut, when it is chosen
MENU_W, ELLIPSIS = 64, "…"
Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Name:
    """A measured name: `whole` on one line, `two` when it is broken before its word number `cut`."""

    text: str
    whole: int
    two: int
    cut: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A tab that wants room; `extra` is what stands beside its name (an icon, a count)."""

    name: Name
    extra: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A tab that has room: its number, its left edge and width, its name's lines and its side margins."""

    at: int
    x: int
    width: int
    lines: tuple[str, ...]
    side: int


def measured(text: str, measure: Measure) -> Name:
    """A name and the break that makes its longer line shortest."""
    parts = text.split()
    whole, best, cut = measure(text), measure(text), len(parts)
    for at in range(1, len(parts)):
        longer = max(measure(" ".join(parts[:at])), measure(" ".join(parts[at:])))
        if longer < best:
            best, cut = longer, at
    return Name(text, whole, best, cut)


def lay(tabs: Sequence[Wanted], chosen: int, room: int, measure: Measure) -> list[Spot]:
    """The tabs that have room, in their order, the chosen one among them. `room` is the row's width."""
    room -= START
    for side, names in ((SIDE, _easy(tabs)), (SIDE_TIGHT, _easy(tabs)), (SIDE_TIGHT, _broken(tabs))):
        widths = dict(enumerate(names))
        if _sum(tabs, widths, side) <= room:
            return _placed(tabs, widths, side, measure)
    kept = list(range(len(tabs)))
    if _sum(tabs, _capped(tabs, kept, chosen, LEAST), SIDE_TIGHT) > room:
        room -= MENU_W
        kept = _fitting(tabs, chosen, room)
    cap = LEAST
    while cap < MOST and _sum(tabs, _capped(tabs, kept, chosen, cap + 1), SIDE_TIGHT) <= room:
        cap += 1
    return _placed(tabs, _capped(tabs, kept, chosen, cap), SIDE_TIGHT, measure)


def lines_of(name: Name, width: int, measure: Measure) -> tuple[str, ...]:
    """One line, or two; a name too long even for two ends in an ellipsis."""
    if name.whole <= width:
        return (name.text,)
    parts = name.text.split()
    if name.two <= width:
        return " ".join(parts[: name.cut]), " ".join(parts[name.cut :])
    first = 1
    while first < len(parts) and measure(" ".join(parts[: first + 1])) <= width:
        first += 1
    lines = " ".join(parts[:first]), " ".join(parts[first:])
    return tuple(_cut(line, width, measure) for line in lines if line)


def _cut(line: str, width: int, measure: Measure) -> str:
    if measure(line) <= width:
        return line
    while line and measure(line + ELLIPSIS) > width:
        line = line[:-1].rstrip()
    return line + ELLIPSIS


def _easy(tabs: Sequence[Wanted]) -> list[int]:
    return [tab.name.whole if tab.name.whole <= SHORT else tab.name.two for tab in tabs]


def _broken(tabs: Sequence[Wanted]) -> list[int]:
    return [tab.name.two for tab in tabs]


def _capped(tabs: Sequence[Wanted], kept: Sequence[int], chosen: int, cap: int) -> dict[int, int]:
    return {at: min(tabs[at].name.two, MOST if at == chosen else cap) for at in kept}


def _sum(tabs: Sequence[Wanted], widths: dict[int, int], side: int) -> int:
    return sum(width + tabs[at].extra + 2 * side for at, width in widths.items())


def _fitting(tabs: Sequence[Wanted], chosen: int, room: int) -> list[int]:
    """The first ones that have room at their least, and the chosen one in the place of the last of them."""
    kept: list[int] = []
    for at in range(len(tabs)):
        if _sum(tabs, _capped(tabs, [*kept, at], chosen, LEAST), SIDE_TIGHT) > room:
            break
        kept.append(at)
    if 0 <= chosen < len(tabs) and chosen not in kept:
        while kept and _sum(tabs, _capped(tabs, [*kept, chosen], chosen, LEAST), SIDE_TIGHT) > room:
            kept.pop()
        kept.append(chosen)
    return kept


def _placed(tabs: Sequence[Wanted], widths: dict[int, int], side: int, measure: Measure) -> list[Spot]:
    spots, x = [], START
    for at, width in widths.items():
        whole = width + tabs[at].extra + 2 * side
        spots.append(Spot(at, x, whole, lines_of(tabs[at].name, width, measure), side))
        x += whole
    return spots

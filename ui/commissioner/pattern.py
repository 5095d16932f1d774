"""My own marks as a whole: how often each stop was used, and which marks lie far from my usual.

Nothing here judges: a mark far from the others may be right. Marks are steps of the scale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median_low

from desktop.desks.views import SheetView

ENOUGH = 5  # marks on a criterion before a usual can be spoken of
FAR = 4  # steps from the middle: two points on a scale of halves


@dataclass(frozen=True, slots=True)
class Outlier:
    """A mark far from its author's usual on this criterion; `low` to `high` is the middle half."""

    dossier: str
    criterion: str
    mark: int
    middle: int
    low: int
    high: int


def counts(sheets: Mapping[str, SheetView], stops: int) -> list[int]:
    """How often each stop was given."""
    given = Counter(m for s in sheets.values() for m in s.marks.values() if m is not None)
    return [given.get(stop, 0) for stop in range(stops)]


def outliers(sheets: Mapping[str, SheetView], most: int) -> list[Outlier]:
    """Up to `most` marks, the farthest first; ties in reading order."""
    found = []
    criteria = next(iter(sheets.values())).marks if sheets else {}
    for criterion in criteria:
        given = {d: m for d, s in sheets.items() if (m := s.marks.get(criterion)) is not None}
        if len(given) >= ENOUGH:
            found += _far(criterion, given)
    return sorted(found, key=lambda o: -abs(o.mark - o.middle))[:most]


def _far(criterion: str, given: Mapping[str, int]) -> list[Outlier]:
    ordered = sorted(given.values())
    middle = median_low(ordered)
    low, high = ordered[len(ordered) // 4], ordered[-1 - len(ordered) // 4]
    return [
        Outlier(dossier, criterion, mark, middle, low, high)
        for dossier, mark in given.items()
        if abs(mark - middle) >= FAR
    ]

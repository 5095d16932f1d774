"""All best sets of a problem: exact branch and bound, and the lot where it may speak.

Two walks. The first finds the greatest worth. The second lists every set of that worth in the order
of the ranking. With a lot, a set gives way to another best set when all dossiers in which the two
differ are equal in everything, and the other holds the one that the lot drew first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.decide.bounds import Prices, prices
from desktop.decide.problem import Problem
from desktop.decide.walk import TooHard, Walk
from desktop.errors import AlqaError

MOST_SETS = 1000
STEPS = 3_000_000  # some seconds; typical rounds need a few hundred


@dataclass(frozen=True, slots=True)
class Found:
    """The best worth (`None`: no set respects the limits) and the sets that reach it."""

    worth: int | None
    sets: tuple[tuple[int, ...], ...] = ()
    truncated: bool = False


def best_worth(problem: Problem, found: Prices | None = None) -> tuple[int | None, tuple[int, ...]]:
    """The greatest worth and one set that has it; `(None, ())` when nothing is feasible.

    Raises `AlqaError("selection-too-hard")` when the proof would take too long.
    """
    found = found or prices(problem)
    order = sorted(range(len(problem.values)), key=lambda item: (-found.reduced[item], item))
    walk = Walk(problem, found, order, STEPS)
    best: tuple[int | None, tuple[int, ...]] = (None, ())
    try:
        for chosen in walk.sets():
            worth = problem.worth(chosen)
            best = (worth, chosen)
            walk.floor = worth + 1
    except TooHard:
        raise AlqaError("selection-too-hard", dossiers=len(problem.values)) from None
    return best


def best_sets(
    problem: Problem, ranked: Sequence[int], drawn: frozenset[int] = frozenset(), limit: int = MOST_SETS
) -> Found:
    """All sets of the greatest worth, at most `limit`.

    `ranked`: the items in the order of the ranking (falling value; equal ones as the lot drew
    them); `drawn`: the items whose equals the lot put in order (all of a class, or none).
    """
    found = prices(problem)
    worth, _ = best_worth(problem, found)
    if worth is None:
        return Found(None)
    listing = _Listing(problem, found, tuple(ranked), worth, drawn)
    sets: list[tuple[int, ...]] = []
    try:
        for chosen in listing.sets():
            if len(sets) == limit:
                return Found(worth, tuple(sets), True)
            sets.append(chosen)
    except TooHard:
        return Found(worth, tuple(sets), True)
    return Found(worth, tuple(sets))


class _Listing:
    """The second walk, over items in the order of the ranking."""

    def __init__(
        self, problem: Problem, found: Prices, ranked: tuple[int, ...], worth: int, drawn: frozenset[int]
    ) -> None:
        self._problem, self._prices, self._worth, self._drawn = problem, found, worth, drawn
        self._walk = Walk(problem, found, ranked, STEPS)
        self._walk.floor = worth
        classes = _classes(problem, ranked)
        # A class of one matters only where it is worth nothing: then a set with it and one without tie.
        rivals = [equals for equals in classes if len(equals) > 1 or problem.values[equals[0]] == 0]
        self._classes = [equals for equals in rivals if equals[0] in drawn]
        self._starts = _starts(problem, ranked)
        self._walk.after = _twins(problem, self._classes)

    def sets(self) -> Iterator[tuple[int, ...]]:
        """Every best set that no other best set makes give way."""
        places = {item: place for place, item in enumerate(self._walk.order)}
        for chosen in self._walk.sets():
            if all(self._first(chosen, equals) for equals in self._classes):
                yield chosen
            last = places[chosen[-1]] if len(chosen) == self._problem.most else len(places) - 1
            if places and self._walk.order[last] in self._drawn:
                self._walk.skip(self._starts[last])

    def _first(self, chosen: tuple[int, ...], equals: tuple[int, ...]) -> bool:
        """Is the choice among `equals` the one that the lot prefers, the rest being as it is?"""
        mine = tuple(item for item in equals if item in chosen)
        rest = [item for item in chosen if item not in equals]
        walk = Walk(self._problem, self._prices, equals, self._walk.steps, rest)
        walk.floor = self._worth
        for other in walk.sets():
            self._walk.steps = walk.steps
            return other == mine
        raise RuntimeError("a best set must find itself")


def _classes(problem: Problem, ranked: Sequence[int]) -> list[tuple[int, ...]]:
    """Items that are equal in all that the rule compares, each class in the order of the lot."""
    classes: dict[int, list[int]] = {}
    for item in ranked:
        classes.setdefault(problem.values[item], []).append(item)
    return [tuple(items) for items in classes.values()]


def _starts(problem: Problem, ranked: Sequence[int]) -> list[int]:
    """For each position the position where its class of equals begins."""
    first: dict[int, int] = {}
    return [first.setdefault(problem.values[item], place) for place, item in enumerate(ranked)]


def _twins(problem: Problem, classes: list[tuple[int, ...]]) -> dict[int, int]:
    """Each item's forerunner: equal to it, drawn before it, and using the very same limits. A best
    set with the item and without its forerunner always gives way, so the walk need not see it."""
    after: dict[int, int] = {}
    for equals in classes:
        last: dict[object, int] = {}
        for item in equals:
            kind = _kind(problem, item)
            if kind in last:
                after[item] = last[kind]
            last[kind] = item
    return after


def _kind(problem: Problem, item: int) -> object:
    caps = tuple(n for n, cap in enumerate(problem.caps) if item in cap.members)
    covers = tuple(n for n, cover in enumerate(problem.covers) if item in cover.members)
    return caps, covers, None if problem.costs is None else problem.costs[item]

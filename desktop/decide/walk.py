"""A depth-first walk over the sets of a problem: include first, then exclude, pruned by bounds.

Sets come in the lexicographic order of `order`. A set is yielded when it respects every limit and
is worth at least `floor`; the caller may raise the floor or say `skip` while it walks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.decide.bounds import Prices, tables
from desktop.decide.problem import Problem


class TooHard(Exception):
    """The walk took more steps than it was given."""


class Walk:
    """One walk. `order` lists the items that may be chosen; `held` are chosen beforehand."""

    def __init__(
        self, problem: Problem, found: Prices, order: Sequence[int], steps: int, held: Sequence[int] = ()
    ) -> None:
        self.order = tuple(order)
        self.floor: int | None = None
        self.steps = steps
        self.after: dict[int, int] = {}  # an item may be taken only after this one was
        self._problem, self._prices = problem, found
        self._tables = tables(problem, found, self.order)
        self._caps_of, self._covers_of = _by_item(problem)
        self._last_cover = self._last_positions()
        self._left = [cap.limit for cap in problem.caps]
        self._covered = [0] * len(problem.covers)
        self._taken: set[int] = set()
        self._chosen: list[int] = []  # positions in `order`
        self._count = self._spent = self._worth = self._reduced = 0
        for item in held:
            self._take(item, 1)

    def skip(self, position: int) -> None:
        """Leave out the rest of what shares the decisions before `position`."""
        while self._chosen and self._chosen[-1] >= position:
            self._take(self.order[self._chosen.pop()], -1)

    def sets(self) -> Iterator[tuple[int, ...]]:
        """The chosen items (without the held ones) of every set that is left after pruning.

        Raises `TooHard` when the steps are used up.
        """
        position = 0
        while True:
            if self._complete(position):
                if self._good():
                    yield tuple(self.order[place] for place in self._chosen)
            elif self._promising(position):
                if self._fits(self.order[position]):
                    self._take(self.order[position], 1)
                    self._chosen.append(position)
                position += 1
                continue
            if not self._chosen:
                return
            position = self._chosen.pop()
            self._take(self.order[position], -1)
            position += 1

    def _complete(self, position: int) -> bool:
        self.steps -= 1
        if self.steps < 0:
            raise TooHard
        return self._count >= self._problem.most or position == len(self.order)

    def _good(self) -> bool:
        if self._count < self._problem.least or not all(self._covered):
            return False
        if self._problem.costs is not None and self._spent > self._problem.budget:
            return False
        return min(self._left, default=0) >= 0 and (self.floor is None or self._worth >= self.floor)

    def _promising(self, position: int) -> bool:
        gain = self._tables.gain[position][self._count]
        if gain is None:
            return False
        if self.floor is not None:
            bound = self._reduced + gain + self._prices.constant
            if bound < self.floor * self._prices.factor:
                return False
        if self._tables.cheapest is not None:
            cheapest = self._tables.cheapest[position][self._count]
            if cheapest is None or self._spent + cheapest > self._problem.budget:
                return False
        return all(
            covered or last >= position for covered, last in zip(self._covered, self._last_cover, strict=True)
        )

    def _fits(self, item: int) -> bool:
        if any(self._left[cap] <= 0 for cap in self._caps_of[item]):
            return False
        before = self.after.get(item)
        return before is None or before in self._taken

    def _take(self, item: int, sign: int) -> None:
        """Choose (+1) or give back (-1)."""
        self._count += sign
        self._worth += sign * self._problem.values[item]
        self._reduced += sign * self._prices.reduced[item]
        if self._problem.costs is not None:
            self._spent += sign * self._problem.costs[item]
        for cap in self._caps_of[item]:
            self._left[cap] -= sign
        for cover in self._covers_of[item]:
            self._covered[cover] += sign
        (self._taken.add if sign > 0 else self._taken.discard)(item)

    def _last_positions(self) -> list[int]:
        places = {item: place for place, item in enumerate(self.order)}
        return [
            max((places[item] for item in cover.members if item in places), default=-1)
            for cover in self._problem.covers
        ]


def _by_item(problem: Problem) -> tuple[list[list[int]], list[list[int]]]:
    """For each item the caps that it uses and the covers that it serves."""
    size = len(problem.values)
    caps = [[n for n, cap in enumerate(problem.caps) if item in cap.members] for item in range(size)]
    covers = [[n for n, one in enumerate(problem.covers) if item in one.members] for item in range(size)]
    return caps, covers

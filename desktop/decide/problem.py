"""The selection as a problem in whole numbers: choose items of the greatest value under limits.

The objective is lexicographic (sum of totals, then sums of tie criteria); `combined` folds it into
one whole number per item, so that comparing sums of these numbers compares the whole order exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `limit` of `members` (item numbers)."""

    name: str
    limit: int
    members: frozenset[int]


@dataclass(frozen=True, slots=True)
class Cover:
    """At least one of `members`."""

    name: str
    members: frozenset[int]


@dataclass(frozen=True, slots=True)
class Problem:
    """Choose `least` to `most` items, best sum of `values`, within caps, covers and the budget.

    Items of equal `values` are equal in all that the rule compares.
    """

    values: tuple[int, ...]
    least: int
    most: int
    caps: tuple[Cap, ...] = ()
    covers: tuple[Cover, ...] = ()
    costs: tuple[int, ...] | None = None
    budget: int = 0

    def worth(self, items: Sequence[int]) -> int:
        """The sum of the items' values."""
        return sum(self.values[item] for item in items)


def combined(merits: Sequence[Sequence[Fraction]], most: int) -> tuple[int, ...]:
    """One whole number per item for vectors of equal length: comparing the sums of any two sets of
    at most `most` items compares the sums of the vectors in lexicographic order."""
    if not merits:
        return ()
    values = [0] * len(merits)
    for column in zip(*merits, strict=True):
        whole = _whole(column)
        room = 2 * most * max(map(abs, whole)) + 1
        values = [value * room + part for value, part in zip(values, whole, strict=True)]
    return tuple(values)


def whole_costs(costs: Sequence[Fraction], budget: Fraction) -> tuple[tuple[int, ...], int]:
    """Costs and budget on one common denominator."""
    numbers = _whole([*costs, budget])
    return tuple(numbers[:-1]), numbers[-1]


def _whole(values: Sequence[Fraction]) -> list[int]:
    common = lcm(*(value.denominator for value in values))
    return [value.numerator * (common // value.denominator) for value in values]

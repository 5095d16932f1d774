"""Prices that make the search short: Lagrangian multipliers for caps, covers and the budget.

For any prices >= 0 the relaxed sum (values less the prices of what an item uses, plus the prices of
all that may be used) is never below the true one; so the bound is safe whatever the prices are, and
good prices only make it sharp. They are searched in floats (subgradient steps; Held, Wolfe and
Crowder 1974) and then used as whole numbers: no float decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from desktop.decide.problem import Problem

ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Prices:
    """`reduced[i]` is `factor * value - prices used`; for a set within the limits
    `factor * worth <= sum of reduced + constant`."""

    factor: int
    reduced: tuple[int, ...]
    constant: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A limit as `sum of weights * chosen <= bound`; covers are -1 * chosen <= -1."""

    weights: tuple[tuple[int, float], ...]
    bound: float


def prices(problem: Problem) -> Prices:
    """Good prices for the limits of `problem`."""
    scale = max(map(abs, problem.values), default=0) or 1
    rows, unit = _rows(problem)
    shares = [value / scale for value in problem.values]
    found = _subgradient(problem, rows, shares) if rows and shares else []
    # A cap's price in whole units of value; the budget's per whole unit of cost.
    whole = [int(price * scale) for price in found]
    reduced = [value * unit for value in problem.values]
    constant = 0
    for cap, price in zip(problem.caps, whole, strict=False):
        constant += _charge(reduced, cap.members, price * unit) * cap.limit
    for cover, price in zip(problem.covers, whole[len(problem.caps) :], strict=False):
        constant += _charge(reduced, cover.members, -price * unit)
    if problem.costs is not None:
        price = whole[-1]
        reduced = [value - price * cost for value, cost in zip(reduced, problem.costs, strict=True)]
        constant += price * problem.budget
    return Prices(unit, tuple(reduced), constant)


def _charge(reduced: list[int], members: frozenset[int], price: int) -> int:
    for item in members:
        reduced[item] -= price
    return price


def _rows(problem: Problem) -> tuple[list[_Row], int]:
    """The limits in floats (caps, covers, budget) and the unit that costs are measured in."""
    rows = [_Row(tuple((item, 1.0) for item in cap.members), float(cap.limit)) for cap in problem.caps]
    rows += [_Row(tuple((item, -1.0) for item in cover.members), -1.0) for cover in problem.covers]
    if problem.costs is None:
        return rows, 1
    unit = max(map(abs, problem.costs), default=0) or 1
    shares = tuple((item, cost / unit) for item, cost in enumerate(problem.costs))
    return [*rows, _Row(shares, problem.budget / unit)], unit


def _subgradient(problem: Problem, rows: list[_Row], values: list[float]) -> list[float]:
    """Prices that bring the relaxed optimum low; the best of `ROUNDS` steps."""
    now = [0.0] * len(rows)
    best, best_bound, step, stalled = now, float("inf"), 1.0, 0
    spread = (max(values) - min(values)) or 1.0
    for _ in range(ROUNDS):
        reduced = _reduced(values, rows, now)
        chosen = _relaxed(problem, reduced)
        bound = sum(reduced[item] for item in chosen)
        bound += sum(price * row.bound for price, row in zip(now, rows, strict=True))
        if bound < best_bound - 1e-12:
            best, best_bound, stalled = now, bound, 0
        else:
            stalled += 1
        slope = [_excess(row, chosen) for row in rows]
        size = sum(part * part for part in slope)
        if size == 0:
            break
        if stalled == 4:
            step, stalled, now = step / 2, 0, best
        stride = step * spread / size
        now = [max(0.0, price + stride * part) for price, part in zip(now, slope, strict=True)]
    return best


def _reduced(values: list[float], rows: list[_Row], now: list[float]) -> list[float]:
    reduced = list(values)
    for price, row in zip(now, rows, strict=True):
        if price:
            for item, weight in row.weights:
                reduced[item] -= price * weight
    return reduced


def _relaxed(problem: Problem, reduced: list[float]) -> frozenset[int]:
    """The best items when only their number is limited."""
    order = sorted(range(len(reduced)), key=lambda item: -reduced[item])[: problem.most]
    worth = sum(1 for item in order if reduced[item] > 0)
    return frozenset(order[: max(problem.least, worth)])


def _excess(row: _Row, chosen: frozenset[int]) -> float:
    return sum(weight for item, weight in row.weights if item in chosen) - row.bound


@dataclass(frozen=True, slots=True)
class Tables:
    """For an order of the items: what the items from a position on can still add.

    `gain[p][c]`: most that a set with `c` items can still gain; `cheapest[p][c]`: least that it must
    still spend (`None` without a budget). A row is as long as there are counts that can be completed.
    """

    gain: list[list[int | None]]
    cheapest: list[list[int | None]] | None


def tables(problem: Problem, found: Prices, order: tuple[int, ...]) -> Tables:
    """The tables for the items of `order`, in that order."""
    gain = _suffixes([found.reduced[item] for item in order], problem)
    if problem.costs is None:
        return Tables(gain, None)
    spent = _suffixes([-problem.costs[item] for item in order], problem)
    return Tables(gain, [[None if part is None else -part for part in row] for row in spent])


def _suffixes(parts: list[int], problem: Problem) -> list[list[int | None]]:
    ordered: list[int] = []  # descending, the suffix seen so far
    rows = [_row(ordered, problem)]
    for part in reversed(parts):
        _insert(ordered, part)
        rows.append(_row(ordered, problem))
    rows.reverse()
    return rows


def _insert(ordered: list[int], part: int) -> None:
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] > part:
            low = middle + 1
        else:
            high = middle
    ordered.insert(low, part)


def _row(ordered: list[int], problem: Problem) -> list[int | None]:
    """Best sums of the further items for every count chosen before; `None`: too few are left."""
    sums = list(accumulate(ordered[: problem.most], initial=0))
    peak = next((n for n, part in enumerate(ordered[: problem.most]) if part <= 0), len(sums) - 1)
    row: list[int | None] = []
    for chosen in range(problem.most + 1):
        low, high = max(0, problem.least - chosen), min(problem.most - chosen, len(sums) - 1)
        row.append(sums[min(max(peak, low), high)] if low <= high else None)
    return row

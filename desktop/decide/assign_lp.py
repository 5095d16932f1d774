"""The largest sum of levels among all plans that keep every limit, by linear programming.

The program's matrix is a network's (the experts of a dossier are a part of its readers), so that its
corners are whole numbers; what the solver returns is rounded, checked in integers, and proved the best
by its prices: a bound that no plan can pass, computed in integers over all pairs, equals its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.decide.assign_flow import enough
from desktop.decide.assign_sample import Samples

if TYPE_CHECKING:
    from desktop.decide.assign_table import Bits, Numbers, Table

MANY = 20_000  # pairs from which the interior point method is the faster one
ROUNDS = 40
FEW = 6


@dataclass(frozen=True)
class Found:
    """A plan as places in the table."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    even: bool
    proved: bool


class Loads(NamedTuple):
    """Between what the loads lie, and whether that is within one of an equal share."""

    least: Numbers
    most: Numbers
    even: bool


@dataclass(frozen=True)
class Program:
    """What is left to decide: pairs that are not forced. `wanted`: expert readers still wanted;
    `penalty`: what a missing one costs, more than all levels together can gain."""

    open: Bits
    need: Numbers
    least: Numbers
    most: Numbers
    wanted: Numbers
    expert: Bits
    levels: Any
    penalty: int


class Solved(NamedTuple):
    """Pairs chosen, and the prices of dossiers, of loads, of missing experts."""

    chosen: Bits
    of_dossiers: Numbers
    of_loads: Numbers
    of_experts: Numbers
    bound: int
    value: int


def everything(table: Table) -> Found:
    """Everyone reads everything they may."""
    return _found(table.may, even=True, proved=True)


def best(table: Table, samples: Samples) -> Found:
    """The best plan of a table that has one (see `assign_flow.shortage`)."""
    forced = table.forced
    loads = next(one for one in _widening(table) if _possible(table, table.may, one, samples))
    level, allowed = _worst_pair(table, forced, loads, samples)
    program = _program(table, allowed, forced, loads, known=level > 0)
    if not program.need.any():
        return _found(forced, loads.even, True)
    for some in samples.within(allowed):
        if not enough(table, some, loads.least, loads.most):
            continue
        solved = _solve_among(program, some & program.open)
        if solved is not None:
            return _found(solved.chosen | forced, loads.even, solved.bound == solved.value)
    raise RuntimeError("a plan was there and was not found")


def _worst_pair(table: Table, forced: Bits, loads: Loads, samples: Samples) -> tuple[int, Bits]:
    """The highest level that the worst pair can have, and the pairs that reach it."""
    for level in range(int(table.levels.max(initial=0)), 0, -1):
        reached = table.may & ((table.levels >= level) | forced)
        if _possible(table, reached, loads, samples):
            return level, reached
    return 0, table.may


def _possible(table: Table, may: Bits, loads: Loads, samples: Samples) -> bool:
    if (may.sum(axis=0) < table.need).any():
        return False
    return any(enough(table, some, loads.least, loads.most) for some in samples.within(may))


def _widening(table: Table) -> Any:
    """Bounds around an equal share, ever wider; the last ones are the limits alone."""
    import numpy as np

    room = np.minimum(table.most, table.may.sum(axis=1))
    total, share = int(table.need.sum()), 0
    while int(np.minimum(room, share).sum()) < total:
        share += 1
    forced = table.forced.sum(axis=1)
    width = 1
    while width <= max(share, 1):
        least = np.minimum(room, max(share - width, 0))
        most = np.minimum(table.most, np.maximum(share + width, forced))
        yield Loads(least, most, width == 1)
        width *= 2
    yield Loads(np.zeros_like(room), table.most, False)


def _program(table: Table, allowed: Bits, forced: Bits, loads: Loads, *, known: bool) -> Program:
    """`known`: every pair has some expertise, so that no expert can be missing."""
    import numpy as np

    expert = table.levels > 0
    readers = forced.sum(axis=0)
    wanted = np.minimum(table.experts, table.need) - (forced & expert).sum(axis=0)
    return Program(
        open=allowed & ~forced,
        need=table.need - readers,
        least=np.maximum(loads.least - forced.sum(axis=1), 0),
        most=loads.most - forced.sum(axis=1),
        wanted=np.where((table.need > readers) & (not known), np.maximum(wanted, 0), 0).astype(np.int64),
        expert=expert,
        levels=table.levels,
        penalty=int(table.levels.max(initial=0)) * int(table.need.sum()) + 1,
    )


def _solve_among(program: Program, some: Bits) -> Solved | None:
    """Solve among `some` pairs, add those that the prices ask for, until nothing outside can do better."""
    for _ in range(ROUNDS):
        solved = _solve(program, some)
        if solved is None or solved.bound == solved.value:
            return solved
        better = _better(program, some, solved)
        if not better.any():
            return solved
        some = some | better
    return solved


def _better(program: Program, some: Bits, solved: Solved) -> Bits:
    """For each dossier the few pairs outside that would gain most at these prices."""
    import numpy as np

    gain = np.where(program.open & ~some, _reduced(program, solved), 0).T
    few = min(FEW, gain.shape[1] - 1)
    best = np.zeros(gain.shape, bool)
    np.put_along_axis(best, np.argpartition(gain, few, axis=1)[:, :few], True, axis=1)
    found: Bits = (best & (gain < 0)).T
    return found


def _solve(program: Program, some: Bits) -> Solved | None:
    import numpy as np
    from scipy.optimize import linprog

    rows, columns = np.nonzero(some)
    slack = np.nonzero(program.wanted)[0]
    cost = np.concatenate(
        [-program.levels[rows, columns].astype(float), np.full(len(slack), program.penalty)]
    )
    equal, upper, limit = _constraints(program, rows, columns, slack)
    tops = np.concatenate([np.ones(len(rows)), program.wanted[slack]])
    found = linprog(
        cost, A_ub=upper, b_ub=limit, A_eq=equal, b_eq=program.need,
        bounds=np.column_stack([np.zeros(len(tops)), tops]),
        method="highs-ipm" if len(rows) > MANY else "highs-ds",
    )  # fmt: skip
    if found.x is None:
        return None
    chosen = np.zeros(program.open.shape, bool)
    taken = np.rint(found.x[: len(rows)]) == 1
    chosen[rows[taken], columns[taken]] = True
    if not _keeps(program, chosen):
        return None
    of_loads, of_experts = np.split(
        np.rint(found.ineqlin.marginals).astype(np.int64), [2 * len(program.most)]
    )
    experts = np.zeros(len(program.need), np.int64)
    experts[slack] = np.minimum(of_experts, 0)
    prices = Solved(
        chosen,
        np.rint(found.eqlin.marginals).astype(np.int64),
        np.minimum(of_loads, 0),
        experts,
        0,
        _value(program, chosen),
    )
    return prices._replace(bound=_bound(program, prices))


def _constraints(program: Program, rows: Any, columns: Any, slack: Any) -> Any:
    """Readers of each dossier; loads from above and from below; expert readers with slack."""
    import numpy as np
    from scipy.sparse import csr_matrix, vstack

    pairs, wide = np.arange(len(rows)), len(rows) + len(slack)
    ones = np.ones(len(rows))
    equal = csr_matrix((ones, (columns, pairs)), shape=(len(program.need), wide))
    loads = csr_matrix((ones, (rows, pairs)), shape=(len(program.most), wide))
    place = np.full(len(program.need), -1)
    place[slack] = np.arange(len(slack))
    known = program.expert[rows, columns] & (place[columns] >= 0)
    ends = np.concatenate([pairs[known], len(rows) + np.arange(len(slack))])
    starts = np.concatenate([place[columns[known]], np.arange(len(slack))])
    experts = csr_matrix((-np.ones(len(ends)), (starts, ends)), shape=(len(slack), wide))
    limit = np.concatenate([program.most, -program.least, -program.wanted[slack]])
    return equal, vstack([loads, -loads, experts]), limit


def _keeps(program: Program, chosen: Bits) -> bool:
    """Whether a rounded solution is a plan, in integers."""
    loads = chosen.sum(axis=1)
    return bool(
        (chosen.sum(axis=0) == program.need).all()
        and (loads <= program.most).all()
        and (loads >= program.least).all()
        and not (chosen & ~program.open).any()
    )


def _value(program: Program, chosen: Bits) -> int:
    """What the program makes small: missing experts at their penalty less the sum of levels."""
    import numpy as np

    missing = np.maximum(program.wanted - (chosen & program.expert).sum(axis=0), 0)
    return int(missing.sum()) * program.penalty - int(program.levels[chosen].sum(dtype=np.int64))


def _reduced(program: Program, prices: Solved) -> Any:
    """What each pair would change at these prices."""
    import numpy as np

    above, below = np.split(prices.of_loads, 2)
    changed = -program.levels.astype(np.int64) - prices.of_dossiers[None, :] - (above - below)[:, None]
    return changed + prices.of_experts[None, :] * program.expert


def _bound(program: Program, prices: Solved) -> int:
    """A value that no plan can fall below, whatever the prices are (weak duality), in integers."""
    import numpy as np

    above, below = np.split(prices.of_loads, 2)
    reduced = _reduced(program, prices)
    slack = program.wanted * np.minimum(program.penalty + prices.of_experts, 0)
    return int(
        program.need @ prices.of_dossiers
        + program.most @ above
        - program.least @ below
        - program.wanted @ prices.of_experts
        + np.minimum(reduced[program.open], 0).sum()
        + slack.sum()
    )


def _found(chosen: Bits, even: bool, proved: bool) -> Found:
    rows, columns = chosen.nonzero()
    return Found(tuple(rows.tolist()), tuple(columns.tolist()), even, proved)

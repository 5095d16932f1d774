"""Who reads what: the optimised assignment, or everyone everything.

`solve` looks for a plan in this order, each aim within what the ones before leave:
every dossier gets its readers, nobody is given a conflict or more than the limit;
the worst pair (its level of expertise) is as good as it can be (max-flow);
as few expert readers as can be are missing (what cannot be had is the gap, and reported);
the sum of levels is the largest (LP). The optimum is proved in integers (`assign_lp.proved`).
Loads stay within one of an equal share where that is possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.decide import assign_flow, assign_lp
from desktop.decide.assign_sample import Samples
from desktop.decide.assign_table import Table, table_of
from desktop.decide.reading_order import shuffled

Pair = tuple[str, str]  # reviewer, dossier
NONE, SOME, OWN = 0, 1, 2  # levels of expertise: none, familiar with the field, the field is one's own


@dataclass(frozen=True)
class Problem:
    """What is to be assigned. `reads` None: everyone reads everything they may.

    `fields`: a reviewer's level (1 or 2) in a field; `fields_of`: the fields of a dossier (its sector);
    `levels`: a pair's own level, which replaces that of its fields. `barred`: conflicts; `fixed`: pairs
    that stay. `anchors`: dossiers that everyone reads. `experts`: readers with expertise wanted for each."""

    reviewers: tuple[str, ...]
    dossiers: tuple[str, ...]
    reads: int | None
    limits: Mapping[str, int] = field(default_factory=dict)
    barred: frozenset[Pair] = frozenset()
    fields: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    fields_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    levels: Mapping[Pair, int] = field(default_factory=dict)
    experts: int = 0
    anchors: frozenset[str] = frozenset()
    fixed: frozenset[Pair] = frozenset()
    seed: str = ""

    def level(self, reviewer: str, dossier: str) -> int:
        """How well a reviewer knows the field of a dossier."""
        own = self.levels.get((reviewer, dossier))
        if own is not None:
            return own
        known = self.fields.get(reviewer, {})
        return max((known.get(one, NONE) for one in self.fields_of.get(dossier, ())), default=NONE)


@dataclass(frozen=True)
class Plan:
    """A solution: the readers of each reviewer in the problem's order of dossiers. `worst`: the lowest
    level among the pairs; `gap`: expert readers missing, by dossier; `even`: loads are within one of an
    equal share; `proved`: the total is the largest there is, checked in integers."""

    pairs: frozenset[Pair]
    worst: int
    total: int
    gap: Mapping[str, int]
    even: bool
    proved: bool

    def by_reviewer(self, problem: Problem) -> dict[str, list[str]]:
        """The dossiers of each reviewer."""
        return {
            reviewer: [code for code in problem.dossiers if (reviewer, code) in self.pairs]
            for reviewer in problem.reviewers
        }


@dataclass(frozen=True)
class Short:
    """There is no plan, and what stands in the way: `missing` sheets cannot be given to anyone, because
    `dossiers` may only go to `reviewers` (all others have conflicts), who may take no more. `reads`: the
    most readers for each dossier that the limits allow; `raise_by`: how much every limit must grow for
    the readers wanted (None: no limit helps, only fewer readers, fewer conflicts or more members)."""

    missing: int
    dossiers: tuple[str, ...]
    reviewers: tuple[str, ...]
    reads: int
    raise_by: int | None


def solve(problem: Problem) -> Plan | Short:
    """The best plan, or why there is none. The same problem (seed included) gives the same plan."""
    table = table_of(problem)
    samples = Samples(table)
    short = assign_flow.shortage(table, samples)
    if short is not None:
        return _short(problem, table, short)
    if problem.reads is None:
        return _plan(problem, table, assign_lp.everything(table), even=True)
    found = assign_lp.best(table, samples)
    return _plan(problem, table, found, even=found.even)


def orders(problem: Problem, round_id: str, pairs: frozenset[Pair]) -> dict[str, list[str]]:
    """The dossiers of each reviewer in an order of reading of their own (see `reading_order`)."""
    held: dict[str, list[str]] = {reviewer: [] for reviewer in problem.reviewers}
    for reviewer, code in pairs:
        held[reviewer].append(code)
    return {reviewer: shuffled(round_id, reviewer, codes) for reviewer, codes in held.items()}


def _plan(problem: Problem, table: Table, found: assign_lp.Found, *, even: bool) -> Plan:
    places = list(zip(found.rows, found.columns, strict=True))
    levels = [int(table.levels[place]) for place in places]
    missing = dict.fromkeys(problem.dossiers, problem.experts)
    for (_, column), level in zip(places, levels, strict=True):
        missing[table.dossiers[column]] -= level > NONE
    return Plan(
        pairs=frozenset((table.reviewers[row], table.dossiers[column]) for row, column in places),
        worst=min(levels, default=NONE),
        total=sum(levels),
        gap={code: count for code, count in missing.items() if count > 0},
        even=even,
        proved=found.proved,
    )


def _short(problem: Problem, table: Table, short: assign_flow.Shortage) -> Short:
    dossiers = {table.dossiers[column] for column in short.columns}
    reviewers = {table.reviewers[row] for row in short.rows}
    return Short(
        missing=short.missing,
        dossiers=tuple(code for code in problem.dossiers if code in dossiers),
        reviewers=tuple(one for one in problem.reviewers if one in reviewers),
        reads=assign_flow.most_reads(table),
        raise_by=assign_flow.raise_by(table),
    )

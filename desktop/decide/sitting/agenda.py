"""The order of dossiers: what a commission should speak about, and what it may take as a block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop.decide.official import Result
from desktop.decide.sitting.state import Block, BlockKind, Order
from desktop.decide.standing import Standing

ONE_BY_ONE = 60  # above this number of dossiers only disputed ones are taken one by one
NEAR = Fraction(2, 100)  # of the reachable span: a total this near to the cut or a threshold is in dispute
WIDE = Fraction(25, 100)  # of the span, between the lower and the upper quarter of the sheets

CUTTING = frozenset(["some-sets", "passed-over", "near-cut", "tie"])


def disputes(found: Result) -> Mapping[str, tuple[str, ...]]:
    """Why a dossier deserves a word, by code; dossiers without a reason are not there.

    `passed-over`: better than a proposed one and left out by a limit. `some-sets`: in some best sets and
    not in others. `near-cut`: its total is within 2 % of the span from the cut. `near-threshold`: the same
    of the threshold of totals. `spread`: the middle half of its sheets lies 25 % of the span apart.
    `undecidable`: no result. `tie`: shares its rank near the cut.
    """
    ground = _ground(found)
    reasons = {line.dossier: tuple(_reasons(ground, line)) for line in found.ranking if line.eligible}
    return {code: why for code, why in reasons.items() if why}


def plan(found: Result, order: Order) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """The dossiers to be taken one by one, in their order, and the blocks of the others.

    `cut`: every dossier down to the last proposed one, best first. `disputed`: disputed ones first, then
    the rest of the proposal. `ranked`: all that have a rank. In a large round only those whose dispute
    may turn the selection are taken one by one, whatever the order.
    """
    doubted = disputes(found)
    codes = [line.dossier for line in found.ranking]
    if len(codes) > ONE_BY_ONE:
        inside = set(_proposed(found))
        single = [code for code in codes if _turns(doubted.get(code, ()), code in inside)]
    elif order == "ranked":
        single = [line.dossier for line in found.ranking if line.ranked]
    elif order == "cut":
        single = [line.dossier for line in found.ranking[: _cut(found)] if line.ranked and line.passes]
    else:
        proposed = set(_proposed(found))
        single = [code for code in codes if code in doubted]
        single += [code for code in codes if code in proposed and code not in doubted]
    return tuple(single), tuple(_blocks(found, set(single)))


def _turns(why: tuple[str, ...], proposed: bool) -> bool:
    """Whether a dispute may turn the selection: near the cut, or marks far apart inside the proposal."""
    return bool(CUTTING & set(why)) or (proposed and bool(why))


def _proposed(found: Result) -> Iterable[str]:
    return (code for one in found.selection.sets for code in one)


def _cut(found: Result) -> int:
    """How many lines stand above the cut."""
    proposed = set(_proposed(found))
    return max((at for at, line in enumerate(found.ranking) if line.dossier in proposed), default=-1) + 1


def _blocks(found: Result, single: set[str]) -> Iterable[Block]:
    proposed = set(_proposed(found))
    kinds: dict[BlockKind, list[str]] = {"proposed": [], "no-place": [], "below": [], "outside": []}
    for line in found.ranking:
        if line.dossier not in single:
            kinds[_kind(line, proposed)].append(line.dossier)
    return (Block(kind, tuple(codes)) for kind, codes in kinds.items() if codes)


def _kind(line: Standing, proposed: set[str]) -> BlockKind:
    if line.dossier in proposed:
        return "proposed"
    if not line.ranked:
        return "outside"
    return "no-place" if line.passes else "below"


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every line is held against: reckoned once for a round of thousands."""

    span: Fraction
    sets: tuple[frozenset[str], ...]
    above: frozenset[str]
    cut: Fraction | None  # the total of the last proposed dossier
    threshold: Fraction | None
    tied: frozenset[str]


def _ground(found: Result) -> _Ground:
    above = found.ranking[: _cut(found)]
    return _Ground(
        _span(found),
        tuple(frozenset(one) for one in found.selection.sets),
        frozenset(line.dossier for line in above),
        above[-1].total if above else None,
        found.terms.threshold,
        frozenset(code for tie in found.ties for code in tie),
    )


def _reasons(ground: _Ground, line: Standing) -> Iterable[str]:
    if not line.ranked:
        yield "undecidable"
        return
    holding = sum(line.dossier in one for one in ground.sets)
    near = line.passes and _near(line, ground.cut, ground.span)
    if 0 < holding < len(ground.sets):
        yield "some-sets"
    elif line.passes and not holding and line.dossier in ground.above:
        yield "passed-over"
    elif near:
        yield "near-cut"
    if _near(line, ground.threshold, ground.span):
        yield "near-threshold"
    totals = sorted(total for _, total in line.figures.totals)
    quarter = len(totals) // 4
    if totals and totals[-1 - quarter] - totals[quarter] >= WIDE * ground.span > 0:
        yield "spread"
    if near and line.dossier in ground.tied:
        yield "tie"


def _near(line: Standing, place: Fraction | None, span: Fraction) -> bool:
    return place is not None and line.total is not None and abs(line.total - place) <= NEAR * span


def _span(found: Result) -> Fraction:
    """From the lowest to the highest total that a sheet can reach."""
    if found.terms.percent:
        return Fraction(100)
    return sum((abs(m.weight) * (m.high - m.low) for m in found.terms.measures), Fraction(0))

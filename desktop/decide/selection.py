"""From the ranking to the proposal: the constraints as a problem, its best sets, or the reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from desktop.decide.decimals import number
from desktop.decide.dossiers import DossierInput
from desktop.decide.problem import Cap, Cover, Problem, combined, whole_costs
from desktop.decide.search import best_sets, best_worth
from desktop.decide.standing import Standing, tiers
from desktop.errors import Fault
from desktop.model.rule import Rule, SeatRange


@dataclass(frozen=True, slots=True)
class Selection:
    """The calculated proposal: every best set (in ranking order), or why there is none."""

    sets: tuple[tuple[str, ...], ...] = ()
    truncated: bool = False
    objective: Fraction | None = None  # the sum of exact totals of a best set
    unconstrained: tuple[str, ...] = ()
    reasons: tuple[Fault, ...] = ()


def seats_of(rule: Rule) -> tuple[int, int] | None:
    """Fewest and most seats, or `None` when the rule only ranks."""
    if rule.seats is None:
        return None
    if isinstance(rule.seats, SeatRange):
        return rule.seats.min, rule.seats.max
    return rule.seats, rule.seats


def select(rule: Rule, ranking: Sequence[Standing], dossiers: Sequence[DossierInput], lot: bool) -> Selection:
    """The best sets among the dossiers of `ranking` (in its order) that pass; `lot`: one was drawn."""
    seats = seats_of(rule)
    if seats is None:
        return Selection()
    unconstrained = tuple(line.dossier for line in ranking if line.ranked)[: seats[1]]
    lines = [line for line in ranking if line.ranked and line.passes]
    problem = problem_of(rule, lines, {dossier.code: dossier for dossier in dossiers})
    found = best_sets(problem, range(len(lines)), _drawn(ranking, lines) if lot else frozenset())
    if found.worth is None:
        return Selection(unconstrained=unconstrained, reasons=reasons(problem))
    sets = tuple(tuple(lines[item].dossier for item in chosen) for chosen in found.sets)
    return Selection(sets, found.truncated, _sum(lines, found.sets[0]), unconstrained)


def _drawn(ranking: Sequence[Standing], lines: Sequence[Standing]) -> frozenset[int]:
    """The items that share their rank with nobody: their equals, if any, were put in order."""
    alone = {tier[0].dossier for tier in tiers(ranking) if len(tier) == 1}
    return frozenset(item for item, line in enumerate(lines) if line.dossier in alone)


def _sum(lines: Sequence[Standing], chosen: Iterable[int]) -> Fraction:
    return sum((lines[item].total or Fraction(0) for item in chosen), Fraction(0))


def problem_of(rule: Rule, lines: Sequence[Standing], known: dict[str, DossierInput]) -> Problem:
    """The constraints over `lines` in whole numbers; limits that cannot bind are left out."""
    least, most = seats_of(rule) or (0, 0)
    most = max(least, min(most, len(lines)))
    dossiers = [known[line.dossier] for line in lines]
    merits = [[-part for part in line.merit or ()] for line in lines]
    problem = Problem(
        values=combined(merits, max(most, 1)),
        least=least,
        most=most,
        caps=tuple(_caps(rule, dossiers)),
        covers=tuple(_covers(rule, dossiers)),
    )
    return _with_budget(rule, dossiers, problem)


def _caps(rule: Rule, dossiers: Sequence[DossierInput]) -> Iterable[Cap]:
    limits = rule.constraints
    if limits.max_per_region is not None:
        yield from _grouped("region", limits.max_per_region, dossiers, lambda dossier: dossier.regions)
    if limits.max_per_sector is not None:
        yield from _grouped("sector", limits.max_per_sector, dossiers, _sectors)


def _sectors(dossier: DossierInput) -> tuple[str, ...]:
    return (dossier.sector,) if dossier.sector else ()


def _grouped(
    kind: str,
    limit: int,
    dossiers: Sequence[DossierInput],
    groups: Callable[[DossierInput], Iterable[str]],
) -> Iterable[Cap]:
    members: dict[str, set[int]] = {}
    for item, dossier in enumerate(dossiers):
        for name in groups(dossier):
            members.setdefault(name, set()).add(item)
    for name, items in sorted(members.items()):
        if len(items) > limit:
            yield Cap(f"{kind}:{name}", limit, frozenset(items))


def _covers(rule: Rule, dossiers: Sequence[DossierInput]) -> Iterable[Cover]:
    for sectors in rule.constraints.at_least_one_of:
        items = (item for item, dossier in enumerate(dossiers) if dossier.sector in sectors)
        yield Cover("|".join(sectors), frozenset(items))


def _with_budget(rule: Rule, dossiers: Sequence[DossierInput], problem: Problem) -> Problem:
    cap = rule.constraints.budget_cap
    if cap is None or not dossiers:
        return problem
    costs, budget = whole_costs([dossier.numbers[cap.field] for dossier in dossiers], number(cap.max))
    dearest = sum(max(cost, 0) for cost in sorted(costs, reverse=True)[: problem.most])
    if dearest <= budget:
        return problem
    return replace(problem, costs=costs, budget=budget)


def reasons(problem: Problem) -> tuple[Fault, ...]:
    """Why no set respects all limits: each limit that alone forbids it, else each whose removal
    alone would allow it, else that they only fail together."""
    alone = tuple(_alone(problem))
    if alone:
        return alone
    freeing = tuple(
        Fault("selection-limit", {"limit": name})
        for name, easier in relaxations(problem)
        if best_worth(easier)[0] is not None
    )
    return freeing or (Fault("selection-limits-together"),)


def _alone(problem: Problem) -> Iterable[Fault]:
    if len(problem.values) < problem.least:
        yield Fault("selection-too-few", {"passing": len(problem.values), "seats": problem.least})
        return
    for cover in problem.covers:
        if not cover.members:
            yield Fault("selection-no-sector", {"sectors": cover.name})
    bare = replace(problem, caps=(), covers=(), costs=None)
    for name, harder in (
        ("max_per_region", replace(bare, caps=_kind(problem, "region:"))),
        ("max_per_sector", replace(bare, caps=_kind(problem, "sector:"))),
        ("budget_cap", replace(bare, costs=problem.costs, budget=problem.budget)),
    ):
        if best_worth(harder)[0] is None:
            yield Fault("selection-limit", {"limit": name})


def _kind(problem: Problem, prefix: str) -> tuple[Cap, ...]:
    return tuple(cap for cap in problem.caps if cap.name.startswith(prefix))


def relaxations(problem: Problem) -> Iterable[tuple[str, Problem]]:
    """The problem without one of its constraints, for each constraint of the rule that can bind."""
    for name, prefix in (("max_per_region", "region:"), ("max_per_sector", "sector:")):
        dropped = _kind(problem, prefix)
        if dropped:
            kept = tuple(cap for cap in problem.caps if cap not in dropped)
            yield name, replace(problem, caps=kept)
    for cover in problem.covers:
        kept_covers = tuple(other for other in problem.covers if other is not cover)
        yield f"at_least_one_of:{cover.name}", replace(problem, covers=kept_covers)
    if problem.costs is not None:
        yield "budget_cap", replace(problem, costs=None)

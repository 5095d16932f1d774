""" "Why not this dossier?": put it in by force, and see the price, who leaves, and which limit binds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from desktop.decide.official import Result
from desktop.decide.problem import Cover, Problem
from desktop.decide.search import best_sets, best_worth
from desktop.decide.selection import problem_of, relaxations
from desktop.decide.standing import Standing


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer for one dossier.

    `fails`: what keeps it out by itself (then thresholds are ignored for the rest of the answer;
    an ineligible or undecidable dossier cannot be put in at all). `price`: points that the best set
    loses by having it (`None`: no set with it respects the constraints, or there is no proposal).
    `leaves`, `enters`: against the first set of the proposal. `frees`: the single constraints
    without which it would stand in a best set (`max_per_region`, `max_per_sector`,
    `at_least_one_of:SECTORS`, `budget_cap`, `threshold:WHAT`). `chosen`: it stands in every best set.
    """

    dossier: str
    chosen: bool
    fails: tuple[str, ...]
    price: Fraction | None = None
    leaves: tuple[str, ...] = ()
    enters: tuple[str, ...] = ()
    frees: tuple[str, ...] = ()


def why_not(found: Result, code: str) -> WhyNot:
    """Why `code` is not in the proposal of `found` (KeyError for a dossier that is not there)."""
    line = found.line(code)
    chosen = bool(found.selection.sets) and all(code in one for one in found.selection.sets)
    if not line.ranked or found.rule.seats is None or chosen:
        return WhyNot(code, chosen, line.fails)
    lines = [one for one in found.ranking if one.ranked and (one.passes or one is line)]
    problem = problem_of(found.rule, lines, {dossier.code: dossier for dossier in found.dossiers})
    item = lines.index(line)
    answer = WhyNot(code, chosen, line.fails, frees=tuple(_frees(problem, item, line)))
    return _priced(found, answer, lines, _forced(problem, item))


def _forced(problem: Problem, item: int) -> Problem:
    return replace(problem, covers=(*problem.covers, Cover("forced", frozenset([item]))))


def _priced(found: Result, answer: WhyNot, lines: list[Standing], forced: Problem) -> WhyNot:
    best = best_sets(forced, range(len(lines)), limit=1)
    if best.worth is None or found.selection.objective is None:
        return answer
    inside = tuple(lines[item].dossier for item in best.sets[0])
    total = sum((lines[item].total or Fraction(0) for item in best.sets[0]), Fraction(0))
    loss = found.selection.objective - total
    proposed = found.selection.sets[0]
    return replace(
        answer,
        price=-loss if found.terms.lower else loss,
        leaves=tuple(code for code in proposed if code not in inside),
        enters=tuple(code for code in inside if code not in proposed),
    )


def _frees(problem: Problem, item: int, line: Standing) -> Iterable[str]:
    """Each single constraint without which the dossier stands in a best set."""
    if len(line.fails) == 1 and _stands(problem, item):
        yield f"threshold:{line.fails[0]}"
    if line.passes and not _stands(problem, item):
        yield from (name for name, easier in relaxations(problem) if _stands(easier, item))


def _stands(problem: Problem, item: int) -> bool:
    worth, _ = best_worth(problem)
    return worth is not None and best_worth(_forced(problem, item))[0] == worth

"""The official result: the same rule, sheets, dossiers and seed always give the same answer.

Everything that decides an order is a whole number or an exact rational; an auditor re-runs this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desktop.decide import rules
from desktop.decide.decimals import exact, places
from desktop.decide.dossiers import DossierInput, missing
from desktop.decide.figures import Figures, Sheet, figures
from desktop.decide.lot import lottery
from desktop.decide.selection import Selection, select
from desktop.decide.standing import Standing, order, standing, tiers
from desktop.decide.terms import Terms, terms
from desktop.errors import AlqaError, Fault
from desktop.model.rule import Lot, Rule

__all__ = ["DossierInput", "Result", "Selection", "Sheet", "Standing", "output", "result"]


@dataclass(frozen=True, slots=True)
class Result:
    """Ranking and proposal with every figure behind them."""

    rule: Rule
    terms: Terms
    dossiers: tuple[DossierInput, ...]
    ranking: tuple[Standing, ...]
    selection: Selection
    lot: bool  # whether a lot was there to separate equal dossiers

    def line(self, code: str) -> Standing:
        """The line of one dossier (KeyError when there is none)."""
        return {line.dossier: line for line in self.ranking}[code]

    @property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """Dossiers that share a rank after the whole tie rule."""
        shared = (tier for tier in tiers(self.ranking) if len(tier) > 1)
        return tuple(tuple(line.dossier for line in tier) for tier in shared)

    @property
    def decided(self) -> bool:
        """Is there exactly one best set? Otherwise a person must decide."""
        return len(self.selection.sets) == 1


def result(
    rule: Rule,
    sheets: Sequence[Sheet],
    dossiers: Sequence[DossierInput],
    seed: str | None = None,
    drawn: Sequence[str] = (),
) -> Result:
    """Rank the dossiers and propose the best selection.

    `seed` is what the lot is drawn with (`lot.live_seed` in a live round) and counts only when the
    rule's `tie_break` names a lot; `drawn` is a physical draw (codes in the order drawn) and goes
    before it. Marks must be valid for the rule and sheets unique per (reviewer, dossier).
    Raises `AlqaError` with every fault of the rule, every sheet of an unknown dossier and every fact
    that a constraint needs and a dossier lacks.
    """
    found = rules.faults(rule)
    if found:
        raise AlqaError.of(found)
    unfit = _strangers(sheets, dossiers) + missing(rule, dossiers)
    if unfit:
        raise AlqaError.of(unfit)
    numbers = terms(rule)
    draw = lottery(seed if _names_lot(rule) else None, drawn)
    lines = _lines(rule, numbers, sheets, dossiers)
    ranking = order(lines, draw)
    selection = select(rule, ranking, dossiers, draw is not None)
    return Result(rule, numbers, tuple(dossiers), tuple(ranking), selection, draw is not None)


def _lines(
    rule: Rule, numbers: Terms, sheets: Sequence[Sheet], dossiers: Sequence[DossierInput]
) -> list[Standing]:
    by_dossier: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_dossier.setdefault(sheet.dossier, []).append(sheet)
    return [
        standing(
            rule,
            numbers,
            dossier.code,
            dossier.eligible is not False,
            figures(numbers, by_dossier.get(dossier.code, [])),
        )
        for dossier in dossiers
    ]


def _strangers(sheets: Sequence[Sheet], dossiers: Sequence[DossierInput]) -> list[Fault]:
    known = {dossier.code for dossier in dossiers}
    strange = sorted({sheet.dossier for sheet in sheets} - known)
    return [Fault("decide-dossier-unknown", {"dossier": code}) for code in strange]


def _names_lot(rule: Rule) -> bool:
    return any(isinstance(tie, Lot) for tie in rule.tie_break)


def output(found: Result) -> dict[str, Any]:
    """The result as the command line prints it (`alqa rank --json`, the rule's contract)."""
    chosen = found.selection
    return {
        "ranking": [_row(found, line) for line in found.ranking],
        "selection": {
            "sets": [list(one) for one in chosen.sets],
            "sets_truncated": chosen.truncated,
            "objective_exact": None if chosen.objective is None else exact(chosen.objective),
            "unconstrained": list(chosen.unconstrained),
            "reasons": [reason_text(reason) for reason in chosen.reasons],
        },
    }


def reason_text(reason: Fault) -> str:
    """A reason as one stable string: `"selection-too-few passing=4 seats=6"`."""
    return " ".join([reason.code, *(f"{name}={value}" for name, value in reason.args.items())])


def _row(found: Result, line: Standing) -> dict[str, Any]:
    return {
        "dossier": line.dossier,
        "rank": line.rank,
        "total": _shown(line.total),
        "total_exact": _exact(line.total),
        "sheets": line.figures.sheets,
        "criteria": {measure.code: _mean(line.figures, measure.code) for measure in found.terms.measures},
        "passes": line.passes,
        "fails": list(line.fails),
    }


def _mean(of: Figures, code: str) -> dict[str, str | None]:
    value = of.criteria[code].value if of.criteria is not None else None
    return {"mean": _shown(value), "mean_exact": _exact(value)}


def _shown(value: Fraction | None) -> str | None:
    return None if value is None else places(value)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)

"""From figures to a ranking: order, equal ranks, what each dossier fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from desktop.decide.figures import Figures
from desktop.decide.lot import Lottery
from desktop.decide.terms import Terms
from desktop.model.rule import Rule

Merit = tuple[Fraction, ...]  # total, then tie criteria in order; turned so that less is better


@dataclass(frozen=True, slots=True)
class Standing:
    """One dossier's line: `rank` and `total` are `None` where nothing is decided about it."""

    dossier: str
    eligible: bool
    figures: Figures
    merit: Merit | None
    fails: tuple[str, ...]
    rank: int | None = None

    @property
    def total(self) -> Fraction | None:
        return self.figures.total

    @property
    def passes(self) -> bool:
        return not self.fails

    @property
    def ranked(self) -> bool:
        return self.eligible and self.merit is not None


def standing(rule: Rule, terms: Terms, dossier: str, eligible: bool, figures: Figures) -> Standing:
    """The line of one dossier, before ranks are given."""
    return Standing(
        dossier, eligible, figures, _merit(rule, terms, figures), _fails(terms, eligible, figures)
    )


def order(lines: Sequence[Standing], lottery: Lottery | None) -> list[Standing]:
    """Ranked lines best first (ranks 1, 2, 2, 4), then undecidable ones, then ineligible ones;
    what stays equal stands in the order of the codes, which decides nothing."""
    by_code = sorted(lines, key=lambda line: line.dossier)
    rest = [line for line in by_code if line.eligible and not line.ranked]
    outside = [line for line in by_code if not line.eligible]
    ranked = sorted((line for line in by_code if line.ranked), key=_key)
    return _number(_tiers(ranked, lottery)) + rest + outside


def tiers(lines: Sequence[Standing]) -> list[list[Standing]]:
    """Ranked lines of one rank together, best first."""
    ranked = [line for line in lines if line.rank is not None]
    return [list(group) for _, group in groupby(ranked, key=lambda line: line.rank)]


def _key(line: Standing) -> Merit:
    return line.merit or ()


def _tiers(ranked: list[Standing], lottery: Lottery | None) -> list[list[Standing]]:
    found: list[list[Standing]] = []
    for _, group in groupby(ranked, key=_key):
        found += _draw(list(group), lottery)
    return found


def _draw(equals: list[Standing], lottery: Lottery | None) -> list[list[Standing]]:
    """The lot separates equal dossiers if it knows them all; else they stay equal."""
    if lottery is None or len(equals) == 1:
        return [equals]
    places = [(lottery(line.dossier), line) for line in equals]
    known = [(place, line) for place, line in places if place is not None]
    if len(known) < len(equals):
        return [equals]
    return [[line] for _, line in sorted(known, key=lambda pair: pair[0])]


def _number(found: list[list[Standing]]) -> list[Standing]:
    lines: list[Standing] = []
    for tier in found:
        rank = len(lines) + 1
        lines += [replace(line, rank=rank) for line in tier]
    return lines


def _merit(rule: Rule, terms: Terms, figures: Figures) -> Merit | None:
    if figures.total is None or figures.criteria is None:
        return None
    ties = [figures.criteria[code].value for code in rule.tie_break if isinstance(code, str)]
    sign = 1 if terms.lower else -1
    return tuple(sign * value for value in (figures.total, *ties))


def _fails(terms: Terms, eligible: bool, figures: Figures) -> tuple[str, ...]:
    """Criterion codes, `group:CODE`, `total`, `eligibility`, `undecidable`, in this order."""
    found = []
    if figures.total is not None and figures.criteria is not None and figures.groups is not None:
        values = figures.criteria
        found += [m.code for m in terms.measures if not terms.holds(values[m.code].value, m.threshold)]
        found += [
            f"group:{code}"
            for code, percent in figures.groups.items()
            if not terms.holds(percent, terms.groups[code])
        ]
        found += [] if terms.holds(figures.total, terms.threshold) else ["total"]
    found += [] if eligible else ["eligibility"]
    return (*found, *(["undecidable"] if figures.total is None else []))

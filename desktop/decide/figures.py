"""From the sheets of one dossier to its figures, every step kept so that every number opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from desktop.decide.decimals import half_up
from desktop.decide.terms import Measure, Terms

Why = Literal["recused", "not-scored", "incomplete", "lowest", "highest"]
Cast = tuple[str, Fraction]  # reviewer and the mark (or the sheet's total) that this reviewer gave


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reviewer's marks for one dossier, in the scale's units; `None` is "not scored"."""

    reviewer: str
    dossier: str
    marks: Mapping[str, Fraction | None]
    recused: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that does not enter the result (or, with `criterion`, a mark), and why."""

    reviewer: str
    why: Why
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class CriterionFigure:
    """One criterion: the marks that count, their mean or median, that value rounded as the rule
    says, and what it adds to the total (before and after rounding; `over: criterion` only)."""

    code: str
    marks: tuple[Cast, ...]
    raw: Fraction
    value: Fraction
    term_raw: Fraction | None = None
    term: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one dossier; `total` is `None` when the sheets do not suffice."""

    sheets: int
    totals: tuple[Cast, ...] = ()  # each counted sheet's own total, in trimming order (`over: total`)
    left_out: tuple[LeftOut, ...] = ()
    criteria: Mapping[str, CriterionFigure] | None = None
    groups: Mapping[str, Fraction] | None = None
    total_raw: Fraction | None = None
    total: Fraction | None = None


def figures(terms: Terms, sheets: Sequence[Sheet]) -> Figures:
    """The figures of one dossier from its sheets (in any order)."""
    counted, left_out = _sort_out(terms, sorted(sheets, key=lambda sheet: sheet.reviewer))
    return (_over_criteria if terms.per_criterion else _over_totals)(terms, counted, left_out)


def sheet_total(terms: Terms, marks: Mapping[str, Fraction | None]) -> Fraction:
    """The weighted total of one complete sheet: percent of the reachable, or the weighted sum."""
    pairs = [(measure, marks[measure.code]) for measure in terms.measures]
    values = [_term(terms, measure, mark) for measure, mark in pairs if mark is not None]
    return _scaled(terms, sum(values, Fraction(0)))


def _term(terms: Terms, measure: Measure, value: Fraction) -> Fraction:
    return measure.weight * (measure.share(value) if terms.percent else value)


def _scaled(terms: Terms, total: Fraction) -> Fraction:
    return total / terms.weight * 100 if terms.percent else total


def _sort_out(terms: Terms, sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[LeftOut]]:
    counted, left_out = [], []
    for sheet in sheets:
        why = _why_out(terms, sheet)
        if why is None:
            counted.append(sheet)
        else:
            left_out.append(LeftOut(sheet.reviewer, why))
    return counted, left_out


def _why_out(terms: Terms, sheet: Sheet) -> Why | None:
    scored = sum(sheet.marks.get(measure.code) is not None for measure in terms.measures)
    if sheet.recused:
        return "recused"
    if scored == 0:
        return "not-scored"
    return None if scored == len(terms.measures) or terms.use_incomplete else "incomplete"


def _over_totals(terms: Terms, counted: list[Sheet], left_out: list[LeftOut]) -> Figures:
    """Each sheet's weighted total first, then the method over the sheets."""
    totals = sorted((sheet_total(terms, sheet.marks), sheet.reviewer) for sheet in counted)
    casts = tuple((reviewer, total) for total, reviewer in totals)
    if len(counted) < terms.least:
        return Figures(len(counted), casts, tuple(left_out))
    kept, trimmed = _trim(terms, casts)
    reviewers = {reviewer for reviewer, _ in kept}
    surviving = [sheet for sheet in counted if sheet.reviewer in reviewers]
    criteria = {measure.code: _plain_figure(measure, surviving) for measure in terms.measures}
    raw = _middle(terms, [total for _, total in kept])
    return _finished(terms, len(counted), casts, [*left_out, *trimmed], criteria, raw)


def _plain_figure(measure: Measure, surviving: list[Sheet]) -> CriterionFigure:
    marks = _casts(measure, surviving)
    mean = _mean([mark for _, mark in marks])
    return CriterionFigure(measure.code, marks, mean, mean)


def _over_criteria(terms: Terms, counted: list[Sheet], left_out: list[LeftOut]) -> Figures:
    """The method per criterion, rounded, weighted, rounded, summed."""
    marks = {measure.code: _casts(measure, counted) for measure in terms.measures}
    if any(len(casts) < terms.least for casts in marks.values()):
        return Figures(len(counted), (), tuple(left_out))
    criteria = {}
    for measure in terms.measures:
        kept, trimmed = _trim(terms, tuple(sorted(marks[measure.code], key=lambda cast: cast[::-1])))
        left_out += [LeftOut(out.reviewer, out.why, measure.code) for out in trimmed]
        criteria[measure.code] = _rounded_figure(terms, measure, kept)
    terms_sum = sum((figure.term or Fraction(0) for figure in criteria.values()), Fraction(0))
    return _finished(terms, len(counted), (), left_out, criteria, _scaled(terms, terms_sum))


def _rounded_figure(terms: Terms, measure: Measure, kept: tuple[Cast, ...]) -> CriterionFigure:
    raw = _middle(terms, [mark for _, mark in kept])
    value = half_up(raw, terms.round_criterion)
    term = _term(terms, measure, value)
    return CriterionFigure(measure.code, kept, raw, value, term, half_up(term, terms.round_weighted))


def _finished(
    terms: Terms,
    sheets: int,
    totals: tuple[Cast, ...],
    left_out: list[LeftOut],
    criteria: Mapping[str, CriterionFigure],
    raw: Fraction,
) -> Figures:
    groups = {code: _group_percent(terms, code, criteria) for code in terms.groups}
    known = {code: percent for code, percent in groups.items() if percent is not None}
    total = half_up(raw, terms.round_total)
    return Figures(sheets, totals, tuple(left_out), criteria, known, raw, total)


def _group_percent(terms: Terms, code: str, criteria: Mapping[str, CriterionFigure]) -> Fraction | None:
    """What the group reached of what it can reach, by its criteria's values (rounded, if the rule
    rounds them) and weights; `None` for a group without weight."""
    members = [measure for measure in terms.measures if measure.group == code]
    weight = sum((measure.weight for measure in members), Fraction(0))
    reached = sum((m.weight * m.share(criteria[m.code].value) for m in members), Fraction(0))
    return reached / weight * 100 if weight else None


def _trim(terms: Terms, casts: tuple[Cast, ...]) -> tuple[tuple[Cast, ...], list[LeftOut]]:
    """Without the `drop` first and last of casts in ascending (value, reviewer) order."""
    low, high = terms.drop, len(casts) - terms.drop
    out = [LeftOut(reviewer, "lowest") for reviewer, _ in casts[:low]]
    return casts[low:high], out + [LeftOut(reviewer, "highest") for reviewer, _ in casts[high:]]


def _casts(measure: Measure, sheets: list[Sheet]) -> tuple[Cast, ...]:
    marks = ((sheet.reviewer, sheet.marks.get(measure.code)) for sheet in sheets)
    return tuple((reviewer, mark) for reviewer, mark in marks if mark is not None)


def _middle(terms: Terms, values: list[Fraction]) -> Fraction:
    return _median(values) if terms.method == "median" else _mean(values)


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _median(values: list[Fraction]) -> Fraction:
    """The middle value; of an even number the mean of the middle two."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return _mean(ordered[(len(ordered) - 1) // 2 : half + 1])

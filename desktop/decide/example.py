"""A worked example of a rule: invented sheets taken through the official arithmetic, step by step.

The marks are a fixed pattern, no chance: the same rule always shows the same example until a person
changes them. Pure: the builder shows it beside the rule and reckons it again with every letter typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import msgspec

from desktop.decide.figures import Figures, Sheet, figures
from desktop.decide.standing import standing
from desktop.decide.terms import Measure, Terms, terms
from desktop.model.rule import Rule

DOSSIER = "?"  # no dossier can be called so: an example is never taken for a real one
FEWEST = 3
PATTERN = (72, 88, 64, 80, 56)  # where a sheet stands on the scale, in percent
WAVE = (0, 8, -8, 4, -12, 12, -4)  # how its criteria differ from that
Marks = tuple[Mapping[str, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One group (or a criterion without one): what it adds to the total on each sheet, and in the
    result; `result` is None where the method gives no share of it (a median of totals)."""

    code: str
    cells: tuple[Fraction | None, ...]
    result: Fraction | None


@dataclass(frozen=True, slots=True)
class Example:
    """The invented sheets and all that the rule makes of them; `totals` by sheet, None where it does
    not count; `out` names the sheets that trimming leaves out; `fails` as in a ranking."""

    marks: Marks
    rows: tuple[Row, ...]
    totals: tuple[Fraction | None, ...]
    out: frozenset[int]
    figures: Figures
    fails: tuple[str, ...]


def sheets_of(rule: Rule) -> int:
    """How many sheets an example needs: three, and more where trimming takes some away."""
    drop = rule.aggregate.drop if rule.aggregate.method == "trimmed-mean" else 0
    return 2 * drop + FEWEST


def invented(rule: Rule, turn: int = 0) -> Marks:
    """Marks for the example; another `turn` gives others. The rule must be without faults."""
    numbers = terms(rule)
    return tuple(
        {
            measure.code: _mark(measure, sheet + turn, at, lower=numbers.lower)
            for at, measure in enumerate(numbers.measures)
        }
        for sheet in range(sheets_of(rule))
    )


def _mark(measure: Measure, sheet: int, at: int, *, lower: bool) -> Fraction:
    steps = int((measure.high - measure.low) / measure.step)
    share = PATTERN[sheet % len(PATTERN)] + WAVE[(at + 3 * sheet) % len(WAVE)]
    place = (steps * min(max(share, 0), 100) + 50) // 100
    return measure.mark(steps - place if lower else place)


def worked(rule: Rule, marks: Marks) -> Example:
    """The example of a rule without faults. The least number of sheets is not asked of it: it has few."""
    few = msgspec.structs.replace(rule, min_sheets=1)
    numbers = terms(few)
    sheets = [Sheet(_name(at), DOSSIER, given) for at, given in enumerate(marks)]
    found = figures(numbers, sheets)
    lost = {one.reviewer: one.why for one in found.left_out if one.criterion is None}
    out = frozenset(at for at in range(len(marks)) if lost.get(_name(at)) in ("lowest", "highest"))
    void = {at for at in range(len(marks)) if lost.get(_name(at)) in ("incomplete", "not-scored")}
    kept = [at for at in range(len(marks)) if at not in out | void]
    rows = tuple(_row(few, numbers, found, code, members, marks, kept) for code, members in _parts(numbers))
    totals = tuple(
        None if at in void else _sum(numbers, numbers.measures, marks[at]) for at in range(len(marks))
    )
    return Example(marks, rows, totals, out, found, standing(few, numbers, DOSSIER, True, found).fails)


def _name(sheet: int) -> str:
    return f"{sheet:03}"


def _parts(numbers: Terms) -> list[tuple[str, list[Measure]]]:
    """Groups in the order of their first criterion; a criterion without a group stands alone."""
    found: dict[tuple[bool, str], list[Measure]] = {}
    for measure in numbers.measures:
        alone = measure.group is None
        found.setdefault((alone, measure.group or measure.code), []).append(measure)
    return [(code, members) for (_, code), members in found.items()]


def _row(
    rule: Rule,
    numbers: Terms,
    found: Figures,
    code: str,
    members: list[Measure],
    marks: Marks,
    kept: Sequence[int],
) -> Row:
    cells = tuple(_sum(numbers, members, given) for given in marks)
    return Row(code, cells, _result(rule, numbers, found, members, [cells[at] for at in kept]))


def _result(
    rule: Rule, numbers: Terms, found: Figures, members: list[Measure], kept: list[Fraction | None]
) -> Fraction | None:
    """What these criteria add to the total; the rows of a mean add up to it exactly."""
    if found.criteria is None:
        return None
    if numbers.per_criterion:
        parts = [found.criteria[measure.code].term or Fraction(0) for measure in members]
        return _scaled(numbers, sum(parts, Fraction(0)))
    if rule.aggregate.method == "median":
        return None
    return sum((cell or Fraction(0) for cell in kept), Fraction(0)) / len(kept)


def _sum(numbers: Terms, members: Sequence[Measure], given: Mapping[str, Fraction | None]) -> Fraction | None:
    """The weighted marks of these criteria on one sheet, on the scale of the total."""
    marks = [(measure, given.get(measure.code)) for measure in members]
    terms_ = [
        measure.weight * (measure.share(mark) if numbers.percent else mark)
        for measure, mark in marks
        if mark is not None
    ]
    return _scaled(numbers, sum(terms_, Fraction(0))) if terms_ else None


def _scaled(numbers: Terms, total: Fraction) -> Fraction:
    return total / numbers.weight * 100 if numbers.percent else total

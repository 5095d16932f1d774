"""What can be said of a dossier's facts by the rubric alone: what a derived figure comes out at, which
figures deserve a question, which earn a star. Nothing is corrected: a figure is shown as it was filed.

A fact is questioned (it is not refused) when it lies outside the bounds that the rubric gives it, or when
it has a formula and differs from it by more than the last place it was filed with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from desktop.decide import formulas
from desktop.decide.decimals import parse
from desktop.model.dossier import Dossier, FactValue
from desktop.model.rubric import FactField, Rubric

Why = Literal["below", "above", "differs"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure deserves a question: the bound (or what the formula gives) and the text it came from."""

    why: Why
    bound: Fraction
    formula: str


@dataclass(frozen=True, slots=True)
class FactLook:
    """One fact of one dossier. `number` is what was filed, `computed` what its formula gives (`missing`:
    the inputs that were not filed); `star` is None where the rubric promises none."""

    field: FactField
    value: FactValue
    number: Fraction | None
    computed: Fraction | None
    missing: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    star: bool | None

    @property
    def derived(self) -> bool:
        return self.field.formula is not None

    @property
    def figure(self) -> Fraction | None:
        """What was filed, else what its formula gives."""
        return self.computed if self.number is None else self.number


def looks(rubric: Rubric, dossier: Dossier) -> list[FactLook]:
    """Every fact of the rubric that this dossier has, or that can be worked out for it, in order."""
    filed = {f.code: _number(f, dossier.facts.get(f.code)) for f in rubric.facts}
    known = {**filed, **_worked_out(rubric, filed)}
    return [
        _look(field, dossier.facts.get(field.code), known, filed[field.code])
        for field in rubric.facts
        if field.code in dossier.facts or field.formula is not None
    ]


def formula_faults(field: FactField, codes: frozenset[str]) -> list[str]:
    """What is wrong with the formulas of a field: those not understood, and facts that are not there."""
    bad = []
    for text in (field.formula, field.least, field.most):
        formula = formulas.parse(text) if text is not None else None
        if text is not None and (formula is None or not set(formula.inputs) <= codes):
            bad.append(text)
    return bad + [text for text in (field.star, field.benchmark) if text is not None and parse(text) is None]


def _worked_out(rubric: Rubric, filed: Mapping[str, Fraction | None]) -> dict[str, Fraction | None]:
    """Derived figures that nobody filed, in the order of the fields: each may use those before it."""
    found = dict(filed)
    for field in rubric.facts:
        if found[field.code] is None and field.formula is not None:
            found[field.code] = _outcome(field.formula, found).value
    return found


def _look(
    field: FactField, value: FactValue, known: Mapping[str, Fraction | None], number: Fraction | None
) -> FactLook:
    outcome = formulas.Outcome(None)
    if field.formula is not None:
        outcome = _outcome(field.formula, {**known, field.code: None})
    figure = outcome.value if number is None else number
    star = None
    if field.star is not None and figure is not None:
        least = parse(field.star)
        star = least is not None and figure >= least
    doubts = tuple(_doubts(field, value, known, number, outcome.value))
    return FactLook(field, value, number, outcome.value, outcome.missing, doubts, star)


def _doubts(
    field: FactField,
    value: FactValue,
    known: Mapping[str, Fraction | None],
    number: Fraction | None,
    computed: Fraction | None,
) -> list[Doubt]:
    if number is None:
        return []
    found = []
    least = _outcome(field.least, known).value if field.least is not None else None
    most = _outcome(field.most, known).value if field.most is not None else None
    if least is not None and number < least:
        found.append(Doubt("below", least, field.least or ""))
    if most is not None and number > most:
        found.append(Doubt("above", most, field.most or ""))
    if computed is not None and abs(number - computed) > _last_place(value):
        found.append(Doubt("differs", computed, field.formula or ""))
    return found


def _outcome(text: str, values: Mapping[str, Fraction | None]) -> formulas.Outcome:
    formula = formulas.parse(text)
    return formulas.Outcome(None) if formula is None else formulas.work_out(formula, values)


def _number(field: FactField, value: FactValue) -> Fraction | None:
    return parse(value) if isinstance(value, str) and field.kind in ("integer", "decimal") else None


def _last_place(value: FactValue) -> Fraction:
    """One unit of the last place that was written: 4.7 may stand for anything from 4.6 to 4.8."""
    text = value if isinstance(value, str) else ""
    return Fraction(1, 10 ** len(text.partition(".")[2]))

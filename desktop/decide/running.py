"""What the marks of one sheet given so far add up to, exactly, by the rule that counts whole sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop.decide.figures import sheet_total
from desktop.decide.terms import terms
from desktop.model.rule import Rule


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """`most` is what a whole sheet can reach; criteria without a mark add nothing."""

    value: Fraction
    most: Fraction
    percent: bool
    scored: int
    of: int


def running_total(rule: Rule, steps: Mapping[str, int | None]) -> RunningTotal:
    """`steps`: marks as sheets hold them; criteria that the rule does not count have no say."""
    numbers = terms(rule)
    given = {m.code: steps.get(m.code) for m in numbers.measures}
    marks = {m.code: m.mark(at) if (at := given[m.code]) is not None else None for m in numbers.measures}
    most = sheet_total(numbers, {m.code: m.high for m in numbers.measures})
    scored = sum(mark is not None for mark in marks.values())
    return RunningTotal(sheet_total(numbers, marks), most, numbers.percent, scored, len(marks))

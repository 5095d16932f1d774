"""Which points of a scale get a field of their own."""

from __future__ import annotations

from fractions import Fraction

from desktop.decide.decimals import parse
from desktop.decide.rule_clauses import decimal_of
from desktop.model.rule import Scale

MOST = 12


def stops(scale: Scale, said: list[str]) -> list[str]:
    """Every stop of a short scale, the whole ones of one with smaller steps, the ends of a long one; and
    the marks in `said`, wherever they stand. In the order of the scale."""
    low, high, step = (parse(text) for text in (scale.min, scale.max, scale.step))
    if low is None or high is None or not step or step < 0 or low >= high:
        return said
    count = int((high - low) / step)
    found = [low + n * step for n in range(min(count, 1000) + 1)]
    whole = [stop for stop in found if stop.denominator == 1]
    shown = whole if step < 1 and len(whole) > 1 else found
    shown = shown if len(shown) <= MOST else [low, high]
    marks = {decimal_of(stop): stop for stop in shown} | {mark: parse(mark) or Fraction(0) for mark in said}
    return sorted(marks, key=lambda mark: marks[mark])

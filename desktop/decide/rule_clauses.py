"""A rule in words: which sentences say it, as codes with arguments; the words are the windows'.

`Amount` marks a decimal, so that whoever says it can write it in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from desktop.decide.decimals import exact, parse
from desktop.model.rule import Lot, Rule, SeatRange


class Amount(str):
    """A decimal string among the arguments of a clause."""

    __slots__ = ()


Argument = int | str | Amount | tuple[str, ...]


class Clause(NamedTuple):
    """One sentence: its code and arguments. Sectors and facts are named by their codes."""

    code: str
    args: dict[str, Argument]


def reckoning(rule: Rule) -> list[Clause]:
    """How the sheets of one dossier become one number."""
    aggregate = rule.aggregate
    found = [
        Clause(f"{aggregate.method}-{aggregate.over}", {"n": aggregate.drop}),
        Clause(f"sheets-{rule.incomplete_sheets}", {"n": len(rule.criteria)}),
        Clause(f"form-{rule.total.form}", _reach(rule)),
    ]
    return [*found, *([Clause("lower", {})] if rule.direction == "lower" else [])]


def conditions(rule: Rule) -> list[Clause]:
    """What leaves the reckoning, what is rounded, and what a dossier must reach to be chosen."""
    found = [Clause("left-out", {})]
    if rule.min_sheets > 1:
        found.append(Clause("min-sheets", {"n": rule.min_sheets}))
    return [*found, *_rounding(rule), *_thresholds(rule)]


def choice(rule: Rule) -> list[Clause]:
    """Equal totals, seats and limits."""
    return [*_ties(rule), *_seats(rule), *_limits(rule)]


def _reach(rule: Rule) -> dict[str, Argument]:
    """The highest mark, and what it gives when every criterion has it; codes of faulty numbers say
    themselves."""
    tops = [(parse(one.weight), parse((one.scale or rule.scale).max)) for one in rule.criteria]
    whole = sum((weight * top for weight, top in tops if weight is not None and top is not None), Fraction(0))
    return {"most": Amount(rule.scale.max), "sum": Amount(decimal_of(whole))}


def decimal_of(value: Fraction) -> str:
    """`"12.5"` where six places say the value exactly, else a fraction."""
    for count in range(7):
        scaled = value * 10**count
        if scaled.denominator == 1:
            whole = str(abs(scaled.numerator)).rjust(count + 1, "0")
            sign = "-" if value < 0 else ""
            return sign + (f"{whole[:-count]}.{whole[-count:]}" if count else whole)
    return exact(value)


def _rounding(rule: Rule) -> Iterator[Clause]:
    steps = rule.rounding
    for code, step in (("criterion", steps.criterion), ("weighted", steps.weighted), ("total", steps.total)):
        if step is not None:
            yield Clause(f"round-{code}", {"step": Amount(step)})


def _thresholds(rule: Rule) -> Iterator[Clause]:
    turned = "-lower" if rule.direction == "lower" else ""
    if rule.total.threshold is not None:
        yield Clause(f"need-total{turned}", {"value": Amount(rule.total.threshold)})
    for value, codes in _alike([(one.code, one.threshold_percent) for one in rule.groups]).items():
        yield Clause(f"need-group{turned}", {"value": Amount(value), "codes": tuple(codes)})
    for value, codes in _alike([(one.code, one.threshold) for one in rule.criteria]).items():
        yield Clause(f"need-criterion{turned}", {"value": Amount(value), "codes": tuple(codes)})


def _alike(pairs: list[tuple[str, str | None]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, value in pairs:
        if value is not None:
            found.setdefault(value, []).append(code)
    return found


def _ties(rule: Rule) -> Iterator[Clause]:
    codes = tuple(step for step in rule.tie_break if isinstance(step, str))
    lot = any(isinstance(step, Lot) for step in rule.tie_break)
    if codes:
        yield Clause("ties", {"codes": codes})
    if lot:
        yield Clause("ties-lot", {})
    if not codes and not lot:
        yield Clause("ties-none", {})


def _seats(rule: Rule) -> Iterator[Clause]:
    if isinstance(rule.seats, SeatRange):
        yield Clause("seats-range", {"least": rule.seats.min, "most": rule.seats.max})
    elif rule.seats is None:
        yield Clause("seats-none", {})
    else:
        yield Clause("seats", {"n": rule.seats})


def _limits(rule: Rule) -> Iterator[Clause]:
    limits = rule.constraints
    if limits.max_per_region is not None:
        yield Clause("limit-region", {"n": limits.max_per_region})
    if limits.max_per_sector is not None:
        yield Clause("limit-sector", {"n": limits.max_per_sector})
    for sectors in limits.at_least_one_of:
        yield Clause("limit-one-of", {"sectors": tuple(sectors)})
    if limits.budget_cap is not None:
        cap = limits.budget_cap
        yield Clause("limit-budget", {"fact": cap.field, "value": Amount(cap.max)})
    if limits.eligible_only:
        yield Clause("limit-eligible", {})

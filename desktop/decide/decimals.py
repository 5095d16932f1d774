"""Decimal strings as exact rationals, and the one rounding the rule knows: half up to a step."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
LONGEST = 100  # characters; keeps every exact figure printable and every sum quick
HALF = Fraction(1, 2)


def parse(text: str) -> Fraction | None:
    """The exact value of a decimal string, or `None` when it is not one.

    Digits with an optional `-` before and a fraction after a point: no exponent, no `+`, no space,
    no comma, no other script's digits, at most 100 characters.
    """
    if len(text) > LONGEST or not DECIMAL.fullmatch(text):
        return None
    return Fraction(text)


def number(text: str) -> Fraction:
    """Like `parse`, for a string that was checked before; anything else is our bug."""
    value = parse(text)
    if value is None:
        raise ValueError(f"not a decimal string: {text!r}")
    return value


def parse_cell(text: str) -> Fraction | None:
    """A number as a spreadsheet writes it: decimal point or comma, spaces around it allowed."""
    return parse(text.strip().replace(",", ".", 1))


def half_up(value: Fraction, step: Fraction | None) -> Fraction:
    """The multiple of `step` nearest to `value`; half way goes up (towards +infinity)."""
    if step is None:
        return value
    return floor(value / step + HALF) * step


def digits(value: int) -> str:
    """The decimal digits of a whole number of any size (Python's own str() stops at 4,300)."""
    return f"{Decimal(value):f}"


def exact(value: Fraction) -> str:
    """`"11509/140"`, or `"65"` for a whole number."""
    whole = digits(value.numerator)
    return whole if value.denominator == 1 else f"{whole}/{digits(value.denominator)}"


def places(value: Fraction, count: int = 4) -> str:
    """The value half up to `count` decimal places, all of them written: `"82.2071"`, `"65.0500"`, `"65"`."""
    scaled = floor(value * 10**count + HALF)
    text = digits(abs(scaled)).rjust(count + 1, "0")
    sign = "-" if scaled < 0 else ""
    return sign + (f"{text[:-count]}.{text[-count:]}" if count else text)

"""One language of the protocol: words, numbers, dates and names as that language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from desktop.model.text import Lang, Text, pick
from desktop.words import NBSP, Words, number


def rounded(value: Fraction, places: int = 2) -> str:
    """A decimal string of exactly `places` places, half away from zero ("half up" for totals)."""
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(units).zfill(places + 1)
    sign = "-" if value < 0 and units else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def fraction(value: Fraction) -> str:
    """The exact form: `11509/140`, or a whole number alone."""
    return str(value)


class Voice:
    """Says things in one language. A text that lacks it is said in another, with that one's tag."""

    def __init__(self, lang: Lang, words: Words) -> None:
        self.lang = lang
        self._words = words

    def say(self, key: str, **args: Any) -> str:
        """The sentence `protocol.<key>`."""
        return self._words(f"protocol.{key}", **args)

    def has(self, key: str) -> bool:
        """Whether the catalogue knows `protocol.<key>` (codes that arrive from outside may be newer)."""
        return f"protocol.{key}" in self._words

    def text(self, text: Text) -> str:
        """A text of the round in this language; in another language it carries the tag `[ru]`."""
        words, other = pick(text, self.lang)
        return f"{words}{NBSP}[{other}]" if other else words

    def number(self, value: int | str) -> str:
        """A whole number or a decimal string: 5 600 and 3,5; 5,600 and 3.5 in English."""
        return number(value, self.lang)

    def total(self, value: Fraction, places: int = 2) -> str:
        """A fraction rounded half up to `places`."""
        return number(rounded(value, places), self.lang)

    def percent(self, value: str) -> str:
        """Kazakh and English `50%`, Russian with a no-break space."""
        return f"{self.number(value)}{NBSP if self.lang == 'ru' else ''}%"

    def date(self, iso: str) -> str:
        """`2016-11-24` as this language's documents write it: 2016 жылғы 24 қараша."""
        year, month, day = iso.split("-")
        return self.say("date", year=year, day=str(int(day)), month=self.say(f"month.{int(month)}"))

    def several(self, items: Iterable[str]) -> str:
        """A list after a colon."""
        return ", ".join(items)

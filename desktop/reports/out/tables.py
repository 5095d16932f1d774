"""A table as it leaves the program: named columns, typed cells, the same in CSV, JSON and XLSX.

Codes of tables and columns are ASCII and stable (`docs/exports.md` lists them); words for people are
looked up when a workbook is made. Numbers are exact: whole numbers and decimals, never floats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop.decide.decimals import exact, places
from desktop.model.text import LANGS, Text

Cell = str | int | bool | Decimal | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`code` is what a machine reads; `heading` is for columns that the round itself names (a criterion,
    a fact), all others have words of ours."""

    code: str
    heading: Text | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` hold one cell for each column; `None` is "nothing", which is not the empty text."""

    code: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def table(code: str, columns: Sequence[str | Column], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table of which every row has as many cells as there are columns (else it is our bug)."""
    named = tuple(one if isinstance(one, Column) else Column(one) for one in columns)
    made = tuple(tuple(row) for row in rows)
    if bad := [row for row in made if len(row) != len(named)]:
        raise RuntimeError(f"{code}: {len(bad[0])} cells for {len(named)} columns")
    return Table(code, named, made)


def langs(code: str) -> tuple[str, ...]:
    """The three columns of a text: `title.kk`, `title.ru`, `title.en`."""
    return tuple(f"{code}.{lang}" for lang in LANGS)


def said(text: Text) -> Row:
    """A text in its three columns; a language in which nothing is said has no cell."""
    return tuple(text.get(lang) for lang in LANGS)


def titled(code: str, title: Text) -> Text:
    """The heading of a column that stands for something of the round: `A1. Innovation potential`."""
    return {lang: f"{code}. {words}" for lang, words in title.items() if words}


def several(items: Iterable[str]) -> str:
    """Codes in one cell, as the register writes them: `ATY;MAN`."""
    return ";".join(items)


def decimal(text: str | None) -> Decimal | None:
    """A decimal string as a number."""
    return None if text is None else Decimal(text)


def rounded(value: Fraction | None) -> Decimal | None:
    """Four places, half up: the form in which `alqa rank` prints a total."""
    return None if value is None else Decimal(places(value))


def fraction(value: Fraction | None) -> str | None:
    """The exact form, `11509/140`."""
    return None if value is None else exact(value)

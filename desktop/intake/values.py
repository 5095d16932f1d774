"""Cells to values: numbers and yes-or-no as people type them in three languages."""

from __future__ import annotations

import re
from fractions import Fraction

from desktop.model.dossier import FactValue
from desktop.model.text import LANGS, Text

NUMBER = re.compile(r"[+-]?\d{1,30}(\.\d{1,20})?")
SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")
YES = frozenset({"1", "yes", "true", "да", "иә"})
NO = frozenset({"0", "no", "false", "нет", "жоқ"})


def decimal(cell: str) -> str | None:
    """`1 234,50` or `-3.5` as a plain decimal string (`1234.50`), None when it is no number."""
    plain = cell.translate(SPACES).replace("\u2212", "-").replace(",", ".")
    return plain.removeprefix("+") if NUMBER.fullmatch(plain) and plain.isascii() else None


def number(cell: str) -> Fraction | None:
    """The exact value of a decimal cell."""
    plain = decimal(cell)
    return Fraction(plain) if plain is not None else None


def boolean(cell: str) -> bool | None:
    """1/0, yes/no, да/нет, иә/жоқ; None when it is neither."""
    word = cell.casefold()
    return True if word in YES else False if word in NO else None


def text_of(cells: dict[str, str], column: str) -> Text:
    """`column_kk`, `column_ru`, `column_en` as far as they say something."""
    return {lang: cells[f"{column}_{lang}"] for lang in LANGS if cells.get(f"{column}_{lang}")}


def fact(kind: str, cells: dict[str, str], code: str) -> tuple[FactValue, bool]:
    """The value of a fact and whether its cell was understood; an empty cell is None, "not filed"."""
    cell = cells.get(code, "")
    if kind == "text":
        return (text_of(cells, code) or cell or None), True
    if not cell:
        return None, True
    value: FactValue = boolean(cell) if kind == "boolean" else decimal(cell)
    if kind == "integer" and isinstance(value, str) and Fraction(value).denominator != 1:
        return None, False
    if kind == "integer" and isinstance(value, str):
        value = str(int(Fraction(value)))
    return value, value is not None

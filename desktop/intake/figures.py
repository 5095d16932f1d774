"""Figures as people type them beside their unit: "12 000 чел.", "240 млн тг", "45 %"."""

from __future__ import annotations

import re
from fractions import Fraction

from desktop.intake.values import boolean, decimal
from desktop.model.dossier import FactValue
from desktop.model.rubric import FactField

UNITED = re.compile(r"^([+\-\u2212]?[\d \u00a0\u202f\u2009.,]*\d)\s*(\D+)$")
GROUPS: tuple[frozenset[str], ...] = (
    frozenset(["%", "процент", "процентов", "пайыз", "percent", "per cent"]),
    frozenset(
        ["млн тг", "млн тенге", "млн теңге", "млн ₸", "mln kzt", "million kzt", "mln tenge", "млн kzt"]
    ),
    frozenset(["чел", "человек", "адам", "people", "persons", "person", "работников", "жұмыскер"]),
    frozenset(["лет", "год", "года", "жыл", "years", "year"]),
)
PIECES = frozenset(["шт", "штук", "ед", "единиц", "дана", "pcs", "units"])
NOTHING = frozenset(["-", "–", "—", "n/a", "н/д", "нет данных", "б/д", "дерек жоқ", "x", "х"])


def figure(field: FactField, cell: str) -> tuple[FactValue, bool]:
    """The value of a fact that is no text, and whether its cell was understood; a dash is "not filed"."""
    if not cell or cell.casefold() in NOTHING:
        return None, True
    if field.kind == "boolean":
        said = boolean(cell.strip("+ ") or "1") if cell.strip() == "+" else boolean(cell)
        return said, said is not None
    value = decimal(cell)
    if value is None:
        value = _united(field, cell)
    if value is None:
        return None, False
    if field.kind == "integer":
        whole = Fraction(value)
        return (str(int(whole)), True) if whole.denominator == 1 else (None, False)
    return value, True


def _united(field: FactField, cell: str) -> str | None:
    """A figure with the unit of its own field; another unit is another figure, and not guessed at."""
    match = UNITED.fullmatch(cell.strip())
    if match is None:
        return None
    unit = " ".join(match[2].casefold().replace(".", " ").split())
    own = {" ".join(words.casefold().replace(".", " ").split()) for words in field.unit.values()}
    kin = next((group for group in GROUPS if group & own), frozenset())
    plain = not own and unit in PIECES | GROUPS[2]
    return decimal(match[1]) if unit in own | kin or plain else None

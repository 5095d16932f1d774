"""Which column of a foreign register is which field of the round: guessed by names and by what stands below,
changed by hand, remembered by the words of the header."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from typing import NamedTuple

from desktop.intake.fields import HINTS, KAZAKH, Target, targets
from desktop.intake.figures import figure
from desktop.intake.language import short
from desktop.intake.names import likeness, tokens
from desktop.intake.places import guess as place
from desktop.intake.register import ORGANISATION, columns
from desktop.intake.round_file import RoundFile
from desktop.intake.sheet import FORMULA, Sheet
from desktop.model.base import Noun
from desktop.model.ids import is_id
from desktop.model.rubric import FactField
from desktop.model.text import Lang

LOOK = 40  # rows that a guess looks at
KINDS = 8  # different texts that are compared with the names of regions and sectors
LEAST = 0.55  # likeness below which a column is left alone
SURE = 0.9
ONLY_NAMED = 0.57
ONLY_NUMBER = 0.56  # the number of the row is the code only where nothing better is
NUMERIC = ("integer", "decimal")


class Mapping(Noun, frozen=True):
    """`columns`: header to field ("" = not taken); `regions`, `sectors`: what a text in a cell means."""

    columns: dict[str, str]
    regions: dict[str, str] = {}
    sectors: dict[str, str] = {}
    sheet: str = ""


class Guess(NamedTuple):
    """A column's field ("" for none) and how much it looks like it, 0 to 1."""

    header: str
    field: str
    likeness: float

    @property
    def sure(self) -> bool:
        return self.likeness >= SURE


def guesses(sheet: Sheet, round_file: RoundFile, remembered: Mapping | None = None) -> list[Guess]:
    """One for each column, in order. What was remembered for the same header stands."""
    known = _own_names(sheet, round_file) | (remembered.columns if remembered is not None else {})
    taken = {field for header in sheet.header if (field := known.get(header))}
    scores = []
    fields = {field.code: field for field in round_file.rubric.facts}
    wanted = targets(round_file)
    for at, header in enumerate(sheet.header):
        if not header or header in known:
            continue
        below = [row.cells[at] for row in sheet.rows[:LOOK] if row.cells[at]]
        kinds = list(dict.fromkeys(below))[:KINDS]
        for target in wanted:
            seen = kinds if target.kind in ("region", "sector") else below
            score = _score(header, seen, target, round_file, fields.get(target.name))
            if score >= LEAST:
                scores.append((score, -at, target))
    chosen = _choose(sorted(scores, key=lambda one: one[:2], reverse=True), sheet, taken)
    return [
        Guess(header, known[header], 1.0) if header in known else chosen.get(at, Guess(header, "", 0.0))
        for at, header in enumerate(sheet.header)
    ]


def _own_names(sheet: Sheet, round_file: RoundFile) -> dict[str, str]:
    """Headers that are the names of our own register's columns."""
    ours = set(columns(round_file.rubric.facts))
    return {name: name for name in sheet.header if name in ours or ORGANISATION.fullmatch(name)}


def mapping_of(found: list[Guess], sheet: str) -> Mapping:
    """The guesses as a mapping that can be changed and remembered."""
    return Mapping({one.header: one.field for one in found if one.header}, sheet=sheet)


def _choose(scores: list[tuple[float, int, Target]], sheet: Sheet, taken: set[str]) -> dict[int, Guess]:
    """The best pairs first; each column once, each field once (a worded field once in each language)."""
    chosen: dict[int, Guess] = {}
    for score, minus, target in scores:
        at = -minus
        column = _column(target, sheet, at)
        if at not in chosen and column not in taken:
            chosen[at] = Guess(sheet.header[at], column, score)
            taken.add(column)
    return chosen


def _column(target: Target, sheet: Sheet, at: int) -> str:
    if not target.worded:
        return target.name
    return f"{target.name}_{_language(sheet, at)}"


def _language(sheet: Sheet, at: int) -> Lang:
    """What the header says, by a hint or by its own language; else what most cells are in."""
    header = tokens(sheet.header[at])
    hinted = next((HINTS[word] for word in header if word in HINTS), None)
    if hinted is not None:
        return hinted
    if short(sheet.header[at]) == "kk" or KAZAKH & set(header):
        return "kk"
    said = [lang for row in sheet.rows[:LOOK] if (lang := short(row.cells[at])) is not None]
    if said.count("kk") > 0.6 * len(said):  # Kazakh names stand in Russian titles too
        return "kk"
    return "en" if said.count("en") > 0.5 * len(said) else "ru"


def _score(
    header: str, below: list[str], target: Target, round_file: RoundFile, field: FactField | None
) -> float:
    bare = " ".join(word for word in tokens(header) if not (target.worded and word in HINTS))
    named = max((likeness(bare or header, name) for name in target.names), default=0.0)
    return _weighed(header, named, below, target, round_file, field)


def _weighed(
    header: str,
    named: float,
    below: list[str],
    target: Target,
    round_file: RoundFile,
    field: FactField | None,
) -> float:
    """Names alone mislead ("Область" over sectors): what stands in the cells speaks too."""
    if not below:
        return named * (0.5 if target.kind == "code" else 0.9)
    if target.kind in ("region", "sector"):
        table = round_file.regions if target.kind == "region" else round_file.sectors
        return _mixed(named, _share(below, lambda cell: _is_place(cell, table)))
    if target.kind == "code":
        if _counted(below):
            return named * ONLY_NUMBER
        unlike = len(set(below)) == len(below) and all(len(cell) <= 40 for cell in below)
        coded = unlike and _share(below, lambda cell: is_id(cell) and not cell.isalpha()) > 0.9
        return max(named if unlike else 0.0, 0.6 if coded else 0.0)
    if target.kind in NUMERIC or target.kind == "boolean":
        assert field is not None or target.name == "eligible"
        wanted = field or _ELIGIBLE
        if _of_hundred(header, below) != ("%" in wanted.unit.values()):
            named *= 0.6
        return named * (0.25 + 0.75 * _share(below, lambda cell: cell == FORMULA or figure(wanted, cell)[1]))
    texts = _share(below, lambda cell: any(letter.isalpha() for letter in cell))
    return named * (0.3 + 0.7 * texts)


def _of_hundred(header: str, below: list[str]) -> bool:
    """Whether a column says that it is a share."""
    said = {"%", "доля", "удельный", "share", "үлесі", "процент", "пайыз", "percent"}
    words = header.casefold().replace("%", " % ").replace(",", " ").split()
    return bool(said & set(words)) or _share(below, lambda cell: cell.endswith("%")) > 0.5


def _mixed(named: float, fits: float) -> float:
    """A name and what stands below it; the name alone is little, so that a better column comes first."""
    if fits < 0.3:
        return ONLY_NAMED if named > 0.95 else 0.0
    return max(0.55 * named + 0.45 * fits, 0.92 * fits if fits >= 0.8 else 0.0)


def _is_place(cell: str, table: Table[str, dict[Lang, str]]) -> bool:
    first = cell.replace(",", ";").split(";")[0]
    return place(cell, table) is not None or place(first, table) is not None


def _share(cells: list[str], fits: Callable[[str], bool]) -> float:
    return sum(fits(cell) for cell in cells) / len(cells)


def _counted(cells: list[str]) -> bool:
    """1, 2, 3 ...: the number of the row, not of the application."""
    return [cell for cell in cells if cell.isdigit()] == [str(n) for n in range(1, len(cells) + 1)]


_ELIGIBLE = FactField("eligible", {}, "boolean", {}, None)

"""A foreign register read through its mapping: rows of this round, and each fault by line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from desktop.errors import Fault
from desktop.intake.figures import NOTHING, figure
from desktop.intake.mapping import Mapping
from desktop.intake.names import written
from desktop.intake.places import guess, several
from desktop.intake.register import Row, organisations
from desktop.intake.round_file import RoundFile
from desktop.intake.sheet import FORMULA, LONG, Sheet, letters
from desktop.intake.sheet import Row as Line
from desktop.intake.values import boolean, text_of
from desktop.model.dossier import FactValue
from desktop.model.ids import is_id
from desktop.model.rubric import FactField

NEEDED = ("title", "region", "sector")
SUMS = frozenset(["итого", "всего", "барлығы", "жиыны", "total"])
LOOKS = str.maketrans("0O1Il5S", "OOIIISS")


class Mapped(NamedTuple):
    """Rows in the order of the file, `written` the codes that had to be written in Latin letters or made up
    ({code: what stood there}), `skipped` lines without any of the needed cells (sums, notes)."""

    rows: list[Row]
    written: dict[str, str]
    skipped: list[int]
    faults: list[Fault]
    warnings: list[Fault]


class _Cell(NamedTuple):
    """Where something stands, as faults name it."""

    file: str
    line: int
    column: str
    header: str
    value: str

    def fault(self, kind: str, **more: Any) -> Fault:
        place = {"file": self.file, "line": self.line, "column": self.column, "header": self.header}
        return Fault(kind, {**place, "value": self.value, **more})


class _Columns:
    """Which column of the sheet fills which field."""

    def __init__(self, sheet: Sheet, mapping: Mapping) -> None:
        self._sheet = sheet
        pairs = ((mapping.columns.get(header, ""), at) for at, header in enumerate(sheet.header))
        self.at = {field: at for field, at in pairs if field}

    def cell(self, line: Line, field: str) -> _Cell:
        at = self.at.get(field)
        if at is None:
            return _Cell(self._sheet.file, line.number, "", "", "")
        value = line.cells[at]
        return _Cell(self._sheet.file, line.number, letters(at), self._sheet.header[at], value)

    def has(self, name: str) -> bool:
        return any(field == name or field.rpartition("_")[0] == name for field in self.at)


def read_mapped(sheet: Sheet, mapping: Mapping, round_file: RoundFile) -> Mapped:
    """All rows and all faults; nothing is raised."""
    columns = _Columns(sheet, mapping)
    found = Mapped([], {}, [], list(sheet.faults), [])
    for name in NEEDED:
        if not columns.has(name):
            found.faults.append(Fault(f"sheet-needs-{name}", {"file": sheet.file}))
    reader = _Reader(columns, mapping, round_file, found)
    for line in sheet.rows:
        reader.read(line)
    found.faults.extend(_doubled(found.rows, columns, sheet))
    if not found.rows:
        found.faults.append(Fault("sheet-empty", {"file": sheet.file}))
    return found


class _Reader:
    """Reads one row after the other."""

    def __init__(self, columns: _Columns, mapping: Mapping, round_file: RoundFile, found: Mapped) -> None:
        self._columns, self._mapping, self._round, self._found = columns, mapping, round_file, found

    def read(self, line: Line) -> None:
        cells = {field: self._text(line, field) for field in self._columns.at}
        named = {
            text.casefold().strip(":. ") for field, text in cells.items() if text and self._needed(field)
        }
        if named <= SUMS:
            self._found.skipped.append(line.number)
            return
        title = text_of(cells, "title")
        if not title and self._columns.has("title"):
            first = next(field for field in self._columns.at if field.startswith("title_"))
            self._fault(self._columns.cell(line, first), "sheet-title")
        region, sector = self._region(line), self._sector(line)
        self._found.rows.append(
            Row(
                line=line.number,
                code=self._code(line, cells),
                title=title,
                region=region,
                sector=sector,
                eligible=self._eligible(line),
                summary=text_of(cells, "summary"),
                remarks=text_of(cells, "remarks"),
                organisations=organisations(cells),
                facts={field.code: self._fact(line, field, cells) for field in self._round.rubric.facts},
            )
        )

    @staticmethod
    def _needed(field: str) -> bool:
        return field == "code" or field.startswith("title_")

    def _fault(self, cell: _Cell, kind: str) -> None:
        self._found.faults.append(cell.fault(kind))

    def _text(self, line: Line, field: str) -> str:
        cell = self._columns.cell(line, field)
        if cell.value == FORMULA:
            self._fault(cell._replace(value="="), "sheet-formula")
        elif cell.value == LONG:
            self._fault(cell._replace(value=""), "sheet-long")
        else:
            return "" if cell.value.casefold() in NOTHING and not self._needed(field) else cell.value
        return ""

    def _code(self, line: Line, cells: dict[str, str]) -> str:
        said = cells.get("code", "")
        cell = self._columns.cell(line, "code")
        if is_id(said):
            return said
        if not said and "code" in self._columns.at:
            self._fault(cell, "sheet-code-empty")
            return ""
        code = code_of(said) if said else f"A-{len(self._found.rows) + 1:03d}"
        if not is_id(code):
            self._fault(cell, "sheet-code-bad")
            return ""
        self._found.written[code] = said
        if said:
            self._found.warnings.append(cell.fault("sheet-code-written", code=code))
        return code

    def _region(self, line: Line) -> list[str]:
        cell = self._columns.cell(line, "region")
        if not self._columns.has("region"):
            return []
        codes, strange, sure = several(cell.value, self._round.regions, self._mapping.regions)
        for part in strange or ([] if codes else [""]):
            self._fault(cell._replace(value=part), "sheet-region")
        if codes and not strange and not sure:
            self._found.warnings.append(cell.fault("sheet-region-guessed", code=codes))
        return codes

    def _sector(self, line: Line) -> str:
        cell = self._columns.cell(line, "sector")
        if not self._columns.has("sector"):
            return ""
        chosen = self._mapping.sectors.get(cell.value)
        if chosen is not None:
            return chosen
        found = guess(cell.value, self._round.sectors)
        if found is None:
            self._fault(cell, "sheet-sector")
            return ""
        if not found.sure:
            self._found.warnings.append(cell.fault("sheet-sector-guessed", code=found.code))
        return found.code

    def _eligible(self, line: Line) -> bool:
        if not self._columns.has("eligible"):
            return True
        cell = self._columns.cell(line, "eligible")
        said = boolean(cell.value)
        if said is None:
            self._fault(cell, "sheet-eligible")
        return bool(said)

    def _fact(self, line: Line, field: FactField, cells: dict[str, str]) -> FactValue:
        if field.kind == "text":
            return text_of(cells, field.code) or cells.get(field.code) or None
        value, understood = figure(field, cells.get(field.code, ""))
        cell = self._columns.cell(line, field.code)
        if not understood:
            self._fault(cell, f"sheet-{_WANTED[field.kind]}")
        elif isinstance(value, str) and "%" in field.unit.values() and 0 < Fraction(value) <= 1:
            self._found.warnings.append(cell.fault("sheet-share"))
        return value


_WANTED = {"integer": "integer", "decimal": "number", "boolean": "yes-no"}


def code_of(said: str) -> str:
    """A code in Latin letters: "АЛМ-01/16" is ALM-01-16."""
    return re.sub(r"[^A-Za-z0-9._]+", "-", written(said.strip().casefold())).strip("-.").upper()[:64]


def _doubled(rows: list[Row], columns: _Columns, sheet: Sheet) -> Iterator[Fault]:
    """Codes that stand twice, or look alike (0 and O, 1 and I and l, 5 and S, upper and lower case)."""
    first: dict[str, Row] = {}
    lines: dict[int, Line] = {line.number: line for line in sheet.rows}
    for row in (row for row in rows if row.code):
        shape = row.code.translate(LOOKS).upper()
        other = first.setdefault(shape, row)
        if other is not row:
            cell = columns.cell(lines[row.line], "code")
            same = other.code == row.code
            code = "sheet-code-twice" if same else "sheet-code-alike"
            yield cell.fault(code, first=other.line, other=other.code)

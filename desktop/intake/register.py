"""register.xlsx or register.csv: one row for each application, typed by the rubric's facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.errors import AlqaError, Fault
from desktop.intake.grid import Grid, Line, read_grid
from desktop.intake.round_file import RoundFile
from desktop.intake.values import boolean, fact, text_of
from desktop.model.dossier import FactValue, Organisation
from desktop.model.ids import is_id
from desktop.model.rubric import FactField
from desktop.model.text import LANGS, Text

NAMES = ("register.xlsx", "register.csv")
PLAIN = ("code", "region", "sector", "eligible")
WORDED = ("title", "summary", "remarks")
ORGANISATION = re.compile(r"organisation(\d{0,2})(_kind)?_(kk|ru|en)")
LOOKS = str.maketrans("0O1Il5S", "OOIIISS")


class Row(NamedTuple):
    """An application as the register says it."""

    line: int
    code: str
    title: Text
    region: list[str]
    sector: str
    eligible: bool
    summary: Text
    remarks: Text
    organisations: list[Organisation]
    facts: dict[str, FactValue]


def read_register(folder: Path, round_file: RoundFile) -> tuple[list[Row], list[Fault]]:
    """All rows and all faults; AlqaError only when there is no register to read."""
    present = [folder / name for name in NAMES if (folder / name).is_file()]
    if not present:
        raise AlqaError("source-file-missing", file=" / ".join(NAMES))
    if len(present) > 1:
        raise AlqaError("register-two", files=list(NAMES))
    grid = read_grid(present[0])
    faults = [*grid.faults, *_column_faults(grid, round_file)]
    rows = [_row(line, round_file, faults) for line in grid.lines]
    faults.extend(_code_faults(rows))
    return rows, faults


def row_faults(rows: list[Row], round_file: RoundFile) -> list[Fault]:
    """What is wrong with rows that did not just come from a file: codes, places, sectors, titles."""
    faults: list[Fault] = []
    for row in rows:
        place = {"line": row.line, "dossier": row.code}
        faults.extend(_place_faults(row.region, row.sector, place, round_file))
        if not row.title:
            faults.append(Fault("register-title-missing", place))
    return [*faults, *_code_faults(rows)]


def columns(facts: list[FactField]) -> list[str]:
    """Every column that a register of these facts may have (organisations numbered from 2 besides)."""
    worded = [f"{name}_{lang}" for name in (*WORDED, "organisation", "organisation_kind") for lang in LANGS]
    typed = [name for field in facts for name in _fact_columns(field)]
    return [*PLAIN, *worded, *typed]


def _fact_columns(field: FactField) -> list[str]:
    return [field.code, *(f"{field.code}_{lang}" for lang in LANGS if field.kind == "text")]


def _column_faults(grid: Grid, round_file: RoundFile) -> Iterator[Fault]:
    known = set(columns(round_file.rubric.facts))
    for name in ("code", "region", "sector", "eligible"):
        if name not in grid.columns:
            yield Fault("register-column-missing", {"file": grid.name, "column": name})
    for name in grid.columns:
        if name not in known and not ORGANISATION.fullmatch(name):
            yield Fault("register-column-unknown", {"file": grid.name, "column": name})


def _row(line: Line, round_file: RoundFile, faults: list[Fault]) -> Row:
    cells, code = line.cells, line.cells.get("code", "")
    place = {"line": line.number, "dossier": code}
    region = [part for part in re.split(r"[;,\s]+", cells.get("region", "")) if part]
    sector = cells.get("sector", "")
    eligible = boolean(cells.get("eligible", ""))
    faults.extend(_place_faults(region, sector, place, round_file))
    if eligible is None:
        faults.append(Fault("register-eligible", {**place, "value": cells.get("eligible", "")}))
    if not text_of(cells, "title"):
        faults.append(Fault("register-title-missing", place))
    facts = _facts(line, round_file.rubric.facts, faults)
    words = [text_of(cells, name) for name in WORDED]
    title, summary, remarks = words
    partners = organisations(cells)
    return Row(line.number, code, title, region, sector, bool(eligible), summary, remarks, partners, facts)


def _place_faults(
    region: list[str], sector: str, place: dict[str, object], round_file: RoundFile
) -> Iterator[Fault]:
    for code in region or [""]:
        if code not in round_file.regions:
            yield Fault("register-region-unknown", {**place, "region": code})
    if sector not in round_file.sectors:
        yield Fault("register-sector-unknown", {**place, "sector": sector})


def _facts(line: Line, fields: list[FactField], faults: list[Fault]) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {}
    for field in fields:
        found[field.code], understood = fact(field.kind, line.cells, field.code)
        if not understood:
            place = {"line": line.number, "dossier": line.cells.get("code", ""), "fact": field.code}
            faults.append(Fault("register-fact", {**place, "value": line.cells.get(field.code, "")}))
    return found


def organisations(cells: dict[str, str]) -> list[Organisation]:
    """The applicant and partners that numbered columns name."""
    numbers = {match[1] for column in cells if (match := ORGANISATION.fullmatch(column))}
    found = []
    for number in sorted(numbers, key=lambda text: int(text or "1")):
        name = text_of(cells, f"organisation{number}")
        if name:
            found.append(Organisation(name, text_of(cells, f"organisation{number}_kind")))
    return found


def _code_faults(rows: list[Row]) -> Iterator[Fault]:
    """Bad, doubled and look-alike codes (0 and O, 1 and I and l, 5 and S, upper and lower case)."""
    first: dict[str, Row] = {}
    for row in rows:
        if not is_id(row.code):
            yield Fault("register-code-bad", {"line": row.line, "code": ascii(row.code)[1:-1]})
        shape = row.code.translate(LOOKS).upper()
        other = first.setdefault(shape, row)
        place = {"line": row.line, "code": row.code, "first": other.line}
        if other is not row:
            same = other.code == row.code
            extra = {} if same else {"other": other.code}
            yield Fault("register-code-twice" if same else "register-code-alike", {**place, **extra})

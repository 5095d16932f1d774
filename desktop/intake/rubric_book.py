"""A rubric as a workbook: written so that nothing in it calculates, read with every fault by its cell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.errors import AlqaError, Fault
from desktop.intake import rubric_sheets as sheets
from desktop.intake.grid import UNSOUND, file_bytes, plain, weigh
from desktop.intake.rubric_cells import Cell, Line, Lines
from desktop.intake.rubric_file import LARGEST_TEXT, RubricFile
from desktop.intake.rubric_reading import read_lines

# Signs that XML or a spreadsheet would lose, and what looks like their escape (ECMA-376, ST_Xstring).
LOST = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
MOST_ROWS = 20_000
WIDE, NARROW = 44, 14
LONG_COLUMNS = ("title", "question", "text", "label", "about", "name", "kk", "ru", "en", "formula", "value")


def write(found: RubricFile) -> bytes:
    """The workbook. AlqaError rubric-text-long where a text would not fit into a cell."""
    # openpyxl is imported on first use: it triples the start-up time of a bare window.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.rows(found).items():
        _fill(book.create_sheet(name), sheets.COLUMNS[name], rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, columns: tuple[str, ...], rows: list[sheets.Row]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for at, column in enumerate(columns, 1):
        _put(sheet.cell(1, at), column)
        sheet.cell(1, at).font = Font(bold=True)
        wide = column.startswith(LONG_COLUMNS)
        sheet.column_dimensions[get_column_letter(at)].width = WIDE if wide else NARROW
    for line, row in enumerate(rows, 2):
        for at, column in enumerate(columns, 1):
            if row.get(column):
                _put(sheet.cell(line, at), row[column])
    sheet.freeze_panes = "B2"


def _put(cell: Any, text: str) -> None:
    """Text as text, whatever it begins with: a spreadsheet neither calculates nor converts it."""
    from openpyxl.styles import Alignment

    if len(text) > LARGEST_TEXT:
        raise AlqaError("rubric-text-long", cell=f"{cell.parent.title}!{cell.coordinate}", limit=LARGEST_TEXT)
    cell.value = LOST.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def read(path: Path) -> RubricFile:
    """The rubric in a workbook. AlqaError with every fault and the cell that it is in."""
    faults: list[Fault] = []
    lines = {name: list(_lines(path.name, name, rows, faults)) for name, rows in _sheets(path)}
    for name in ("rule", "criteria"):
        if name not in lines:
            faults.append(Fault("rubric-sheet-missing", {"file": path.name, "sheet": name}))
    found = read_lines(Lines(path.name, lines, faults))
    if faults or found is None:
        raise AlqaError.of(faults)
    return found


def _sheets(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    """The sheets that we know, others are a person's own notes."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = file_bytes(path)
    weigh(data, path.name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        known = [sheet for sheet in book.worksheets if sheet.title in sheets.COLUMNS]
        found = [(sheet.title, _rows(sheet, path.name)) for sheet in known]
        book.close()
    except (*UNSOUND, InvalidFileException):
        raise AlqaError("table-unreadable", file=path.name) from None
    yield from found


def _rows(sheet: Any, name: str) -> list[list[Any]]:
    found = []
    for row in sheet.iter_rows(max_col=40):
        found.append([(cell.data_type, cell.value) for cell in row])
        if len(found) > MOST_ROWS:
            raise AlqaError("table-too-large", file=name, limit=MOST_ROWS)
    return found


def _lines(file: str, name: str, rows: list[list[Any]], faults: list[Fault]) -> Iterator[Line]:
    header = [_text(*cell).strip() for cell in rows[0]] if rows else []
    _check_header(file, name, header, faults)
    for number, row in enumerate(rows[1:], 2):
        cells: dict[str, Cell] = {}
        for at, (kind, value) in enumerate(row):
            place = f"{name}!{_letter(at)}{number}"
            if kind == "f":
                faults.append(Fault("table-formula", {"file": file, "cell": place}))
            elif at < len(header) and header[at] and (text := _text(kind, value)):
                cells[header[at]] = Cell(text, place)
        if cells:
            yield Line(f"{name}!{number}", cells)


def _check_header(file: str, name: str, header: list[str], faults: list[Fault]) -> None:
    for at, column in enumerate(header):
        place = f"{name}!{_letter(at)}1"
        if column and column not in sheets.COLUMNS[name]:
            faults.append(Fault("rubric-column-unknown", {"file": file, "cell": place, "column": column}))
        elif column and column in header[:at]:
            faults.append(Fault("table-column-twice", {"file": file, "column": f"{place} {column}"}))
    for column in sheets.COLUMNS[name][:1]:
        if column not in header:
            faults.append(Fault("rubric-column-missing", {"file": file, "sheet": name, "column": column}))


def _letter(at: int) -> str:
    return chr(65 + at) if at < 26 else f"{chr(64 + at // 26)}{chr(65 + at % 26)}"


def _text(kind: str, value: Any) -> str:
    if kind == "f":
        return ""
    text = plain(value)
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)

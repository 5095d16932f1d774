"""A register as offices keep it: any sheet of a workbook, titles above the header, any delimiter.

Unlike `grid`, nothing is expected of the columns; what cannot be used is noted at its cell, so that only
a column that is wanted makes trouble.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from desktop.errors import AlqaError, Fault
from desktop.intake import tables
from desktop.intake.grid import MOST_CELL, MOST_COLUMNS, MOST_ROWS, UNSOUND, file_bytes, plain, weigh

DELIMITERS = (";", ",", "\t")
HEADER_WITHIN = 30  # rows in which the header must stand
LEAST_HEADER = 2  # columns
FORMULA, LONG = "\u0001formula", "\u0001long"  # what a cell holds instead of text, when it cannot be used


class Row(NamedTuple):
    """A row by its number in the file; one text for each column of the header."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The chosen sheet: its file, its name ("" in a CSV), all sheets of the workbook, header and rows."""

    file: str
    name: str
    sheets: tuple[str, ...]
    header_line: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def letters(column: int) -> str:
    """A column from 0 as spreadsheets name it: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_sheet(path: Path, wanted: str = "") -> Sheet:
    """Read a .csv, .txt or .xlsx; `wanted` names a sheet, else it is the one with the most cells.

    Raises table-missing, table-unreadable, table-too-large, csv-not-utf8, sheet-without-header."""
    data = file_bytes(path)
    faults: list[Fault] = []
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        name, sheets, rows = _workbook(data, path.name, wanted)
    else:
        name, sheets, rows = "", (), _text_table(data, path.name, faults)
    return _sheet(path.name, name, sheets, rows, faults)


def _sheet(file: str, name: str, sheets: tuple[str, ...], rows: list[Row], faults: list[Fault]) -> Sheet:
    rows = [row for row in rows if any(row.cells)]
    at = _header_at(rows)
    if at is None:
        raise AlqaError("sheet-without-header", file=file, sheet=name)
    header = _unique(rows[at].cells)
    while header and not header[-1]:
        header = header[:-1]
    body = tuple(Row(row.number, _padded(row.cells, len(header))) for row in rows[at + 1 :])
    kept = tuple(row for row in body if any(row.cells))
    return Sheet(file, name, sheets, rows[at].number, header, kept, tuple(faults))


def _header_at(rows: list[Row]) -> int | None:
    """The first row with about as many texts as any: titles above it fill a cell or two."""
    first = rows[:HEADER_WITHIN]
    filled = [sum(bool(cell) and not _figure(cell) for cell in row.cells) for row in first]
    most = max(filled, default=0)
    if most < LEAST_HEADER:
        return None
    return next(at for at, count in enumerate(filled) if count >= max(LEAST_HEADER, 0.6 * most))


def _figure(cell: str) -> bool:
    return cell.replace(" ", "").replace(",", "").replace(".", "").replace("\u00a0", "").isdigit()


def _unique(cells: Iterable[str]) -> tuple[str, ...]:
    """Headers on one line; one that stands twice is numbered, an empty one over data is named by its letter
    when it is shown."""
    seen: Counter[str] = Counter()
    names = []
    for cell in cells:
        name = " ".join(cell.split()) if not cell.startswith("\u0001") else ""
        seen[name] += 1
        names.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(names)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]


def _workbook(data: bytes, file: str, wanted: str) -> tuple[str, tuple[str, ...], list[Row]]:
    # openpyxl is imported on first use: it triples the start-up time of a bare window.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    weigh(data, file)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        seen = {
            sheet.title: _rows(sheet, file) for sheet in book.worksheets if sheet.sheet_state == "visible"
        }
        book.close()
    except (*UNSOUND, InvalidFileException):
        raise AlqaError("table-unreadable", file=file) from None
    if not seen:
        raise AlqaError("table-unreadable", file=file)
    name = wanted if wanted in seen else max(seen, key=lambda title: _weight(seen[title]))
    return name, tuple(seen), seen[name]


def _weight(rows: list[Row]) -> int:
    return sum(bool(cell) for row in rows for cell in row.cells)


def _rows(sheet: Any, file: str) -> list[Row]:
    found = []
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS:
            raise AlqaError("table-too-large", file=file, limit=MOST_ROWS)
        found.append(Row(number, tuple(_cell(cell) for cell in row)))
    return found


def _cell(cell: Any) -> str:
    """A cell as a person sees it: a share shown as per cent is per cent."""
    value = cell.value
    if cell.data_type == "f" or (isinstance(value, str) and value.lstrip().startswith("=")):
        return FORMULA
    if cell.data_type == "e":
        return ""
    percent = (
        isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in (cell.number_format or "")
    )
    text = f"{plain(round(float(value) * 100, 10))}%" if percent else plain(value).strip()
    return text if len(text) <= MOST_CELL else LONG


def _text_table(data: bytes, file: str, faults: list[Fault]) -> list[Row]:
    if b"\x00" in data:
        raise AlqaError("table-unreadable", file=file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AlqaError("csv-not-utf8", file=file, byte=error.start) from None
    delimiter = max(DELIMITERS, key=lambda one: _width(text, one))
    rows: list[Row] = []
    for number, cells in _records(text, delimiter, file, faults):
        if len(rows) >= MOST_ROWS:
            raise AlqaError("table-too-large", file=file, limit=MOST_ROWS)
        rows.append(Row(number, tuple(_said(cell) for cell in cells[:MOST_COLUMNS])))
    return rows


def _records(text: str, delimiter: str, file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    return tables.records(text, delimiter, file, faults)


def _width(text: str, delimiter: str) -> int:
    """How many columns most of the first rows agree on."""
    first = islice(_records(text, delimiter, "", []), HEADER_WITHIN)
    widths = Counter(len(cells) for _, cells in first)
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))[1]


def _said(cell: str) -> str:
    text = cell.strip()
    if text.startswith("="):
        return FORMULA
    return text if len(text) <= MOST_CELL else LONG

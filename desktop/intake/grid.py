"""A sheet of text cells from CSV or XLSX, with everything odd about it listed at once.

Formulas are refused by cell: what a person saw is not what the file says. Workbooks are weighed before
they are opened (zip bombs) and may not declare XML entities.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

from desktop.errors import AlqaError, Fault
from desktop.intake import tables

EXPECTED = ("code", "dossier", "region", "sector", "eligible")  # tell the comma from the semicolon
MOST_BYTES = 32 * 1024 * 1024
MOST_UNPACKED = 256 * 1024 * 1024
MOST_MEMBERS = 2_000
MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CELL = 20_000  # characters
# All that openpyxl and zipfile raise for files that are no sound workbooks.
UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    NotImplementedError,
    OSError,  # the workbook is in memory: never the system's
)


class Line(NamedTuple):
    """One row: its number in the file (the header is 1) and its cells by column name."""

    number: int
    cells: dict[str, str]


class Grid(NamedTuple):
    """Columns in order, rows, and what is wrong with the file; cells are stripped text."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]


def read_grid(path: Path) -> Grid:
    """Read a .csv or .xlsx. AlqaError table-missing, table-unreadable, table-empty, table-too-large,
    csv-not-utf8, csv-empty when there is nothing to go on with; everything smaller is in `faults`."""
    data = file_bytes(path)
    faults: list[Fault] = []
    workbook = path.suffix.lower() == ".xlsx"
    rows = _workbook(data, path.name) if workbook else _csv(data, path.name, faults)
    header: tuple[str, ...] | None = None
    lines: list[Line] = []
    for number, cells in rows:
        if number > MOST_ROWS:
            raise AlqaError("table-too-large", file=path.name, limit=MOST_ROWS)
        texts = [_text(cell, path.name, number, place, faults) for place, cell in enumerate(cells)]
        if header is None:
            header = _header(texts, path.name, faults)
        elif any(texts):
            lines.append(_line(number, header, texts, path.name, faults))
    if header is None:
        raise AlqaError("table-empty", file=path.name)
    return Grid(path.name, tuple(filter(None, header)), tuple(lines), tuple(faults))


def file_bytes(path: Path) -> bytes:
    """A table's file, weighed. AlqaError table-missing, table-too-large."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        raise AlqaError("table-missing", file=path.name) from None
    if len(data) > MOST_BYTES:
        raise AlqaError("table-too-large", file=path.name, limit=MOST_BYTES)
    return data


def _csv(data: bytes, name: str, faults: list[Fault]) -> Iterator[tuple[int, list[Any]]]:
    if b"\x00" in data:
        raise AlqaError("table-unreadable", file=name)
    table = tables.read(data, name, EXPECTED)
    faults.extend(table.faults)
    yield 1, list(table.header)
    for row in table.rows:
        yield row.line, [row.cells[column] for column in table.header]


def _workbook(data: bytes, name: str) -> Iterator[tuple[int, list[Any]]]:
    # openpyxl is imported on first use: it triples the start-up time of a bare window.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    weigh(data, name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for number, row in enumerate(book.worksheets[0].iter_rows(max_col=MOST_COLUMNS), 1):
            yield number, [_Formula(cell) if cell.data_type == "f" else cell.value for cell in row]
        book.close()
    except (*UNSOUND, InvalidFileException):
        raise AlqaError("table-unreadable", file=name) from None


class _Formula:
    """A cell that calculates."""

    def __init__(self, cell: Any) -> None:
        self.place = str(cell.coordinate)


def weigh(data: bytes, name: str) -> None:
    """Refuse a workbook that unpacks to too much or declares entities, before it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(item.file_size for item in members) > MOST_UNPACKED:
                raise AlqaError("table-too-large", file=name, limit=MOST_UNPACKED)
            for item in members:
                with archive.open(item) as stream:
                    if b"<!DOCTYPE" in stream.read(4096):
                        raise AlqaError("table-unreadable", file=name)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, OSError):
        raise AlqaError("table-unreadable", file=name) from None


def _text(cell: Any, name: str, number: int, place: int, faults: list[Fault]) -> str:
    """A cell as text; a formula, or text that a spreadsheet would take for one, is a fault."""
    if isinstance(cell, _Formula) or (isinstance(cell, str) and cell.lstrip().startswith("=")):
        where = cell.place if isinstance(cell, _Formula) else f"{number}:{place + 1}"
        faults.append(Fault("table-formula", {"file": name, "cell": where}))
        return ""
    text = plain(cell).strip()
    if len(text) > MOST_CELL:
        faults.append(Fault("table-cell-too-long", {"file": name, "line": number}))
    return text[:MOST_CELL]


def plain(cell: Any) -> str:
    """The value of a cell as text; a date as its day."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)).normalize():f}"
    if isinstance(cell, (datetime, date)):
        return cell.isoformat()[:10]
    return str(cell)


def _header(texts: list[str], name: str, faults: list[Fault]) -> tuple[str, ...]:
    columns = [text.strip().casefold() if text.isascii() else text for text in texts]
    for column in sorted({c for c in columns if c and columns.count(c) > 1}):
        faults.append(Fault("table-column-twice", {"file": name, "column": column}))
    return tuple(texts)


def _line(number: int, header: tuple[str, ...], texts: list[str], name: str, faults: list[Fault]) -> Line:
    if any(texts[len(header) :]):
        faults.append(Fault("table-row-too-long", {"file": name, "line": number}))
    padded = texts + [""] * (len(header) - len(texts))
    return Line(number, {column: padded[place] for place, column in enumerate(header) if column})

"""Strict reading of a CSV table as people's spreadsheets write it.

Comma or semicolon, with or without a byte-order mark, any line ends. UTF-8 only: a table in another
encoding would be read as other words, so it is refused rather than guessed.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.errors import AlqaError, Fault


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file where it begins (from 1) and its cells by column."""

    line: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The cell without the spaces around it; `""` when there is no such column."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its name (shown in faults), header and rows; blank rows are left out."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]  # rows that could not be read, by line

    def column_faults(self, required: Sequence[str], used: Sequence[str] = ()) -> list[Fault]:
        """Required columns that are missing and used columns that stand there twice."""
        counts = Counter(self.header)
        missing = [name for name in required if name not in counts]
        twice = [name for name in dict.fromkeys((*required, *used)) if counts[name] > 1]
        return [
            *(Fault("csv-column-missing", {"file": self.name, "column": name}) for name in missing),
            *(Fault("csv-column-twice", {"file": self.name, "column": name}) for name in twice),
        ]


def read(data: bytes, name: str, expected: Sequence[str] = ()) -> Table:
    """The table in `data`. `expected` columns help to tell the comma from the semicolon.

    Raises `AlqaError`: `csv-not-utf8`, `csv-empty`. Rows that are too short or too long and
    broken quotes become `Table.faults`, so that the caller can list them with its own.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AlqaError("csv-not-utf8", file=name, byte=error.start) from None
    if not text.strip():
        raise AlqaError("csv-empty", file=name)
    faults: list[Fault] = []
    found = records(text, _delimiter(text, expected), name, faults)
    _, first = next(found, (1, []))
    header = tuple(cell.strip() for cell in first)
    rows = tuple(_rows(found, header, name, faults))
    return Table(name, header, rows, tuple(faults))


def _delimiter(text: str, expected: Sequence[str]) -> str:
    """The delimiter under which the header has the expected columns, else the most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        _, cells = next(records(text, delimiter, "", []), (1, []))
        names = {cell.strip() for cell in cells}
        return sum(column in names for column in expected), len(cells)

    return ";" if score(";") > score(",") else ","


def records(text: str, delimiter: str, name: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Records that are not blank, each with its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            faults.append(Fault("csv-broken", {"file": name, "line": line}))
            return  # after broken quotes nothing can be told apart
        if any(cell.strip() for cell in cells):
            yield line, cells


def _rows(
    records: Iterator[tuple[int, list[str]]], header: tuple[str, ...], name: str, faults: list[Fault]
) -> Iterator[Row]:
    for line, cells in records:
        if len(cells) == len(header):
            yield Row(line, dict(zip(header, cells, strict=True)))
        else:
            args = {"file": name, "line": line, "cells": len(cells), "columns": len(header)}
            faults.append(Fault("csv-row-length", args))

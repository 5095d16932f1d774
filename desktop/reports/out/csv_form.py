"""A table as CSV: UTF-8 with a byte order mark, commas, CR LF (RFC 4180); texts quoted, numbers bare.

No cell is a formula in any spreadsheet, whichever separator its language makes it split lines at. Where a
reader could begin a cell (at the start of a text, and inside it after a comma, a semicolon, a tab, a bar or
a line end, blanks aside) a character that begins a formula gets an apostrophe before it, and so does an
apostrophe. `unescape` takes exactly these away again: every text comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from desktop.reports.out.tables import Cell, Table

MARK: Final = "'"
DANGEROUS: Final = frozenset("=+-@＝＋－＠" + MARK)
BREAKS: Final = frozenset(",;|\t\r\n")
BLANKS: Final = frozenset(" \u00a0")
END: Final = "\r\n"


def escape(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet could begin a formula."""
    made: list[str] = []
    open_ = True
    for char in text:
        if open_ and char in DANGEROUS:
            made.append(MARK)
        made.append(char)
        open_ = char in BREAKS or (open_ and char in BLANKS)
    return "".join(made)


def unescape(text: str) -> str:
    """What `escape` was given."""
    made: list[str] = []
    open_, marked = True, False
    for char in text:
        if open_ and not marked and char == MARK:
            marked = True
            continue
        made.append(char)
        open_ = char in BREAKS or (open_ and not marked and char in BLANKS)
        marked = False
    return "".join(made)


def encode(table: Table) -> bytes:
    """The file: a line of column codes, then the rows."""
    lines = [",".join(_text(column.code) for column in table.columns)]
    lines += [",".join(map(_cell, row)) for row in table.rows]
    return (END.join(lines) + END).encode("utf-8-sig")


def decode(data: bytes) -> list[list[Cell]]:
    """The lines of a file that `encode` made, column codes first; anything else is a ValueError."""
    text = data.decode("utf-8-sig")
    return [list(line) for line in _lines(text)]


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _text(value: str) -> str:
    doubled = escape(value).replace('"', '""')
    return f'"{doubled}"'


def _lines(text: str) -> Iterator[list[Cell]]:
    at = 0
    while at < len(text):
        row: list[Cell] = []
        while True:
            value, at = _quoted(text, at) if text.startswith('"', at) else _bare(text, at)
            row.append(value)
            if text.startswith(",", at):
                at += 1
                continue
            if not text.startswith(END, at):
                raise ValueError(f"neither a comma nor a line end at {at}")
            at += len(END)
            break
        yield row


def _quoted(text: str, at: int) -> tuple[str, int]:
    start = end = at + 1
    while True:
        end = text.index('"', end)
        if not text.startswith('""', end):
            return unescape(text[start:end].replace('""', '"')), end + 1
        end += 2


def _bare(text: str, at: int) -> tuple[Cell, int]:
    end = at
    while text[end] not in ",\r":
        end += 1
    word = text[at:end]
    if word in ("true", "false"):
        return word == "true", end
    if not word:
        return None, end
    return (Decimal(word) if "." in word else int(word)), end

"""Tables as an XLSX workbook that officials open: headings in words, numbers as numbers, texts as texts.

No cell is ever a formula: a text is written as a text whatever it begins with, and marked so that editing
it in place does not turn it into one. The same tables give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from desktop.model.text import Lang, pick
from desktop.reports.out.bundle import Bundle
from desktop.reports.out.csv_form import DANGEROUS
from desktop.reports.out.tables import Cell, Column, Table
from desktop.words import Words, load

MOST: Final = 32_767  # characters that XLSX lets a cell hold
CUT: Final = "…"
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
MODIFIED: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
SPOKEN: Final = (
    "field",
    "state",
    "recommendation",
    "meaning",
    "vote",
    "of",
    "doubt",
    "kind",
    "comment_required",
)
FIGURES: Final = ("mean", "exact", "group")
HIGHEST, LINE = 400, 15  # points
LIST_WIDTHS: Final = (44, 20, 16, 68)
WIDEST, NARROWEST, LOOKED_AT = 60, 9, 200
HEAD: Final = Font(name="Calibri", size=11, bold=True, color="FF1A212B")
FILL: Final = PatternFill("solid", fgColor="FFE9ECF0")
WRAP: Final = Alignment(wrap_text=True, vertical="top", indent=1)
TOP: Final = Alignment(vertical="top", indent=1)
NUMBER: Final = Alignment(vertical="top")
LONG: Final = 48  # characters from which a text is wrapped


def encode(made: Bundle, lang: Lang) -> bytes:
    """The workbook: the list of tables first, then a sheet for each, then what every column is called."""
    say = load(lang)
    book = Workbook(write_only=True)
    _Sheet(book, say("out.sheet.manifest")).list(_manifest(made, say))
    for table in made.tables:
        head = [_heading(column, say) for column in table.columns]
        _Sheet(book, say(f"out.sheet.{table.code}")).fill(
            head, _spoken(table, say), skip=_silent(table, lang)
        )
    words = [say("out.col.table"), say("out.col.column"), say("out.col.heading")]
    _Sheet(book, say("out.sheet.columns")).fill(words, _columns(made.tables, say))
    out = io.BytesIO()
    book.save(out)
    return _steady(out.getvalue(), str(made.about.get("issued") or "1980-01-01T00:00:00Z"))


def _manifest(made: Bundle, say: Words) -> Iterable[Sequence[Cell]]:
    yield (say("out.manifest.title"),)
    for name, value in made.about.items():
        yield (say(f"out.about.{name}"), _word(value, say) if isinstance(value, bool) else value)
    yield ()
    yield (say("out.col.table"), say("out.col.code"), say("out.col.rows"), say("out.col.csv_sha256"))
    for one in made.listed:
        yield (say(f"out.sheet.{one.table}"), one.table, one.rows, one.sha256)
    yield ()
    yield (say("out.manifest.digests"),)
    yield (say("out.manifest.codes"),)
    yield (say("out.manifest.folded"),)


def _heading(column: Column, say: Words) -> str:
    """Words for a column: the round's own, or ours; which language or which figure, in brackets."""
    prefix, colon, _ = column.code.partition(":")
    base, dot, lang = column.code.partition(".")
    part = lang if dot else prefix if colon and prefix in FIGURES else ""
    words = pick(column.heading, say.lang)[0] if column.heading is not None else say(f"out.col.{base}")
    return f"{words} ({say(f'out.part.{part}')})" if part else words


def _silent(table: Table, lang: Lang) -> frozenset[int]:
    """Columns of other languages, which are folded: the reader's own stands out."""
    return frozenset(
        at
        for at, one in enumerate(table.columns)
        if one.code.endswith((".kk", ".ru", ".en")) and not one.code.endswith(f".{lang}")
    )


def _columns(tables: Iterable[Table], say: Words) -> Iterable[Sequence[Cell]]:
    for table in tables:
        for column in table.columns:
            yield (table.code, column.code, _heading(column, say))


def _word(value: bool, say: Words) -> str:
    return say("out.yes" if value else "out.no")


def _spoken(table: Table, say: Words) -> list[list[Cell]]:
    """The rows with what is one of a few codes in words (CSV and JSON keep the codes)."""
    known = [f"out.{one.code}." if one.code in SPOKEN else "" for one in table.columns]
    return [[_said(cell, start, say) for start, cell in zip(known, row, strict=True)] for row in table.rows]


def _said(cell: Cell, start: str, say: Words) -> Cell:
    if isinstance(cell, bool):
        return say("out.yes" if cell else "out.no")
    return say(f"{start}{cell}") if start and f"{start}{cell}" in say else cell


class _Sheet:
    """One sheet: a heading row that stays in sight, a filter over it, widths that fit."""

    def __init__(self, book: Any, title: str) -> None:
        self._sheet = book.create_sheet(title)
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the sheet
        self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self._looks: dict[tuple[int, bool], Any] = {}

    def fill(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        skip: frozenset[int] = frozenset(),
    ) -> None:
        lines = list(rows)
        widths = _widths(head, lines)
        for at, width in enumerate(widths):
            dimension = self._sheet.column_dimensions[get_column_letter(at + 1)]
            dimension.width = width
            if at in skip:  # folded away: one click on the bracket above shows them
                dimension.outlineLevel, dimension.hidden = 1, True
        self._sheet.freeze_panes, self._sheet.print_title_rows = "A2", "1:1"
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(lines) + 1}"
        for at, line in enumerate([head, *lines], 1):
            high = _lines([None if n in skip else value for n, value in enumerate(line)], widths)
            if high > 1:
                self._sheet.row_dimensions[at].height = min(HIGHEST, LINE * high)
            self._sheet.append([(self._cell if at > 1 else self._head)(value) for value in line])

    def list(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Lines without a heading of their own; a line of several texts after an empty one is one."""
        for at, width in enumerate(LIST_WIDTHS):
            self._sheet.column_dimensions[get_column_letter(at + 1)].width = width
        before: Sequence[Cell] = ()
        for line in rows:
            heads = len(line) > 2 and not before
            made = self._head if heads else self._unwrapped
            self._sheet.append([made(value) for value in line])
            before = line

    def _unwrapped(self, value: Cell) -> Any:
        return self._cell(value, wrap=False)

    def _head(self, text: Cell) -> Any:
        cell = self._cell(text)
        cell.font, cell.fill, cell.alignment = HEAD, FILL, WRAP
        return cell

    def _cell(self, value: Cell, wrap: bool = True) -> Any:
        if value is None:
            return None
        if not isinstance(value, str):
            return self._dressed(WriteOnlyCell(self._sheet, value=value), NUMBER)
        text = fitting(value)
        cell = WriteOnlyCell(self._sheet, value=text)
        cell.data_type = "s"  # openpyxl makes a formula of what begins with "="
        wrapped = "\n" in text or (wrap and len(text) > LONG and " " in text)
        return self._dressed(cell, WRAP if wrapped else TOP, quoted=text[:1] in DANGEROUS)

    def _dressed(self, cell: Any, look: Alignment, *, quoted: bool = False) -> Any:
        """The cell in its look. Looks are made once: openpyxl would look each of them up for each cell."""
        key = (id(look), quoted)
        if key not in self._looks:
            model = WriteOnlyCell(self._sheet)
            model.alignment = look
            model.quotePrefix = quoted
            self._looks[key] = model._style
        cell._style = copy(self._looks[key])
        return cell


def _lines(line: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines of text the highest cell of a row takes: not every program works it out itself."""
    parts = [(str(value).split("\n"), width) for value, width in zip(line, widths, strict=False) if value]
    return max((sum(1 + len(part) // width for part in text) for text, width in parts), default=1)


def fitting(text: str) -> str:
    """A text as XLSX can hold it: what XML knows no character for is shown as its code point, and what is
    too long for a cell ends in "…" (CSV and JSON hold it whole)."""
    shown = CONTROL.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
    return shown if len(shown) <= MOST else shown[: MOST - 1] + CUT


def _widths(head: Sequence[str], lines: Sequence[Sequence[Cell]]) -> list[int]:
    count = max([len(head), *(len(line) for line in lines)], default=0)
    widths = [max(NARROWEST, min(len(text), 24) + 3) for text in head] + [NARROWEST] * (count - len(head))
    for line in lines[:LOOKED_AT]:
        for at, value in enumerate(line):
            longest = (
                max((len(part) for part in str(value).split("\n")), default=0) if value is not None else 0
            )
            widths[at] = min(WIDEST, max(widths[at], longest + 2))
    return widths


def _steady(data: bytes, issued: str) -> bytes:
    """The same archive with fixed times: openpyxl writes the hour at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = given.read(name)
            if name == "docProps/core.xml":
                content = MODIFIED.sub(rb"\g<1>" + issued.encode("ascii"), content)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, content)
    return out.getvalue()

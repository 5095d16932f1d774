"""Cells of a rubric's workbook as they were read, and what is wrong with them, each by its place."""

from __future__ import annotations

from typing import NamedTuple

from desktop.decide.decimals import parse
from desktop.errors import Fault
from desktop.intake.values import YES, boolean, decimal
from desktop.model.text import LANGS, Text


class Cell(NamedTuple):
    """A text and where it stands: `criteria!C5`."""

    text: str
    place: str


class Line(NamedTuple):
    """A row (`criteria!5`) and its cells by column; empty ones are not there."""

    place: str
    cells: dict[str, Cell]


class Lines(NamedTuple):
    """The sheets of one file; every look at a cell adds what is wrong with it to `faults`."""

    file: str
    sheets: dict[str, list[Line]]
    faults: list[Fault]

    def of(self, sheet: str) -> list[Line]:
        return self.sheets.get(sheet, [])

    def fault(self, code: str, cell: str, **args: str) -> None:
        self.faults.append(Fault(code, {"file": self.file, "cell": cell, **args}))

    def text(self, line: Line, column: str) -> str | None:
        cell = line.cells.get(column)
        return cell.text if cell else None

    def needed(self, line: Line, column: str) -> str:
        """A cell that must say something."""
        cell = line.cells.get(column)
        if cell is None:
            self.fault("rubric-cell-empty", line.place, column=column)
            return ""
        return cell.text

    def decimal(self, line: Line, column: str) -> str | None:
        """A decimal as people type it, as the rule writes it."""
        cell = line.cells.get(column)
        return None if cell is None else self.number(cell)

    def number(self, cell: Cell) -> str:
        value = decimal(cell.text.strip())
        if value is None or parse(value) is None:
            self.fault("rubric-cell-number", cell.place, value=cell.text[:40])
            return "0"
        return value

    def count(self, cell: Cell) -> int:
        """A whole number of things."""
        text = cell.text.strip()
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            self.fault("rubric-cell-count", cell.place, value=text[:40])
            return 0
        return int(text)

    def yes(self, cell: Cell) -> bool:
        found = boolean(cell.text.strip())
        if found is None:
            self.choice(cell, tuple(sorted(YES)))
        return bool(found)

    def choice(self, cell: Cell, choices: tuple[str, ...]) -> str:
        """One of a few words; the first of them where it is another."""
        text = cell.text.strip()
        if text not in choices:
            self.fault("rubric-cell-choice", cell.place, value=text[:40], choices=" | ".join(choices))
            return choices[0]
        return text

    def words(self, line: Line, column: str) -> Text:
        """A text in as many languages as it is written in."""
        found = ((lang, self.text(line, f"{column}_{lang}" if column else lang)) for lang in LANGS)
        return {lang: said for lang, said in found if said}

    def once(self, sheet: str, column: str) -> list[Line]:
        """The rows of a sheet whose cell in `column` stands there for the first time."""
        seen: set[str] = set()
        found = []
        for line in self.of(sheet):
            key = self.needed(line, column)
            if key in seen and key:
                self.fault("rubric-cell-twice", line.cells[column].place, value=key[:40])
            elif key:
                found.append(line)
            seen.add(key)
        return found

"""SHEET for `review fill`: marks from CSV or XLSX, to whole steps of each criterion's scale.

Columns: `dossier`, one for each criterion, optionally `recused` (1), `comment`. An empty cell is "not
scored", which is not 0. Everything wrong is reported at once, with line numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from desktop.errors import AlqaError, Fault
from desktop.intake.grid import Grid, Line, read_grid
from desktop.intake.values import number
from desktop.model.rule import Rule, Scale

BASE = frozenset({"dossier", "recused", "comment"})


class SheetLine(NamedTuple):
    """One dossier's row: marks in steps from the scale's minimum, None for not scored."""

    line: int
    dossier: str
    marks: dict[str, int | None]
    recused: bool
    comment: str


def read_scoresheet(path: Path, rule: Rule, assigned: Collection[str]) -> list[SheetLine]:
    """All rows, or AlqaError with every fault: sheet-column-missing, sheet-column-unknown,
    sheet-dossier-unknown, sheet-dossier-twice, sheet-mark-not-number, sheet-mark-off-scale, sheet-recused."""
    grid = read_grid(path)
    scales = {criterion.code: criterion.scale or rule.scale for criterion in rule.criteria}
    faults = [*grid.faults, *_column_faults(grid, scales)]
    rows = [_row(line, scales, faults) for line in grid.lines]
    faults.extend(_dossier_faults(rows, assigned))
    if faults:
        raise AlqaError.of(faults)
    return rows


def steps(mark: Fraction, scale: Scale) -> int | None:
    """A mark in the scale's units as whole steps from the minimum; None when it is off the scale."""
    lowest, highest, step = Fraction(scale.min), Fraction(scale.max), Fraction(scale.step)
    count = (mark - lowest) / step
    return int(count) if lowest <= mark <= highest and count.denominator == 1 else None


def _column_faults(grid: Grid, scales: dict[str, Scale]) -> Iterator[Fault]:
    for code in ("dossier", *scales):
        if code not in grid.columns:
            yield Fault("sheet-column-missing", {"column": code})
    for column in grid.columns:
        if column not in BASE and column not in scales:
            yield Fault("sheet-column-unknown", {"column": column})


def _row(line: Line, scales: dict[str, Scale], faults: list[Fault]) -> SheetLine:
    marks = {code: _mark(line, code, scale, faults) for code, scale in scales.items()}
    recused = line.cells.get("recused", "")
    if recused not in ("", "0", "1"):
        faults.append(Fault("sheet-recused", {"line": line.number, "value": recused}))
    dossier, comment = line.cells.get("dossier", ""), line.cells.get("comment", "")
    return SheetLine(line.number, dossier, marks, recused == "1", comment)


def _mark(line: Line, code: str, scale: Scale, faults: list[Fault]) -> int | None:
    cell = line.cells.get(code, "")
    if not cell:
        return None
    place = {"line": line.number, "criterion": code, "value": cell}
    value = number(cell)
    if value is None:
        faults.append(Fault("sheet-mark-not-number", place))
        return None
    found = steps(value, scale)
    if found is None:
        limits = {"lowest": scale.min, "highest": scale.max, "step": scale.step}
        faults.append(Fault("sheet-mark-off-scale", {**place, **limits}))
    return found


def _dossier_faults(rows: list[SheetLine], assigned: Collection[str]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for row in rows:
        place = {"line": row.line, "dossier": row.dossier}
        if row.dossier not in assigned:
            yield Fault("sheet-dossier-unknown", place)
        elif row.dossier in seen:
            yield Fault("sheet-dossier-twice", {**place, "first": seen[row.dossier]})
        seen.setdefault(row.dossier, row.line)

"""SCORES.csv and DOSSIERS.csv: tables to sheets and dossiers, with everything wrong in them listed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from desktop.decide.decimals import parse_cell
from desktop.decide.dossiers import DossierInput, needed
from desktop.decide.figures import Sheet
from desktop.decide.printable import is_printable, shown
from desktop.decide.terms import Measure, terms
from desktop.errors import Fault
from desktop.intake.tables import Row, Table
from desktop.model.rule import Rule

Mark = Fraction | None


class Scores:
    """The sheets of SCORES.csv for a rule (checked before); `faults` has all that is wrong."""

    def __init__(self, table: Table, rule: Rule) -> None:
        self.faults: list[Fault] = list(table.faults)
        self.sheets: list[Sheet] = []
        self.lines: dict[str, int] = {}  # dossier: first line that names it
        self._name, self._measures = table.name, terms(rule).measures
        codes = [measure.code for measure in self._measures]
        wrong = table.column_faults(["reviewer", "dossier", *codes], ["recused"])
        self.faults += wrong
        if not wrong:
            self._read(table)

    def _read(self, table: Table) -> None:
        seen: dict[tuple[str, str], int] = {}
        for row in table.rows:
            pair = row.cells["reviewer"], row.cells["dossier"]
            self.faults += list(_names(table.name, row, ("reviewer", "dossier")))
            first = seen.setdefault(pair, row.line)
            if first != row.line:
                args = {"file": table.name, "line": row.line, "first": first}
                self.faults.append(
                    Fault("scores-row-twice", {**args, "reviewer": shown(pair[0]), "dossier": shown(pair[1])})
                )
            self.lines.setdefault(pair[1], row.line)
            marks = {measure.code: self._mark(row, measure) for measure in self._measures}
            self.sheets.append(Sheet(*pair, marks, self._flag(row)))

    def _flag(self, row: Row) -> bool:
        value = row.get("recused")
        if value not in ("", "0", "1"):
            self.faults.append(_cell("csv-flag", self._name, row, "recused"))
        return value == "1"

    def _mark(self, row: Row, measure: Measure) -> Mark:
        """The mark in a cell; an empty cell is "not scored", which is not 0."""
        text = row.get(measure.code)
        if not text:
            return None
        mark = parse_cell(text)
        if mark is None:
            self.faults.append(_cell("csv-number", self._name, row, measure.code))
        elif not measure.low <= mark <= measure.high:
            self.faults.append(_cell("scores-mark-range", self._name, row, measure.code))
        elif ((mark - measure.low) / measure.step).denominator != 1:
            self.faults.append(_cell("scores-mark-step", self._name, row, measure.code))
        return mark


class Dossiers:
    """The dossiers of DOSSIERS.csv for a rule; `faults` has all that is wrong."""

    def __init__(self, table: Table, rule: Rule) -> None:
        cap = rule.constraints.budget_cap
        self.faults: list[Fault] = list(table.faults)
        self.dossiers: list[DossierInput] = []
        self._name, self._needed, self._fact = table.name, needed(rule), cap.field if cap else None
        wrong = table.column_faults(["dossier", *self._needed], ["region", "sector", "eligible"])
        self.faults += wrong
        if not wrong:
            self._read(table)

    def _read(self, table: Table) -> None:
        seen: dict[str, int] = {}
        for row in table.rows:
            code = row.cells["dossier"]
            self.faults += list(_names(table.name, row, ("dossier",)))
            if seen.setdefault(code, row.line) != row.line:
                args = {"file": table.name, "line": row.line, "first": seen[code], "dossier": shown(code)}
                self.faults.append(Fault("dossiers-row-twice", args))
            self.dossiers.append(self._dossier(row, code))

    def _dossier(self, row: Row, code: str) -> DossierInput:
        dossier = DossierInput(
            code, _listed(row.get("region")), row.get("sector") or None, self._eligible(row), self._facts(row)
        )
        if dossier.eligible is not False:
            empty = [name for name in self._needed if not row.get(name)]
            self.faults += [_cell("dossiers-fact-missing", self._name, row, name) for name in empty]
        return dossier

    def _eligible(self, row: Row) -> bool | None:
        value = row.get("eligible")
        if value not in ("", "0", "1"):
            self.faults.append(_cell("csv-flag", self._name, row, "eligible"))
        return None if value == "" else value != "0"

    def _facts(self, row: Row) -> dict[str, Fraction]:
        text = row.get(self._fact) if self._fact else ""
        value = parse_cell(text) if text else None
        if text and value is None:
            self.faults.append(_cell("csv-number", self._name, row, self._fact or ""))
        return {} if value is None else {self._fact or "": value}


def _listed(text: str) -> tuple[str, ...]:
    """`"ATY;MAN;ZKO"`: the parts in order, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _names(file: str, row: Row, columns: tuple[str, ...]) -> Iterator[Fault]:
    for column in columns:
        if not is_printable(row.cells[column]):
            yield Fault("csv-name", {"file": file, "line": row.line, "column": column})


def _cell(code: str, file: str, row: Row, column: str) -> Fault:
    value = shown(row.get(column)[:40])
    return Fault(code, {"file": file, "line": row.line, "column": column, "value": value})

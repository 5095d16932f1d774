"""The official calculation alone: a rule and tables in, ranking and selection out. No keys, no round."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.decide import official, rules
from desktop.decide.dossiers import DossierInput, needed
from desktop.decide.printable import shown
from desktop.decide.rule_checks import LOT_HASH
from desktop.errors import AlqaError, Fault
from desktop.exchange.files import read_file
from desktop.intake import tables
from desktop.intake.score_tables import Dossiers, Scores
from desktop.model.rule import Lot, Rule

LIMIT = 256 << 20  # bytes per file


def rank(rule: Path, scores: Path, dossiers: Path | None = None) -> dict[str, Any]:
    """The contract's JSON (`docs/decision.md`) for RULE.json, SCORES.csv and perhaps DOSSIERS.csv.

    Raises `AlqaError` with everything that is wrong in all files at once.
    """
    return official.output(calculate(rule, scores, dossiers))


def calculate(rule: Path, scores: Path, dossiers: Path | None = None) -> official.Result:
    """Like `rank`, with every figure behind the result."""
    inputs = _Inputs()
    score_table = inputs.table(scores, ("reviewer", "dossier"))
    dossier_table = inputs.table(dossiers, ("dossier",)) if dossiers else None
    law = inputs.rule(rule)
    if law is None or score_table is None:
        raise AlqaError.of(inputs.faults)
    read = Scores(score_table, law)
    inputs.faults += read.faults
    known = inputs.dossiers(law, read, dossier_table, dossiers is not None)
    if inputs.faults:
        raise AlqaError.of(inputs.faults)
    return official.result(law, read.sheets, known, _seed(law))


class _Inputs:
    """Reads the files and gathers what is wrong in any of them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def table(self, path: Path, expected: tuple[str, ...]) -> tables.Table | None:
        try:
            return tables.read(read_file(path, LIMIT), path.name, expected)
        except AlqaError as error:
            self.faults += error.faults
            return None

    def rule(self, path: Path) -> Rule | None:
        try:
            law = rules.parse(read_file(path, rules.LIMIT))
        except AlqaError as error:
            self.faults += error.faults
            return None
        if LOT_HASH.fullmatch(_seed(law) or ""):
            self.faults.append(Fault("rule-lot-hash"))
        return law

    def dossiers(
        self, law: Rule, scores: Scores, table: tables.Table | None, given: bool
    ) -> list[DossierInput]:
        """The dossiers of DOSSIERS.csv, else those that SCORES.csv names."""
        if not given:
            self.faults += [Fault("rank-needs-dossiers", {"column": name}) for name in needed(law)]
            return [DossierInput(code) for code in scores.lines]
        if table is None:
            return []
        read = Dossiers(table, law)
        self.faults += read.faults
        known = {dossier.code for dossier in read.dossiers}
        for code, line in scores.lines.items():
            if read.dossiers and code not in known:
                self.faults.append(Fault("scores-dossier-unknown", {"line": line, "dossier": shown(code)}))
        return read.dossiers


def _seed(law: Rule) -> str | None:
    return next((tie.lot for tie in law.tie_break if isinstance(tie, Lot)), None)

"""All that a round holds, gathered by a desk: what tables, letters and the handover are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from desktop.decide.figures import sheet_total
from desktop.decide.official import Result
from desktop.decide.standing import Standing
from desktop.merge.views import Board, BoardSheet
from desktop.model.dossier import Dossier
from desktop.model.review import Review
from desktop.model.statements import Decision, Round
from desktop.trust.envelope import Verified


class RefusedRow(NamedTuple):
    """A file that was shown to the board and not taken."""

    file: str
    name: str
    code: str
    at: str


@dataclass(frozen=True)
class Whole:
    """`dossiers` by code, of the current version; `statements`: each once, its fullest envelope;
    `decision`: the one that stands, if any; `reasons`: see `protocol_board.reasons`."""

    board: Board
    round: Verified[Round]
    result: Result
    dossiers: Mapping[str, Dossier]
    statements: tuple[Verified[Any], ...]
    decision: Verified[Decision] | None
    reasons: Mapping[str, tuple[str, ...]]
    refused: tuple[RefusedRow, ...] = ()

    @property
    def body(self) -> Round:
        return self.round.body

    @property
    def named(self) -> bool:
        """Whether sheets are shown under their authors' names: the signed round says so."""
        return self.body.visibility.named_sheets

    @property
    def selection(self) -> tuple[str, ...]:
        """The dossiers that the commission selected, in its order; empty before a decision."""
        return tuple(self.decision.body.selection) if self.decision else ()

    @cached_property
    def lines(self) -> dict[str, Standing]:
        """The ranking's line of each dossier."""
        return {line.dossier: line for line in self.result.ranking}

    @cached_property
    def _reviews(self) -> dict[tuple[str, str], Review]:
        found: dict[tuple[str, str], Review] = {}
        for one in self.statements:
            if one.kind in ("scores", "proxy"):
                found |= {(one.digest, review.dossier): review for review in one.body.reviews}
        return found

    def review(self, sheet: BoardSheet) -> Review:
        """What the author wrote on a sheet of the board."""
        return self._reviews[sheet.source, sheet.dossier]

    @cached_property
    def units(self) -> dict[str, tuple[Fraction, Fraction]]:
        """Least mark and step of each criterion."""
        rule = self.body.rule
        scales = {one.code: one.scale or rule.scale for one in rule.criteria}
        return {code: (Fraction(scale.min), Fraction(scale.step)) for code, scale in scales.items()}

    def mark(self, criterion: str, steps: int | None) -> Fraction | None:
        """A mark in the units of its scale."""
        least, step = self.units[criterion]
        return None if steps is None else least + steps * step

    def total(self, sheet: BoardSheet) -> Fraction | None:
        """A sheet's own weighted total; an incomplete one has none."""
        units = {code: self.mark(code, steps) for code, steps in sheet.marks.items()}
        return None if None in units.values() else sheet_total(self.result.terms, units)

    @cached_property
    def sheets_of(self) -> dict[str, tuple[BoardSheet, ...]]:
        """The sheets of each dossier in an order that says nothing of their authors where the round
        does not name them: by what they say alone."""
        grouped: dict[str, list[BoardSheet]] = {code: [] for code in self.dossiers}
        for sheet in self.board.sheets:
            grouped.setdefault(sheet.dossier, []).append(sheet)
        return {code: tuple(sorted(found, key=self._place)) for code, found in grouped.items()}

    def _place(self, sheet: BoardSheet) -> tuple[Any, ...]:
        if self.named:
            return (sheet.reviewer,)
        review = self.review(sheet)
        marks = tuple(-1 if steps is None else steps for steps in sheet.marks.values())
        words = (review.for_commission, review.for_applicant, *sorted(review.comments.items()))
        return (sheet.state, tuple(-mark for mark in marks), str(words))

    def counted(self, code: str) -> tuple[BoardSheet, ...]:
        """The sheets of a dossier that enter the result."""
        use = self.body.rule.incomplete_sheets == "use"
        states = ("counted", "partial") if use else ("counted",)
        return tuple(sheet for sheet in self.sheets_of.get(code, ()) if sheet.state in states)

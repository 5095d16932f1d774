"""What the decision room shows: frozen rows ready to paint. Fractions stay exact until they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from desktop.decide.whynot import WhyNot
from desktop.errors import Fault
from desktop.model.text import Text

Outcome = Literal["proposed", "passed-over", "no-place", "below", "ineligible", "undecidable"]


@dataclass(frozen=True, slots=True)
class SheetMark:
    """One counted sheet: its weighted total on the axis of totals."""

    reviewer: str
    total: Fraction


@dataclass(frozen=True, slots=True)
class GroupMark:
    """A group's percent; `below`: under its own threshold; `criterion_below`: a criterion of it is."""

    code: str
    percent: Fraction
    below: bool
    criterion_below: bool


@dataclass(frozen=True, slots=True)
class RankLine:
    """One dossier of the official ranking. `total` is exact; `fails` as in the contract."""

    code: str
    short: str
    title: Text
    region: Text
    sector: Text
    rank: int | None
    total: Fraction | None
    sheets: tuple[SheetMark, ...]
    groups: tuple[GroupMark, ...]
    outcome: Outcome
    fails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutLine:
    """Where the last proposed dossier stands: `after` rows of the ranking lie above."""

    after: int
    places: int
    seats: int | None
    sets: int
    spent: Fraction | None
    budget: Fraction | None
    first_below: Fraction | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The official result of the board as it is now."""

    lines: tuple[RankLine, ...]
    group_codes: tuple[str, ...]
    group_titles: Mapping[str, Text]
    percent: bool
    lower: bool
    threshold: Fraction | None
    proposed: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    objective: Fraction | None
    reasons: tuple[Fault, ...]
    unconstrained: tuple[str, ...]
    cut: CutLine | None
    passing: int
    incomplete: bool
    method: str
    decided: bool

    @property
    def ranked(self) -> int:
        return sum(line.rank is not None for line in self.lines)

    @property
    def passed_over(self) -> tuple[RankLine, ...]:
        return tuple(line for line in self.lines if line.outcome == "passed-over")

    @property
    def fewest(self) -> int:
        return min((len(line.sheets) for line in self.lines if line.outcome != "ineligible"), default=0)

    @property
    def axis(self) -> tuple[int, int]:
        """The stretch of the scale in which all sheets lie, in tens."""
        totals = [mark.total for line in self.lines for mark in line.sheets]
        if not totals:
            return 0, 100
        low, high = min(totals), max(totals)
        step = 10 if high > 10 else 1
        return int(low // step) * step, int(-(-high // step)) * step

    def line(self, code: str) -> RankLine | None:
        return next((line for line in self.lines if line.code == code), None)


@dataclass(frozen=True, slots=True)
class Why:
    """The answer for one dossier: what `decide.whynot` found, and who takes its places under the
    limits without which it would enter."""

    found: WhyNot
    holders: tuple[str, ...]

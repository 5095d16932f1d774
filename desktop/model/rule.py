"""The decision rule, field for field the RULE.json of the contract (also inside the signed round).

Numbers are decimal strings held exactly; counts are integers. Defaults: direction higher, over
total, drop 0, incomplete sheets dropped, min_sheets 1, no rounding, nothing else.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class RulePart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a rule; what equals its default is left out when written."""


class Scale(RulePart, frozen=True):
    """Marks from `min` to `max` in steps of `step` (decimal strings)."""

    min: str
    max: str
    step: str


class CriterionRule(RulePart, frozen=True):
    """How one criterion enters the total."""

    code: str
    weight: str
    group: str | None = None
    threshold: str | None = None
    scale: Scale | None = None


class GroupRule(RulePart, frozen=True):
    """A threshold on a group, in percent of what its criteria can reach."""

    code: str
    threshold_percent: str | None = None


class Total(RulePart, frozen=True):
    """`percent` (0..100) or plain weighted `sum`, with an optional threshold."""

    form: Literal["percent", "sum"]
    threshold: str | None = None


class Aggregate(RulePart, frozen=True):
    """How the sheets of one dossier become one number."""

    method: Literal["mean", "trimmed-mean", "median"]
    drop: int = 0
    over: Literal["total", "criterion"] = "total"


class Rounding(RulePart, frozen=True):
    """Half-up rounding steps (`"0.01"`) at each stage, or none."""

    criterion: str | None = None
    weighted: str | None = None
    total: str | None = None


class Lot(RulePart, frozen=True):
    """The last resort of a tie: the seed itself, or `sha256:HEX` of it in a signed round."""

    lot: str


class SeatRange(RulePart, frozen=True):
    """At least `min` and at most `max` places."""

    min: int
    max: int


class BudgetCap(RulePart, frozen=True):
    """The sum of a numeric fact over the selection may not exceed `max` (inclusive)."""

    field: str
    max: str


class Constraints(RulePart, frozen=True):
    """What every selection must respect."""

    max_per_region: int | None = None
    max_per_sector: int | None = None
    at_least_one_of: list[list[str]] = []
    budget_cap: BudgetCap | None = None
    eligible_only: bool = False


class Rule(RulePart, frozen=True):
    """The whole official rule."""

    scale: Scale
    criteria: list[CriterionRule]
    total: Total
    aggregate: Aggregate
    direction: Literal["higher", "lower"] = "higher"
    groups: list[GroupRule] = []
    rounding: Rounding = Rounding()
    incomplete_sheets: Literal["drop", "use"] = "drop"
    min_sheets: int = 1
    tie_break: list[str | Lot] = []
    seats: int | SeatRange | None = None
    constraints: Constraints = Constraints()

"""A checked rule in numbers: decimal strings turned into exact rationals, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop.decide.decimals import number
from desktop.model.rule import CriterionRule, Rule, Scale


@dataclass(frozen=True, slots=True)
class Measure:
    """One criterion in numbers; `low`, `high`, `step` are its own scale's."""

    code: str
    group: str | None
    weight: Fraction
    threshold: Fraction | None
    low: Fraction
    high: Fraction
    step: Fraction

    def share(self, mark: Fraction) -> Fraction:
        """Where the mark stands on the scale: 0 at its minimum, 1 at its maximum."""
        return (mark - self.low) / (self.high - self.low)

    def mark(self, steps: int) -> Fraction:
        """The mark that stands `steps` steps above the minimum (what signed reviews hold)."""
        return self.low + steps * self.step


@dataclass(frozen=True, slots=True)
class Terms:
    """What the arithmetic of the totals needs of a rule."""

    measures: tuple[Measure, ...]
    groups: Mapping[str, Fraction | None]
    percent: bool
    lower: bool
    method: str
    drop: int
    per_criterion: bool
    use_incomplete: bool
    least: int  # sheets (or marks per criterion) below which nothing is decided
    round_criterion: Fraction | None
    round_weighted: Fraction | None
    round_total: Fraction | None
    threshold: Fraction | None
    weight: Fraction

    def holds(self, value: Fraction, threshold: Fraction | None) -> bool:
        """Is the threshold met? `direction: lower` turns the comparison."""
        if threshold is None:
            return True
        return value <= threshold if self.lower else value >= threshold


def terms(rule: Rule) -> Terms:
    """The numbers of a rule that `rules.faults` found nothing wrong with (else: our bug)."""
    measures = tuple(_measure(criterion, criterion.scale or rule.scale) for criterion in rule.criteria)
    trims = rule.aggregate.drop if rule.aggregate.method == "trimmed-mean" else 0
    return Terms(
        measures=measures,
        groups={group.code: _optional(group.threshold_percent) for group in rule.groups},
        percent=rule.total.form == "percent",
        lower=rule.direction == "lower",
        method=rule.aggregate.method,
        drop=trims,
        per_criterion=rule.aggregate.over == "criterion",
        use_incomplete=rule.incomplete_sheets == "use",
        least=max(rule.min_sheets, 2 * trims + 1),
        round_criterion=_optional(rule.rounding.criterion),
        round_weighted=_optional(rule.rounding.weighted),
        round_total=_optional(rule.rounding.total),
        threshold=_optional(rule.total.threshold),
        weight=sum((measure.weight for measure in measures), Fraction(0)),
    )


def _measure(criterion: CriterionRule, scale: Scale) -> Measure:
    return Measure(
        code=criterion.code,
        group=criterion.group,
        weight=number(criterion.weight),
        threshold=_optional(criterion.threshold),
        low=number(scale.min),
        high=number(scale.max),
        step=number(scale.step),
    )


def _optional(text: str | None) -> Fraction | None:
    return None if text is None else number(text)

"""The rubric: what is scored and what each point means. How marks are counted is the rule's."""

from __future__ import annotations

from typing import Literal

from desktop.model.base import Noun
from desktop.model.text import Text


class Anchor(Noun, frozen=True):
    """What a point of the scale means for one criterion; `mark` in the scale's units ("3")."""

    mark: str
    text: Text


class Criterion(Noun, frozen=True):
    """One thing to score. `evidence` names facts shown beside it; weights stand in the rule.
    `comment_required`: on every mark, on none, or on the lowest and the highest mark of the scale."""

    code: str
    group: str | None
    title: Text
    question: Text
    anchors: list[Anchor]
    evidence: list[str]
    comment_required: bool | Literal["extremes"]

    def asks_comment(self, steps: int | None, last: int) -> bool:
        """Whether this mark (in steps of a scale whose highest is `last`) must be given a reason."""
        if steps is None:
            return False
        return steps in (0, last) if self.comment_required == "extremes" else bool(self.comment_required)


class Group(Noun, frozen=True):
    """Criteria under one heading."""

    code: str
    title: Text


class FactField(Noun, frozen=True, omit_defaults=True):
    """A typed field of the facts sheet; `document` is the code of the paper it was filed in.

    What officials may say besides, left out where they do not (as in the rule): a `formula` over other
    facts (`decide.formulas`), bounds `least` and `most` (formulas too) outside which a figure deserves a
    question, the figure from which it earns a `star`, the figure of the rubric's `benchmark`."""

    code: str
    label: Text
    kind: str  # integer | decimal | boolean | text
    unit: Text
    document: str | None
    formula: str | None = None
    least: str | None = None
    most: str | None = None
    star: str | None = None
    benchmark: str | None = None


class Rubric(Noun, frozen=True, omit_defaults=True):
    """Groups and criteria in their order, the words of the scale's points, the facts' labels;
    `benchmark`: the name of the example that facts are compared with, left out where there is none."""

    groups: list[Group]
    criteria: list[Criterion]
    labels: list[Anchor]
    facts: list[FactField]
    benchmark: Text = {}

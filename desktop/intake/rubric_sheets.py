"""How a rubric lies in a workbook: the sheets, their columns, and a rubric as rows of text and back.

Every cell is text, an empty one is "not said". Rows keep their order; lists inside a cell stand one a line,
because codes may hold any other sign. The rule lies as `key, value`; a key of a list ends with its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from desktop.intake.rubric_file import RubricFile, without_seed
from desktop.model.rubric import Anchor
from desktop.model.rule import Lot, Rule, Scale, SeatRange
from desktop.model.text import LANGS, Text

Row = dict[str, str]
TEXTS = ("about", "benchmark", "title")
LISTS = ("sector", "region", "ground", "document")
COMMENTS = {True: "always", False: "never", "extremes": "extremes"}


def in_three(column: str) -> tuple[str, ...]:
    """The columns of a text."""
    return tuple(f"{column}_{lang}" for lang in LANGS)


SCALE = ("scale_min", "scale_max", "scale_step")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "rule": ("key", "value"),
    "groups": ("code", "threshold_percent", *in_three("title")),
    "criteria": (
        "code", "group", "weight", "threshold", "comment_required",
        *in_three("title"), *in_three("question"), "evidence", *SCALE,
    ),
    "anchors": ("criterion", "mark", *in_three("text")),
    "facts": (
        "code", "kind", *in_three("label"), *in_three("unit"),
        "document", "formula", "least", "most", "star", "benchmark",
    ),
    "lists": ("list", "code", *in_three("name"), "required"),
    "texts": ("key", *LANGS),
}  # fmt: skip
# The keys of the sheet "rule", in their order: where the value stands in the rule, and its kind.
COUNTS = ("aggregate.drop", "min_sheets", "constraints.max_per_region", "constraints.max_per_sector")
PLAIN = (
    "scale.min", "scale.max", "scale.step", "direction", "total.form", "total.threshold",
    "aggregate.method", "aggregate.drop", "aggregate.over", "incomplete_sheets", "min_sheets",
    "rounding.criterion", "rounding.weighted", "rounding.total",
    "constraints.max_per_region", "constraints.max_per_sector",
    "constraints.budget_cap.field", "constraints.budget_cap.max",
)  # fmt: skip
SEATS, ELIGIBLE, TOTAL = (
    ("seats.exactly", "seats.min", "seats.max"),
    "constraints.eligible_only",
    "weight_total",
)
TIE, NEEDS, LOT = "tie_break.", "constraints.at_least_one_of.", "lot"


def rows(found: RubricFile) -> dict[str, list[Row]]:
    """The sheets of a rubric."""
    return {
        "rule": [{"key": key, "value": value} for key, value in _rule(found)],
        "groups": list(_groups(found)),
        "criteria": list(_criteria(found)),
        "anchors": list(_anchors(found)),
        "facts": [_fact(fact) for fact in found.rubric.facts],
        "lists": list(_lists(found)),
        "texts": list(_texts(found)),
    }


def words(column: str, text: Text) -> Row:
    """A text as cells."""
    return {f"{column}_{lang}": text[lang] for lang in LANGS if text.get(lang)}


def said(**cells: str | None) -> Row:
    """Cells that say something."""
    return {column: value for column, value in cells.items() if value is not None}


def _rule(found: RubricFile) -> Iterator[tuple[str, str]]:
    rule = without_seed(found.rule)
    plain = msgspec.to_builtins(rule)
    for key in PLAIN:
        value: Any = plain
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value is not None:
            yield key, str(value)
    if found.weight_total is not None:
        yield TOTAL, found.weight_total
    yield from _seats(rule)
    if rule.constraints.eligible_only:
        yield ELIGIBLE, "1"
    for at, sectors in enumerate(rule.constraints.at_least_one_of, 1):
        yield f"{NEEDS}{at}", "\n".join(sectors)
    for at, step in enumerate(rule.tie_break, 1):
        yield (f"{TIE}{LOT}", "") if isinstance(step, Lot) else (f"{TIE}{at}", step)


def _seats(rule: Rule) -> Iterator[tuple[str, str]]:
    if isinstance(rule.seats, SeatRange):
        yield SEATS[1], str(rule.seats.min)
        yield SEATS[2], str(rule.seats.max)
    elif rule.seats is not None:
        yield SEATS[0], str(rule.seats)


def _groups(found: RubricFile) -> Iterator[Row]:
    asked = {group.code: group.threshold_percent for group in found.rule.groups}
    for group in found.rubric.groups:
        yield said(code=group.code, threshold_percent=asked.get(group.code)) | words("title", group.title)


def _criteria(found: RubricFile) -> Iterator[Row]:
    counted = {one.code: one for one in found.rule.criteria}
    for one in found.rubric.criteria:
        rule = counted.get(one.code)
        cells = said(
            code=one.code,
            group=one.group,
            weight=rule.weight if rule else None,
            threshold=rule.threshold if rule else None,
            comment_required=COMMENTS[one.comment_required],
            evidence="\n".join(one.evidence) or None,
        )
        yield (
            cells
            | words("title", one.title)
            | words("question", one.question)
            | _scale(rule.scale if rule else None)
        )


def _scale(scale: Scale | None) -> Row:
    return dict(zip(SCALE, (scale.min, scale.max, scale.step), strict=True)) if scale else {}


def _anchors(found: RubricFile) -> Iterator[Row]:
    """The words of the scale's points are anchors of no criterion."""
    for code, anchors in [("", found.rubric.labels), *((c.code, c.anchors) for c in found.rubric.criteria)]:
        yield from (_anchor(code, anchor) for anchor in anchors)


def _anchor(code: str, anchor: Anchor) -> Row:
    return said(criterion=code or None, mark=anchor.mark) | words("text", anchor.text)


def _fact(fact: Any) -> Row:
    plain = ("document", "formula", "least", "most", "star", "benchmark")
    cells = said(code=fact.code, kind=fact.kind, **{name: getattr(fact, name) for name in plain})
    return cells | words("label", fact.label) | words("unit", fact.unit)


def _lists(found: RubricFile) -> Iterator[Row]:
    for kind, table in (("sector", found.sectors), ("region", found.regions), ("ground", found.grounds)):
        for code, name in table.items():
            yield {"list": kind, "code": code} | words("name", name)
    for paper in found.documents:
        needed = said(required="1" if paper.required else None)
        yield {"list": "document", "code": paper.code} | words("name", paper.title) | needed


def _texts(found: RubricFile) -> Iterator[Row]:
    for key, text in zip(TEXTS, (found.about, found.rubric.benchmark, found.title), strict=True):
        if text:
            yield {"key": key, **{lang: text[lang] for lang in LANGS if text.get(lang)}}

"""The fields of a round: read and written one by one, as the text that a person types.

`text(file, place)` and `put(file, place, text)` are each other's inverse for what can be typed. A choice is
its code, yes is "1" and no is ""; an empty text takes an optional value away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from desktop.desks.secretary.builder.places import ANCHOR, GROUND, GROUP, LABEL, REGION, SECTOR, Place, bare
from desktop.intake.round_file import RoundFile
from desktop.intake.values import decimal
from desktop.model.rubric import Anchor, Criterion
from desktop.model.rubric import Group as RubricGroup
from desktop.model.rule import BudgetCap, CriterionRule, GroupRule, Scale, SeatRange
from desktop.model.text import Lang, Text

replace = msgspec.structs.replace
NO_RULE = CriterionRule("", "0")
GONE = Criterion("", None, {}, {}, [], [], False)


class Field(NamedTuple):
    """How one kind of field is read and written."""

    read: Callable[[RoundFile, Place], str]
    write: Callable[[RoundFile, Place, str], RoundFile]


def text(file: RoundFile, place: Place) -> str:
    """What stands at a place; "" where nothing does. KeyError for a place that no field has."""
    return _field(place).read(file, place)


def put(file: RoundFile, place: Place, typed: str) -> RoundFile:
    """The file with `typed` at a place. A decimal with a comma becomes one with a point; what is no
    decimal stays as typed, and the check says so. ValueError where a count is no whole number."""
    return _field(place).write(file, place, typed)


def _field(place: Place) -> Field:
    kind = place.item.partition(":")[0] + ":" if ":" in place.item else "item" if place.item else ""
    name = place.field.partition(":")[0] + ":" if ":" in place.field else place.field
    return FIELDS[place.step, kind, name]


def plain(typed: str) -> str:
    """A decimal as the rule writes it, or what was typed."""
    return decimal(typed.strip()) or typed.strip()


def words(texts: Text, lang: Lang | None, typed: str) -> Text:
    """Texts with another one in one language; an empty one is left out."""
    assert lang is not None
    kept = {key: said for key, said in texts.items() if key != lang}
    return kept | ({lang: typed} if typed.strip() else {})


def _said(texts: Text, lang: Lang | None) -> str:
    return texts.get(lang, "") if lang else ""


# -- the round itself --------------------------------------------------------------------------------


def _own(name: str) -> Field:
    """A text of the round in one language."""
    return Field(
        lambda file, at: _said(getattr(file, name), at.lang),
        lambda file, at, typed: replace(file, **{name: words(getattr(file, name), at.lang, typed)}),
    )


def _plain_own(name: str) -> Field:
    return Field(
        lambda file, _at: getattr(file, name),
        lambda file, _at, typed: replace(file, **{name: typed.strip()}),
    )


def _count_own(name: str, empty: int) -> Field:
    return Field(
        lambda file, _at: str(getattr(file, name)),
        lambda file, _at, typed: replace(file, **{name: int(typed) if typed.strip() else empty}),
    )


def _weight_total() -> Field:
    return Field(
        lambda file, _at: file.weight_total or "",
        lambda file, _at, typed: replace(file, weight_total=plain(typed) or None),
    )


def _date(name: str) -> Field:
    return Field(
        lambda file, _at: getattr(file.dates, name) or "",
        lambda file, _at, typed: replace(file, dates=replace(file.dates, **{name: typed.strip() or None})),
    )


def _seen(name: str) -> Field:
    return Field(
        lambda file, _at: "1" if getattr(file.visibility, name) else "",
        lambda file, _at, typed: replace(file, visibility=replace(file.visibility, **{name: bool(typed)})),
    )


# -- groups and criteria -----------------------------------------------------------------------------


def criterion(file: RoundFile, code: str) -> Criterion:
    """The criterion of a code; one that says nothing when it is gone (a field may outlive it)."""
    return next((one for one in file.rubric.criteria if one.code == code), GONE)


def counted(file: RoundFile, code: str) -> CriterionRule:
    """How the rule counts a criterion; weight 0 where it does not say."""
    return next((one for one in file.rule.criteria if one.code == code), replace(NO_RULE, code=code))


def with_criterion(file: RoundFile, code: str, **said: Any) -> RoundFile:
    """The rubric with a criterion changed."""
    changed = [replace(one, **said) if one.code == code else one for one in file.rubric.criteria]
    return replace(file, rubric=replace(file.rubric, criteria=changed))


def with_counted(file: RoundFile, code: str, **said: Any) -> RoundFile:
    """The rule with a criterion changed, in the order of the rubric."""
    order = [one.code for one in file.rubric.criteria]
    found = [replace(counted(file, one), **(said if one == code else {})) for one in order]
    return replace(file, rule=replace(file.rule, criteria=found))


def _criterion_words(name: str) -> Field:
    def write(file: RoundFile, at: Place, typed: str) -> RoundFile:
        said = words(getattr(criterion(file, at.item), name), at.lang, typed)
        return with_criterion(file, at.item, **{name: said})

    return Field(lambda file, at: _said(getattr(criterion(file, at.item), name), at.lang), write)


def _criterion_number(name: str, *, needed: bool) -> Field:
    def write(file: RoundFile, at: Place, typed: str) -> RoundFile:
        return with_counted(file, at.item, **{name: plain(typed) or (typed if needed else None)})

    return Field(lambda file, at: getattr(counted(file, at.item), name) or "", write)


def _own_scale(name: str) -> Field:
    def read(file: RoundFile, at: Place) -> str:
        scale = counted(file, at.item).scale
        return getattr(scale, name) if scale else ""

    def write(file: RoundFile, at: Place, typed: str) -> RoundFile:
        before = counted(file, at.item).scale or Scale("", "", "")
        scale = replace(before, **{name: plain(typed)})
        return with_counted(file, at.item, scale=None if scale == Scale("", "", "") else scale)

    return Field(read, write)


def _read_comment(file: RoundFile, at: Place) -> str:
    asked = criterion(file, at.item).comment_required
    return asked if isinstance(asked, str) else "always" if asked else "never"


def _write_comment(file: RoundFile, at: Place, typed: str) -> RoundFile:
    asked = {"always": True, "never": False, "extremes": "extremes"}[typed]
    return with_criterion(file, at.item, comment_required=asked)


def _read_anchor(file: RoundFile, at: Place) -> str:
    return _said(_anchor(criterion(file, at.item).anchors, at), at.lang)


def _write_anchor(file: RoundFile, at: Place, typed: str) -> RoundFile:
    anchors = criterion(file, at.item).anchors
    return with_criterion(file, at.item, anchors=_anchored(anchors, at, typed))


def _write_label(file: RoundFile, at: Place, typed: str) -> RoundFile:
    return replace(file, rubric=replace(file.rubric, labels=_anchored(file.rubric.labels, at, typed)))


def _anchor(anchors: list[Anchor], at: Place) -> Text:
    mark = bare(at.field)
    return next((one.text for one in anchors if one.mark == mark), {})


def _anchored(anchors: list[Anchor], at: Place, typed: str) -> list[Anchor]:
    """The anchors with another text at a mark, in the order of the marks; an empty one is left out."""
    mark = bare(at.field)
    said = words(_anchor(anchors, at), at.lang, typed)
    kept = [one for one in anchors if one.mark != mark] + ([Anchor(mark, said)] if said else [])
    return sorted(kept, key=lambda one: (len(one.mark.lstrip("-").partition(".")[0]), one.mark))


def group_rule(file: RoundFile, code: str) -> GroupRule:
    """What the rule asks of a group."""
    return next((one for one in file.rule.groups if one.code == code), GroupRule(code))


def _group_title(file: RoundFile, at: Place) -> str:
    found = next((one.title for one in file.rubric.groups if one.code == bare(at.item)), {})
    return _said(found, at.lang)


def _write_group_title(file: RoundFile, at: Place, typed: str) -> RoundFile:
    groups = [
        RubricGroup(one.code, words(one.title, at.lang, typed)) if one.code == bare(at.item) else one
        for one in file.rubric.groups
    ]
    return replace(file, rubric=replace(file.rubric, groups=groups))


def _write_group_threshold(file: RoundFile, at: Place, typed: str) -> RoundFile:
    order = [one.code for one in file.rubric.groups]
    wanted = {code: group_rule(file, code) for code in order}
    wanted[bare(at.item)] = GroupRule(bare(at.item), plain(typed) or None)
    return replace(file, rule=replace(file.rule, groups=list(wanted.values())))


# -- the rule ----------------------------------------------------------------------------------------


def _of_rule(part: str, name: str, empty: Any, *, count: bool = False, raw: bool = False) -> Field:
    """A value of a part of the rule ("" is the rule itself); `empty` is what an empty text means."""

    def holder(file: RoundFile) -> Any:
        return getattr(file.rule, part) if part else file.rule

    def read(file: RoundFile, _at: Place) -> str:
        value = getattr(holder(file), name)
        return "" if value is None else str(value)

    def write(file: RoundFile, _at: Place, typed: str) -> RoundFile:
        tidy = typed.strip() if raw or count else plain(typed)
        value = empty if not tidy else int(tidy) if count else tidy
        changed = replace(holder(file), **{name: value})
        return replace(file, rule=replace(file.rule, **{part: changed}) if part else changed)

    return Field(read, write)


def _eligible() -> Field:
    return Field(
        lambda file, _at: "1" if file.rule.constraints.eligible_only else "",
        lambda file, _at, typed: _limited(file, eligible_only=bool(typed)),
    )


def _limited(file: RoundFile, **said: Any) -> RoundFile:
    return replace(file, rule=replace(file.rule, constraints=replace(file.rule.constraints, **said)))


def _seats(which: str) -> Field:
    """One number is exactly so many; two different ones are a range."""

    def ends(file: RoundFile) -> dict[str, int | None]:
        seats = file.rule.seats
        if isinstance(seats, SeatRange):
            return {"min": seats.min, "max": seats.max}
        return {"min": seats, "max": seats}

    def read(file: RoundFile, _at: Place) -> str:
        value = ends(file)[which]
        return "" if value is None else str(value)

    def write(file: RoundFile, _at: Place, typed: str) -> RoundFile:
        both = ends(file)
        exactly = both["min"] == both["max"]
        both[which] = int(typed) if typed.strip() else None
        if which == "max" and exactly:
            both["min"] = both["max"]  # from "exactly six" to "exactly seven" in one go
        least, most = both["min"], both["max"]
        if least is None or most is None:
            return replace(file, rule=replace(file.rule, seats=most if which == "min" else None))
        seats = most if least == most else SeatRange(least, most)
        return replace(file, rule=replace(file.rule, seats=seats))

    return Field(read, write)


def _budget(name: str) -> Field:
    def read(file: RoundFile, _at: Place) -> str:
        cap = file.rule.constraints.budget_cap
        return getattr(cap, name) if cap else ""

    def write(file: RoundFile, _at: Place, typed: str) -> RoundFile:
        before = file.rule.constraints.budget_cap or BudgetCap("", "")
        cap = replace(before, **{name: plain(typed) if name == "max" else typed})
        return _limited(file, budget_cap=None if cap == BudgetCap("", "") else cap)

    return Field(read, write)


# -- lists with names --------------------------------------------------------------------------------


def _named(name: str) -> Field:
    """A sector, a region or a ground in one language."""

    def write(file: RoundFile, at: Place, typed: str) -> RoundFile:
        table = dict(getattr(file, name))
        if bare(at.item) in table:
            table[bare(at.item)] = words(table[bare(at.item)], at.lang, typed)
        return replace(file, **{name: table})

    return Field(lambda file, at: _said(getattr(file, name).get(bare(at.item), {}), at.lang), write)


def _member() -> Field:
    def read(file: RoundFile, at: Place) -> str:
        return _said(next((seat.name for seat in file.roster if seat.id == at.item), {}), at.lang)

    def write(file: RoundFile, at: Place, typed: str) -> RoundFile:
        seats = [
            replace(seat, name=words(seat.name, at.lang, typed)) if seat.id == at.item else seat
            for seat in file.roster
        ]
        return replace(file, roster=seats)

    return Field(read, write)


FIELDS: dict[tuple[str, str, str], Field] = {
    ("titles", "", "id"): _plain_own("id"),
    **{("titles", "", name): _own(name) for name in ("title", "body", "notice")},
    **{("titles", "", name): _date(name) for name in ("opens", "closes", "sitting")},
    ("rubric", "", "weight_total"): _weight_total(),
    **{("rubric", "item", name): _criterion_words(name) for name in ("title", "question")},
    ("rubric", "item", "weight"): _criterion_number("weight", needed=True),
    ("rubric", "item", "threshold"): _criterion_number("threshold", needed=False),
    **{("rubric", "item", name): _own_scale(name) for name in ("min", "max", "step")},
    ("rubric", "item", "evidence"): Field(
        lambda file, at: "\n".join(criterion(file, at.item).evidence),
        lambda file, at, typed: with_criterion(
            file, at.item, evidence=[one for one in typed.split("\n") if one]
        ),
    ),
    ("rubric", "item", "comment"): Field(_read_comment, _write_comment),
    ("rubric", "item", ANCHOR): Field(_read_anchor, _write_anchor),
    ("rubric", GROUP, "title"): Field(_group_title, _write_group_title),
    ("rubric", GROUP, "threshold"): Field(
        lambda file, at: group_rule(file, bare(at.item)).threshold_percent or "", _write_group_threshold
    ),
    **{("rule", "", name): _of_rule("scale", name, "") for name in ("min", "max", "step")},
    ("rule", "", LABEL): Field(
        lambda file, at: _said(_anchor(file.rubric.labels, at), at.lang), _write_label
    ),
    ("rule", "", "direction"): _of_rule("", "direction", "higher", raw=True),
    ("rule", "", "form"): _of_rule("total", "form", "percent", raw=True),
    ("rule", "", "threshold"): _of_rule("total", "threshold", None),
    ("rule", "", "method"): _of_rule("aggregate", "method", "mean", raw=True),
    ("rule", "", "drop"): _of_rule("aggregate", "drop", 0, count=True),
    ("rule", "", "over"): _of_rule("aggregate", "over", "total", raw=True),
    ("rule", "", "incomplete"): _of_rule("", "incomplete_sheets", "drop", raw=True),
    ("rule", "", "min_sheets"): _of_rule("", "min_sheets", 1, count=True),
    **{
        ("rule", "", f"round_{name}"): _of_rule("rounding", name, None)
        for name in ("criterion", "weighted", "total")
    },
    **{("seats", "", which): _seats(which) for which in ("min", "max")},
    **{
        ("seats", "", name): _of_rule("constraints", name, None, count=True)
        for name in ("max_per_region", "max_per_sector")
    },
    ("seats", "", "budget_field"): _budget("field"),
    ("seats", "", "budget_max"): _budget("max"),
    ("seats", "", "eligible_only"): _eligible(),
    ("seats", SECTOR, "name"): _named("sectors"),
    ("seats", REGION, "name"): _named("regions"),
    ("roles", GROUND, "name"): _named("grounds"),
    ("roles", "item", "name"): _member(),
    ("roles", "", "quorum"): _count_own("quorum", 0),
    ("roles", "", "cosignatures"): _count_own("cosignatures", 1),
    **{
        ("see", "", name): _seen(name)
        for name in ("running_total", "own_distribution", "sealed_until_close", "named_sheets", "proxies")
    },
}

"""Everything that keeps a round from being signed, each complaint with the place where it is put right.

Two sources: what the reader of round.json would refuse (so that nothing passes here and fails there), and
what only a person who draws up a round wants to hear: texts missing in a language that the round speaks,
thresholds outside their scale, dates out of order. A round speaks the languages of its title.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from desktop.decide.decimals import parse
from desktop.desks.secretary.builder.fields import counted
from desktop.desks.secretary.builder.places import (
    ANCHOR,
    GROUND,
    GROUP,
    LABEL,
    REGION,
    SECTOR,
    STEPS,
    Place,
    Step,
)
from desktop.desks.secretary.builder.refusals import Complaint, refused, sealed, weight_sum
from desktop.intake.round_file import RoundFile
from desktop.model.ids import is_id
from desktop.model.rule import Scale
from desktop.model.text import LANGS, Lang, Text

MOST_COSIGNATURES = 64
PERCENT = Scale("0", "100", "1")


def complaints(file: RoundFile, touched: str = "", *, signed: bool = False) -> list[Complaint]:
    """All complaints, in the order of the steps. `touched`: the criterion whose weight was written last,
    where a wrong sum is put right. `signed`: a version is signed, so that its sealed lot is the seed."""
    found = [
        *refused(file, touched),
        *([] if signed else sealed(file)),
        *_titles(file),
        *_texts(file),
        *_marks(file),
        *_seats(file),
        *_people(file),
    ]
    unique = {(one.place, one.code): one for one in found}
    return sorted(unique.values(), key=lambda one: STEPS.index(one.place.step))


def spoken(file: RoundFile) -> tuple[Lang, ...]:
    """The languages that the round promises: those of its title."""
    return tuple(lang for lang in LANGS if file.title.get(lang))


def _titles(file: RoundFile) -> Iterator[Complaint]:
    if not file.title:
        yield Complaint(Place("titles", "", "title", "kk"), "title-empty", {})
    days = {name: getattr(file.dates, name) for name in ("opens", "closes", "sitting")}
    for name, day in days.items():
        if day is not None and not _is_day(day):
            yield Complaint(Place("titles", "", name), "date", {"value": day})
    known = [(name, day) for name, day in days.items() if day is not None and _is_day(day)]
    for (_, before), (name, after) in pairwise(known):
        if after < before:
            yield Complaint(Place("titles", "", name), "date-order", {})


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _texts(file: RoundFile) -> Iterator[Complaint]:
    """Every text in every language that the round speaks; anchors and questions may be missing altogether."""
    langs = spoken(file)
    for name in ("body", "notice"):
        yield from _partly(getattr(file, name), langs, Place("titles", "", name))
    for group in file.rubric.groups:
        yield from _missing(group.title, langs, Place("rubric", GROUP + group.code, "title"))
    for one in file.rubric.criteria:
        yield from _missing(one.title, langs, Place("rubric", one.code, "title"))
        yield from _partly(one.question, langs, Place("rubric", one.code, "question"))
        for anchor in one.anchors:
            yield from _partly(anchor.text, langs, Place("rubric", one.code, ANCHOR + anchor.mark))
    for label in file.rubric.labels:
        yield from _partly(label.text, langs, Place("rule", "", LABEL + label.mark))
    for kind, table, step in _tables(file):
        for code, text in table.items():
            yield from _missing(text, langs, Place(step, kind + code, "name"))


def _tables(file: RoundFile) -> Iterator[tuple[str, dict[str, Text], Step]]:
    yield SECTOR, file.sectors, "seats"
    yield REGION, file.regions, "seats"
    yield GROUND, file.grounds, "roles"


def _missing(text: Text, langs: tuple[Lang, ...], place: Place) -> Iterator[Complaint]:
    for lang in langs:
        if not text.get(lang):
            yield Complaint(place._replace(lang=lang), "text-empty", {"n": len(langs)})


def _partly(text: Text, langs: tuple[Lang, ...], place: Place) -> Iterator[Complaint]:
    if any(text.values()):
        yield from _missing(text, langs, place)


def _marks(file: RoundFile) -> Iterator[Complaint]:
    """Thresholds and anchors must stand on the scale."""
    for one in file.rubric.criteria:
        rule = counted(file, one.code)
        scale = rule.scale or file.rule.scale
        if rule.threshold is not None and _outside(rule.threshold, scale):
            args = {"least": scale.min, "most": scale.max}
            yield Complaint(Place("rubric", one.code, "threshold"), "threshold-outside", args)
        for anchor in one.anchors:
            if _off(anchor.mark, scale):
                place = Place("rubric", one.code, ANCHOR + anchor.mark)
                yield Complaint(place, "anchor-off", {"mark": anchor.mark})
    for group in file.rule.groups:
        if group.threshold_percent is not None and _outside(group.threshold_percent, PERCENT):
            place = Place("rubric", GROUP + group.code, "threshold")
            yield Complaint(place, "threshold-outside", {"least": "0", "most": "100"})
    total = file.rule.total
    if total.form == "percent" and total.threshold is not None and _outside(total.threshold, PERCENT):
        yield Complaint(Place("rule", "", "threshold"), "threshold-outside", {"least": "0", "most": "100"})


def _numbers(text: str, scale: Scale) -> tuple[Fraction, Fraction, Fraction, Fraction] | None:
    found = [parse(one) for one in (text, scale.min, scale.max, scale.step)]
    value, low, high, step = found
    if value is None or low is None or high is None or not step:
        return None
    return value, low, high, step


def _outside(text: str, scale: Scale) -> bool:
    numbers = _numbers(text, scale)
    return numbers is not None and not numbers[1] <= numbers[0] <= numbers[2]


def _off(text: str, scale: Scale) -> bool:
    numbers = _numbers(text, scale)
    if numbers is None:
        return parse(text) is None
    value, low, high, step = numbers
    return not low <= value <= high or ((value - low) / step).denominator != 1


def _seats(file: RoundFile) -> Iterator[Complaint]:
    limits = file.rule.constraints
    for sectors in limits.at_least_one_of:
        for code in sectors:
            if code not in file.sectors:
                yield Complaint(Place("seats", "", "needs"), "sector-unknown", {"sector": code})
    cap = limits.budget_cap
    facts = {fact.code for fact in file.rubric.facts if fact.kind in ("integer", "decimal")}
    if cap is not None and cap.field not in facts:
        yield Complaint(Place("seats", "", "budget_field"), "fact-unknown", {"fact": cap.field})
    for table, kind in ((file.sectors, SECTOR), (file.regions, REGION)):
        for code in table:
            if not is_id(code):
                yield Complaint(Place("seats", kind + code, "code"), "code-bad", {"code": code})


def _people(file: RoundFile) -> Iterator[Complaint]:
    """Who signs and who judges; members are brought in by their cards in another room."""
    roles = [role for seat in file.roster for role in seat.roles]
    for role in ("secretary", "chair", "commissioner"):
        if role not in roles:
            yield Complaint(Place("roles"), f"no-{role}", {})
    for seat in file.roster:
        if not seat.roles:
            yield Complaint(Place("roles", seat.id, "roles"), "no-roles", {"member": seat.id})
    judges = sum(bool({"commissioner", "chair"} & set(seat.roles)) for seat in file.roster)
    if file.quorum > judges:
        yield Complaint(Place("roles", "", "quorum"), "quorum-large", {"n": judges})
    if not 1 <= file.cosignatures <= MOST_COSIGNATURES:
        args = {"least": 1, "most": MOST_COSIGNATURES}
        yield Complaint(Place("roles", "", "cosignatures"), "count-outside", args)


__all__ = ["Complaint", "complaints", "spoken", "weight_sum"]

"""What the reader of round.json would refuse of a draft, each fault brought to the place of its field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

import msgspec

from desktop.decide.decimals import parse
from desktop.decide.rule_clauses import decimal_of
from desktop.desks.secretary.builder.places import GROUP, Place, Step
from desktop.errors import AlqaError, Fault
from desktop.intake.round_file import RoundFile, look_at

INDEX = re.compile(r"(criteria|groups)\[(\d+)\]\.(.+)")
# Places of the rule's own numbers: `total.threshold` is the field "threshold" of the step "rule".
RULE_PLACES: dict[str, tuple[Step, str]] = {
    "scale": ("rule", "max"),
    "scale.min": ("rule", "min"),
    "scale.max": ("rule", "max"),
    "scale.step": ("rule", "step"),
    "total.threshold": ("rule", "threshold"),
    "rounding.criterion": ("rule", "round_criterion"),
    "rounding.weighted": ("rule", "round_weighted"),
    "rounding.total": ("rule", "round_total"),
    "aggregate.drop": ("rule", "drop"),
    "min_sheets": ("rule", "min_sheets"),
    "constraints.budget_cap.max": ("seats", "budget_max"),
    "constraints.max_per_region": ("seats", "max_per_region"),
    "constraints.max_per_sector": ("seats", "max_per_sector"),
}
CODES: dict[str, tuple[Step, str]] = {
    "rule-no-criteria": ("rubric", ""),
    "rule-weights-zero": ("rubric", "weight_total"),
    "rule-use-over-total": ("rule", "incomplete"),
    "rule-rounding-over-total": ("rule", "over"),
    "rule-median-over-total": ("rule", "method"),
    "rule-tie-unknown": ("ties", ""),
    "rule-lot-not-last": ("ties", "lot"),
    "rule-lot": ("ties", "lot"),
    "rule-seats": ("seats", "max"),
    "rule-sectors-empty": ("seats", "needs"),
    "round-weights": ("rubric", "weight_total"),
    "round-formula": ("rubric", ""),
}


class Complaint(NamedTuple):
    """One thing to put right: where, and a code with the arguments of its words."""

    place: Place
    code: str
    args: dict[str, Any]


def refused(file: RoundFile, touched: str) -> Iterator[Complaint]:
    for fault in _faults(file):
        if fault.code == "round-weights":
            yield _sum(file, touched, fault.args)
        else:
            yield Complaint(place_of(fault, file), fault.code, fault.args)


def sealed(file: RoundFile) -> Iterator[Complaint]:
    """Only the hash of a seed: nobody could reveal it."""
    if (seed := _seed(file)) and seed.startswith("sha256:"):
        yield Complaint(Place("ties", "", "lot"), "lot-already-sealed", {})


def _sum(file: RoundFile, touched: str, args: dict[str, Any]) -> Complaint:
    """The weights do not sum to what the round says: by how much, at the weight that was written last."""
    wanted, whole = parse(args["wanted"]), weight_sum(file)
    codes = [one.code for one in file.rubric.criteria]
    place = Place("rubric", touched if touched in codes else codes[-1] if codes else "", "weight")
    if wanted is None:
        return Complaint(Place("rubric", "", "weight_total"), "weight-total", {"value": args["wanted"]})
    shown = {"sum": decimal_of(whole), "wanted": args["wanted"], "off": decimal_of(abs(whole - wanted))}
    return Complaint(place, "weights-over" if whole > wanted else "weights-under", shown)


def weight_sum(file: RoundFile) -> Fraction:
    """The sum of all weights that are numbers."""
    found = (parse(one.weight) for one in file.rule.criteria)
    return sum((weight for weight in found if weight is not None), Fraction(0))


def _seed(file: RoundFile) -> str:
    return next((step.lot for step in file.rule.tie_break if not isinstance(step, str)), "")


def _faults(file: RoundFile) -> list[Fault]:
    try:
        return look_at(msgspec.json.encode(file))[1]
    except AlqaError as error:
        return list(error.faults)


def place_of(fault: Fault, file: RoundFile) -> Place:
    """Where a fault of the reader is put right; the step of signing when no field is to blame."""
    args = fault.args
    if fault.code in CODES:
        step, field = CODES[fault.code]
        return Place(step, "", field)
    where = str(args.get("where", ""))
    if found := _rule_place(where, file):
        return found
    if fault.code in ("rule-code-twice", "rule-group-empty", "rule-group-unknown") or "group" in where:
        return _coded(where, str(args.get("code", "")))
    if fault.code in ("rule-code", "rule-weight-negative"):
        return Place("rubric", str(args["code"]), "code" if fault.code == "rule-code" else "weight")
    return _round_place(fault, where, file)


def _rule_place(where: str, file: RoundFile) -> Place | None:
    if where in RULE_PLACES:
        step, field = RULE_PLACES[where]
        return Place(step, "", field)
    match = INDEX.fullmatch(where)
    if match is None:
        return None
    table, at, field = match[1], int(match[2]), match[3].removeprefix("scale.")
    if table == "groups":
        return Place("rubric", GROUP + file.rule.groups[at].code, "threshold")
    return Place("rubric", file.rule.criteria[at].code, "max" if field == "scale" else field)


def _coded(where: str, code: str) -> Place:
    """A code that stands twice or says nothing: a group's, a tie's or a criterion's."""
    if where == "tie_break":
        return Place("ties")
    return Place("rubric", code if where == "criteria" else GROUP + code, "code")


def _round_place(fault: Fault, where: str, file: RoundFile) -> Place:
    args = fault.args
    if where == "id":
        return Place("titles", "", "id")
    if where == "rubric.criteria" and "code" in args:
        return Place("rubric", _unescaped(str(args["code"]), file), "code")
    if fault.code == "round-criterion-unknown":
        return Place("rubric", str(args["criterion"]), "code")
    if fault.code == "round-fact-unknown":
        return Place("rubric", where, "evidence")
    if where in ("roster", "recusals", "assignment"):
        return Place("roles", str(args.get("code", "")))
    return Place("sign")


def _unescaped(shown: str, file: RoundFile) -> str:
    """The criterion's code that a fault shows in ASCII."""
    codes = (one.code for one in file.rubric.criteria)
    return next((code for code in codes if ascii(code)[1:-1] == shown), shown)

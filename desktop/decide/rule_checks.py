"""What a well-formed rule may still say wrongly. Each check yields faults; none stops another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from desktop.decide.decimals import parse
from desktop.decide.printable import is_printable, shown
from desktop.errors import Fault
from desktop.model.rule import Lot, Rule, Scale, SeatRange

LOT_HASH = re.compile(r"sha256:[0-9a-f]{64}")
# Columns of SCORES.csv that are not criteria: a criterion of that name could not be told apart.
RESERVED = frozenset(["reviewer", "dossier", "recused", "position"])


def check(rule: Rule) -> list[Fault]:
    """Every fault of `rule`, in the order of the file."""
    checks = (_numbers, _scales, _codes, _weights, _groups, _counts, _combinations, _ties, _seats, _sectors)
    return [fault for one in checks for fault in one(rule)]


def _decimals(rule: Rule) -> Iterator[tuple[str, str | None]]:
    """Every decimal string of the rule with its place."""
    yield from _scale_strings("scale", rule.scale)
    for index, criterion in enumerate(rule.criteria):
        place = f"criteria[{index}]"
        yield f"{place}.weight", criterion.weight
        yield f"{place}.threshold", criterion.threshold
        if criterion.scale:
            yield from _scale_strings(f"{place}.scale", criterion.scale)
    for index, group in enumerate(rule.groups):
        yield f"groups[{index}].threshold_percent", group.threshold_percent
    yield "total.threshold", rule.total.threshold
    yield from _steps(rule)
    if rule.constraints.budget_cap:
        yield "constraints.budget_cap.max", rule.constraints.budget_cap.max


def _scale_strings(place: str, scale: Scale) -> Iterator[tuple[str, str | None]]:
    yield from ((f"{place}.{name}", getattr(scale, name)) for name in ("min", "max", "step"))


def _steps(rule: Rule) -> Iterator[tuple[str, str | None]]:
    rounding = rule.rounding
    yield "rounding.criterion", rounding.criterion
    yield "rounding.weighted", rounding.weighted
    yield "rounding.total", rounding.total


def _numbers(rule: Rule) -> Iterator[Fault]:
    for place, text in _decimals(rule):
        if text is not None and parse(text) is None:
            yield Fault("rule-number", {"where": place, "value": shown(text[:40])})
    for place, text in _steps(rule):
        step = parse(text) if text is not None else None
        if step is not None and step <= 0:
            yield Fault("rule-step", {"where": place, "value": text})


def _scales(rule: Rule) -> Iterator[Fault]:
    own = [(f"criteria[{n}].scale", c.scale) for n, c in enumerate(rule.criteria) if c.scale]
    for place, scale in [("scale", rule.scale), *own]:
        low, high, step = parse(scale.min), parse(scale.max), parse(scale.step)
        if low is None or high is None or step is None:
            continue
        if low >= high or step <= 0 or ((high - low) / step).denominator != 1:
            yield Fault("rule-scale", {"where": place})


def _codes(rule: Rule) -> Iterator[Fault]:
    if not rule.criteria:
        yield Fault("rule-no-criteria")
    yield from _repeated("criteria", (criterion.code for criterion in rule.criteria))
    yield from _repeated("groups", (group.code for group in rule.groups))
    for criterion in rule.criteria:
        code = criterion.code
        if not is_printable(code) or code != code.strip() or code in RESERVED:
            yield Fault("rule-code", {"code": shown(code)})


def _repeated(place: str, codes: Iterable[str]) -> Iterator[Fault]:
    for code, count in Counter(codes).items():
        if count > 1:
            yield Fault("rule-code-twice", {"where": place, "code": shown(code)})


def _weights(rule: Rule) -> Iterator[Fault]:
    weights = [(criterion.code, parse(criterion.weight)) for criterion in rule.criteria]
    for code, weight in weights:
        if weight is not None and weight < 0:
            yield Fault("rule-weight-negative", {"code": shown(code)})
    if weights and all(weight == 0 for _, weight in weights):
        yield Fault("rule-weights-zero")


def _groups(rule: Rule) -> Iterator[Fault]:
    named = {group.code for group in rule.groups}
    for criterion in rule.criteria:
        if criterion.group is not None and criterion.group not in named:
            yield Fault(
                "rule-group-unknown", {"code": shown(criterion.group), "criterion": shown(criterion.code)}
            )
    for group in rule.groups:
        members = [parse(c.weight) for c in rule.criteria if c.group == group.code]
        if not members or (group.threshold_percent is not None and not _any_weight(members)):
            yield Fault("rule-group-empty", {"code": shown(group.code)})


def _any_weight(weights: list[Fraction | None]) -> bool:
    return any(weight is None or weight > 0 for weight in weights)


def _counts(rule: Rule) -> Iterator[Fault]:
    limits = rule.constraints
    for place, value, least in (
        ("aggregate.drop", rule.aggregate.drop, 0),
        ("min_sheets", rule.min_sheets, 1),
        ("constraints.max_per_region", limits.max_per_region, 0),
        ("constraints.max_per_sector", limits.max_per_sector, 0),
    ):
        if value is not None and value < least:
            yield Fault("rule-count", {"where": place, "least": least})


def _combinations(rule: Rule) -> Iterator[Fault]:
    """What the rule's definition refuses under `over: total`."""
    if rule.aggregate.over != "total":
        return
    if rule.incomplete_sheets == "use":
        yield Fault("rule-use-over-total")
    if rule.rounding.criterion is not None or rule.rounding.weighted is not None:
        yield Fault("rule-rounding-over-total")
    if rule.aggregate.method == "median" and _needs_criteria(rule):
        yield Fault("rule-median-over-total")


def _needs_criteria(rule: Rule) -> bool:
    return (
        any(criterion.threshold is not None for criterion in rule.criteria)
        or any(group.threshold_percent is not None for group in rule.groups)
        or any(isinstance(tie, str) for tie in rule.tie_break)
    )


def _ties(rule: Rule) -> Iterator[Fault]:
    known = {criterion.code for criterion in rule.criteria}
    codes = [tie for tie in rule.tie_break if isinstance(tie, str)]
    yield from (Fault("rule-tie-unknown", {"code": shown(code)}) for code in codes if code not in known)
    yield from _repeated("tie_break", codes)
    lots = [(place, tie) for place, tie in enumerate(rule.tie_break) if isinstance(tie, Lot)]
    if lots and (len(lots) > 1 or lots[0][0] != len(rule.tie_break) - 1):
        yield Fault("rule-lot-not-last")
    if any(not is_printable(lot.lot) for _, lot in lots):
        yield Fault("rule-lot")


def _seats(rule: Rule) -> Iterator[Fault]:
    seats = rule.seats
    if isinstance(seats, SeatRange):
        if not 0 <= seats.min <= seats.max or seats.max < 1:
            yield Fault("rule-seats")
    elif seats is not None and seats < 1:
        yield Fault("rule-seats")


def _sectors(rule: Rule) -> Iterator[Fault]:
    for index, sectors in enumerate(rule.constraints.at_least_one_of):
        if not sectors:
            yield Fault("rule-sectors-empty", {"where": f"constraints.at_least_one_of[{index}]"})

"""The decision rule in words, in one language: method, thresholds, ties, seats, constraints."""

from __future__ import annotations

from desktop.model.rule import Rule, SeatRange
from desktop.model.text import Text
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_voice import Voice
from desktop.words import NBSP


def rule_sentences(rule: Rule, voice: Voice) -> list[str]:
    """How the sheets of one dossier become one number."""
    method = rule.aggregate.method
    said = [voice.say(f"method.{method}", drop=rule.aggregate.drop), voice.say(f"form.{rule.total.form}")]
    if rule.aggregate.over == "criterion":
        said.append(voice.say("over.criterion"))
    if rule.direction == "lower":
        said.append(voice.say("direction.lower"))
    return said


def rule_details(rule: Rule, voice: Voice) -> list[str]:
    """What annex 4 adds: the scale, incomplete sheets, the minimum of sheets, rounding."""
    said = [
        voice.say(
            "scale",
            least=voice.number(rule.scale.min),
            most=voice.number(rule.scale.max),
            step=voice.number(rule.scale.step),
        ),
        voice.say(f"incomplete.{rule.incomplete_sheets}"),
        voice.say("min-sheets", count=rule.min_sheets),
    ]
    steps = {
        "rounding-criterion": rule.rounding.criterion,
        "rounding-weighted": rule.rounding.weighted,
        "rounding-total": rule.rounding.total,
    }
    named = [voice.say(key, value=voice.number(step)) for key, step in steps.items() if step]
    said.append(voice.say("rounding", list="; ".join(named)) if named else voice.say("rounding-none"))
    return said


def thresholds(rule: Rule, voice: Voice) -> str:
    """The thresholds, equal ones together: `total 60; groups (A, B) 50%; criteria (A1, B1) 2.5`."""
    parts = []
    if rule.total.threshold:
        parts.append(voice.say("threshold-total", value=voice.number(rule.total.threshold)))
    groups = _alike([(group.code, group.threshold_percent) for group in rule.groups])
    for value, codes in groups.items():
        parts.append(voice.say("threshold-group", codes=voice.several(codes), value=voice.percent(value)))
    criteria = _alike([(criterion.code, criterion.threshold) for criterion in rule.criteria])
    for value, codes in criteria.items():
        parts.append(voice.say("threshold-criterion", codes=voice.several(codes), value=voice.number(value)))
    return voice.say("thresholds", list="; ".join(parts)) if parts else voice.say("thresholds-none")


def _alike(pairs: list[tuple[str, str | None]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, value in pairs:
        if value is not None:
            found.setdefault(value, []).append(code)
    return found


def limits(data: ProtocolData, voice: Voice, *, brief: bool = False) -> list[str]:
    """Tie rule, seats and constraints; `brief` leaves the names of required sectors to annex 4."""
    rule = data.round.rule
    ties = [each if isinstance(each, str) else voice.say("tie-lot") for each in rule.tie_break]
    said = [voice.say("tie", list=voice.several(ties)) if ties else voice.say("tie-none")]
    if isinstance(rule.seats, SeatRange):
        said.append(voice.say("seats-range", least=rule.seats.min, most=rule.seats.max))
    elif rule.seats is not None:
        said.append(voice.say("seats", count=rule.seats))
    found = _constraints(data, voice, brief)
    said.append(voice.say("limits", list="; ".join(found)) if found else voice.say("limits-none"))
    return said


def _constraints(data: ProtocolData, voice: Voice, brief: bool) -> list[str]:
    rule = data.round.rule.constraints
    found = []
    if rule.max_per_region is not None:
        found.append(voice.say("limit.max_per_region", count=rule.max_per_region))
    if rule.max_per_sector is not None:
        found.append(voice.say("limit.max_per_sector", count=rule.max_per_sector))
    if brief and rule.at_least_one_of:
        found.append(voice.say("limit.sectors"))
    for sectors in [] if brief else rule.at_least_one_of:
        shown = [voice.text(data.round.sectors.get(code, _as_is(code))) for code in sectors]
        found.append(voice.say("limit.at_least_one_of", list=voice.several(shown)))
    if rule.budget_cap:
        found.append(voice.say("limit.budget_cap", amount=amount(data, voice, rule.budget_cap.max)))
    if rule.eligible_only:
        found.append(voice.say("limit.eligible_only"))
    return found


def _as_is(code: str) -> Text:
    return {"kk": code, "ru": code, "en": code}


def unit(data: ProtocolData, voice: Voice) -> str:
    """The unit of the support column, as the rubric names it; empty when it names none."""
    fact = next((f for f in data.round.rubric.facts if f.code == data.support_field), None)
    return voice.text(fact.unit) if fact else ""


def amount(data: ProtocolData, voice: Voice, value: str) -> str:
    """A sum with its unit: `2 450 млн ₸`."""
    return f"{voice.number(value)}{NBSP}{unit(data, voice)}".strip(NBSP)

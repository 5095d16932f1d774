"""Codes of the builder in words: steps, places, complaints, clauses of the rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.decide.rule_clauses import Amount, Clause
from desktop.desks.secretary.builder.complaints import Complaint
from desktop.desks.secretary.builder.places import ANCHOR, GROUND, GROUP, LABEL, REGION, SECTOR, Place, bare
from desktop.errors import Fault
from desktop.intake.round_file import RoundFile
from ui.i18n import OWN, Phrase, Speech, literal, words

CHAIN = " › "


def step_name(step: str) -> Phrase:
    return words(f"builder.step.{step}")


def place_words(place: Place) -> Phrase:
    """`Rubric › A1 › anchor 3 › Қазақша`."""

    def say(speech: Speech) -> str:
        parts = [step_name(place.step)(speech), _item(place, speech), _field(place, speech)]
        if place.lang:
            parts.append(OWN[place.lang])
        return CHAIN.join(part for part in parts if part)

    return say


def _item(place: Place, say: Speech) -> str:
    if place.item.startswith(GROUP):
        return say("builder.item.group", code=bare(place.item))
    if place.item.startswith((SECTOR, REGION, GROUND)):
        return say(f"builder.item.{place.item.partition(':')[0]}", code=bare(place.item))
    return place.item


def _field(place: Place, say: Speech) -> str:
    if not place.field:
        return ""
    if place.field.startswith((ANCHOR, LABEL)):
        return say("builder.field.anchor", mark=say.number(bare(place.field)))
    return field_words(place)(say)


def field_words(place: Place) -> Phrase:
    """The name of a field, as over its line."""
    return words(f"builder.field.{place.field}")


def value_words(place: Place, text: str) -> Phrase:
    """What stands in a field: a choice by its name, a number in the reader's form, a text as it is."""
    if place.field in ("direction", "form", "method", "over", "incomplete"):
        return words(f"builder.{place.field}.{text}")
    if place.field == "comment":
        return words(f"rubrics.comment.{text}")
    if place.field == "eligible_only":
        return words("differ.yes")
    return (lambda say: say.number(text)) if _is_decimal(text) else literal(text)


def complaint_words(one: Complaint) -> Phrase:
    """One sentence: what is wrong and what is wanted."""

    def say(speech: Speech) -> str:
        key = f"complaint.{one.code}"
        if key in speech.words:
            return speech(key, **_shown(one.args, speech))
        return speech.fault(Fault(one.code, one.args)).what

    return say


def _shown(args: Mapping[str, Any], say: Speech) -> dict[str, Any]:
    """Decimals in the reader's form."""
    decimals = ("sum", "wanted", "off", "least", "most", "mark")
    return {
        name: say.number(value) if name in decimals and _is_decimal(value) else value
        for name, value in args.items()
    }


def _is_decimal(value: Any) -> bool:
    text = str(value)
    return text.lstrip("-").replace(".", "", 1).isdigit() and not isinstance(value, bool)


def clause_words(clause: Clause, file: RoundFile) -> Phrase:
    """A sentence of the rule; sectors and facts by their names."""

    def say(speech: Speech) -> str:
        return speech(
            f"ruleword.{clause.code}", **{k: _said(k, v, file, speech) for k, v in clause.args.items()}
        )

    return say


def _said(name: str, value: Any, file: RoundFile, say: Speech) -> Any:
    if isinstance(value, Amount):
        return say.number(value) if _is_decimal(value) else value
    if name == "sectors":
        return ", ".join(say.text(file.sectors[code]) if code in file.sectors else code for code in value)
    if name == "fact":
        label = next((fact.label for fact in file.rubric.facts if fact.code == value), None)
        return say.text(label) if label else value
    return ", ".join(value) if isinstance(value, tuple) else value

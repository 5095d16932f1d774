"""A fact in words: figures in the language's form, yes and no, "not filed" for what is missing."""

from __future__ import annotations

from desktop.model.dossier import Dossier, FactValue
from desktop.model.rubric import FactField, Rubric
from desktop.words import NBSP
from ui.commissioner.panel import NamedFact
from ui.i18n import Phrase, Speech, data


def shown_value(say: Speech, field: FactField, value: FactValue) -> str:
    """The value without its unit."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return say("comm.fact.yes" if value else "comm.fact.no")
    if isinstance(value, dict):
        return say.text(value)
    return say.number(value) if field.kind in ("integer", "decimal") else value


def shown_fact(say: Speech, field: FactField, value: FactValue) -> str:
    """The value with its unit, kept on one line."""
    unit = say.text(field.unit)
    plain = shown_value(say, field, value)
    if value is None or isinstance(value, (bool, dict)) or not unit:
        return plain
    gap = "" if unit == "%" and say.lang != "ru" else NBSP
    return f"{plain}{gap}{unit}"


def facts_beside(rubric: Rubric, dossier: Dossier) -> dict[str, list[NamedFact]]:
    """The facts that the rubric puts beside each criterion, for one dossier."""
    fields = {f.code: f for f in rubric.facts}
    return {
        criterion.code: [
            NamedFact(
                data(fields[code].label),
                _phrase(fields[code], dossier.facts.get(code)),
                fields[code].document,
            )
            for code in criterion.evidence
            if code in fields
        ]
        for criterion in rubric.criteria
    }


def _phrase(field: FactField, value: FactValue) -> Phrase:
    return lambda say: shown_fact(say, field, value)

"""A fact in words: figures in the language's form, yes and no, "not filed" for what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from desktop.decide.decimals import places
from desktop.decide.factsheet import FactLook, looks
from desktop.model.dossier import Dossier, FactValue
from desktop.model.rubric import FactField, Rubric
from desktop.model.text import Text
from desktop.words import NBSP
from ui.commissioner.card.named_facts import NamedFact
from ui.i18n import Phrase, Speech, data, literal, words

ORGANISATION, DOCUMENTS = "organisation", "documents."


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


def shown_figure(say: Speech, field: FactField, value: Fraction) -> str:
    """A worked-out figure with the field's unit: two places, or as many as a small one needs to be seen."""
    small = 0 < abs(value) < 1
    text = places(value, 3 if small else 0 if abs(value) >= 1000 else 2)
    return shown_fact(say, field, text.rstrip("0").rstrip(".") if "." in text else text)


def shown_look(say: Speech, look: FactLook, *, unit: bool = True) -> str:
    """What was filed, else what was worked out, else a dash."""
    if look.value is None and look.computed is not None:
        shown = shown_figure(say, look.field, look.computed)
        return shown if unit else shown_figure(say, _bare(look.field), look.computed)
    return shown_fact(say, look.field, look.value) if unit else shown_value(say, look.field, look.value)


def _bare(field: FactField) -> FactField:
    return msgspec.structs.replace(field, unit={})


def facts_beside(rubric: Rubric, dossier: Dossier) -> dict[str, list[NamedFact]]:
    """What the rubric names beside each criterion, for one dossier: facts (derived ones worked out), the
    organisation, documents."""
    fields = {look.field.code: look for look in looks(rubric, dossier)}
    papers = {document.code: document.title for document in dossier.documents}
    return {
        criterion.code: [
            fact for code in criterion.evidence for fact in _named(code, fields.get(code), dossier, papers)
        ]
        for criterion in rubric.criteria
    }


def _named(
    code: str, look: FactLook | None, dossier: Dossier, papers: dict[str, Text]
) -> Iterator[NamedFact]:
    if look is not None:
        source = look.field.document if look.field.document in papers else None
        yield NamedFact(data(look.field.label), _phrase(look), source)
    elif code == ORGANISATION and dossier.organisations:
        yield NamedFact(words("marks.fact.organisation"), data(dossier.organisations[0].name))
    elif (paper := code.removeprefix(DOCUMENTS)) in papers and paper != code:
        yield NamedFact(data(papers[paper]), literal(paper), paper)


def _phrase(look: FactLook) -> Phrase:
    """The value with its unit; what is missing says so."""
    if look.value is None and look.computed is None and not look.derived:
        return words("comm.fact.missing")
    return lambda say: shown_look(say, look)

"""What a newer version changed in a dossier, in words: a fact from one value to another, a document."""

from __future__ import annotations

from desktop.desks.commissioner.changes import (
    DocumentChange,
    DossierChange,
    FactChange,
    OrganisationChange,
)
from desktop.model.dossier import FactValue
from desktop.model.rubric import FactField
from ui.commissioner.card.fact_words import shown_fact
from ui.i18n import Phrase, Speech, data, literal, words

DOCUMENT_ICONS = {"added": "file-plus", "removed": "file-x", "replaced": "file-pen"}


def value_of(field: FactField, value: FactValue) -> Phrase:
    """A value with its unit; what was not filed is said so."""

    def say(speech: Speech) -> str:
        return speech("comm.fact.missing") if value is None else shown_fact(speech, field, value)

    return say


def fact_line(change: FactChange) -> Phrase:
    """The whole change in one line, for a banner and for screen readers."""
    field = change.field
    return words(
        "news.fact",
        name=data(field.label),
        old=value_of(field, change.old),
        new=value_of(field, change.new),
    )


def document_line(change: DocumentChange) -> Phrase:
    return words(f"news.document.{change.kind}", title=data(change.title))


def organisation_line(change: OrganisationChange) -> Phrase:
    return words(f"news.organisation.{change.kind}", name=data(change.name))


def part_line(part: str) -> Phrase:
    return words(f"news.part.{part}")


def criteria_line(codes: tuple[str, ...]) -> Phrase:
    return words("news.criteria", codes=literal(", ".join(codes)))


def lines_of(change: DossierChange) -> list[Phrase]:
    """Every change of a dossier as a line."""
    if not change.known:
        return [words("news.unknown")]
    return [
        *(fact_line(one) for one in change.facts),
        *(document_line(one) for one in change.documents),
        *(part_line(one) for one in change.parts),
        *(organisation_line(one) for one in change.organisations),
    ]

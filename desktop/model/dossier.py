"""A dossier: one application, its facts and its documents."""

from __future__ import annotations

from desktop.model.base import Noun
from desktop.model.screening import Screened
from desktop.model.text import Text

FactValue = str | bool | Text | None  # numbers are decimal strings, None is "not filed"


class Origin(Noun, frozen=True):
    """The file that a PDF was made from: its name as it was given, the SHA-256 of its bytes."""

    name: str
    sha256: str


class Document(Noun, frozen=True, omit_defaults=True):
    """One document as it was taken in: named by content, `pages` counted by the page server; `origin` where
    the PDF was made here from something else, left out where it came as a PDF."""

    code: str
    title: Text
    sha256: str
    size: int
    pages: int
    text: str  # SHA-256 of the canonical `DocumentText`
    origin: Origin | None = None


class Organisation(Noun, frozen=True):
    """An applicant or partner, for conflict declarations."""

    name: Text
    kind: Text


class Dossier(Noun, frozen=True):
    """What commissioners judge. Its digest (SHA-256 of the canonical bytes) is what a review names."""

    schema: str  # "alqa.dossier.v1"
    round: str
    code: str
    region: list[str]
    sector: str
    summary: Text
    organisations: list[Organisation]
    facts: dict[str, FactValue]
    documents: list[Document]


class DossierRef(Noun, frozen=True, omit_defaults=True):
    """How the signed round names a dossier without containing it (a recused member's pack leaves
    the dossier itself out). Title and eligibility stand here: correcting them voids no review.
    `screening`: how it was admitted or refused, left out where the round has no checklist."""

    code: str
    title: Text
    digest: str
    eligible: bool
    remarks: Text
    screening: Screened | None = None


class PageText(Noun, frozen=True):
    """One page as extracted at intake: size in 1/1000 pt after rotation, and its text."""

    width: int
    height: int
    text: str


class DocumentText(Noun, frozen=True):
    """Page sizes and texts of one document; travels beside it, so that search needs no reading."""

    schema: str  # "alqa.text.v1"
    document: str
    pages: list[PageText]

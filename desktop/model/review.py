"""What one commissioner says of one dossier, and what travels of it."""

from __future__ import annotations

from typing import Literal

from desktop.model.base import Noun
from desktop.model.people import Conflict

Recommendation = Literal["support", "support-with-conditions", "do-not-support"]
Meaning = Literal["strength", "weakness", "question", "note"]


class Review(Noun, frozen=True):
    """Marks in steps of the criterion's scale from its minimum (0-5 by halves: 0..10); a criterion
    not scored is `None`, which is not 0. `rubric_digest` and `dossier_digest` say what was judged."""

    dossier: str
    dossier_digest: str
    rubric_digest: str
    position: int | None
    marks: dict[str, int | None]
    comments: dict[str, str]
    for_commission: str
    for_applicant: str
    recommendation: Recommendation | None


class Quad(Noun, frozen=True):
    """A quadrilateral on a page in points, 1/1000 pt integers: x0 y0 x1 y1 (axis-parallel)."""

    x0: int
    y0: int
    x1: int
    y1: int


class Annotation(Noun, frozen=True):
    """A note anchored to a place (W3C Web Annotation: TextQuoteSelector and position, ISO 32000
    QuadPoints order is the exporter's business). Only notes marked "share" travel."""

    id: str
    dossier: str
    document: str  # sha256
    page: int  # from 1
    quads: list[Quad]
    quote: str
    prefix: str
    suffix: str
    start: int | None
    meaning: Meaning
    text: str
    criterion: str | None


class Completeness(Noun, frozen=True):
    """What the author says of the bundle: assigned, complete, partial, recused dossiers."""

    assigned: int
    complete: int
    partial: int
    recused: int


class LateRecusal(Conflict, frozen=True):
    """A conflict found while reading; marks given before are kept and not counted."""

    declared: str  # time of this author's clock

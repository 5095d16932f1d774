"""Are the reviews of a bundle possible under the round version that they name?"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, NamedTuple

from desktop.merge.rounds import Version, Versions
from desktop.model.review import Review
from desktop.model.rule import Rule


def steps_of(rule: Rule) -> dict[str, int]:
    """The highest mark of each criterion, in steps from its scale's minimum."""
    scales = {c.code: c.scale or rule.scale for c in rule.criteria}
    return {code: int((Fraction(s.max) - Fraction(s.min)) / Fraction(s.step)) for code, s in scales.items()}


class ReviewCodes(NamedTuple):
    """What may be wrong with reviews, in the order it is looked for."""

    twice: str
    dossier: str
    criterion: str
    mark: str


CODES: Final = {
    "scores": ReviewCodes(
        "scores-dossier-twice",
        "scores-unknown-dossier",
        "scores-unknown-criterion",
        "scores-mark-out-of-range",
    ),
    "proxy": ReviewCodes(
        "proxy-dossier-twice",
        "proxy-unknown-dossier",
        "proxy-unknown-criterion",
        "proxy-mark-out-of-range",
    ),
}


def reviews_fault(reviews: list[Review], version: Version, versions: Versions, kind: str) -> str | None:
    """The first fault of the reviews of a kind of statement, as one of its `CODES`."""
    codes = [review.dossier for review in reviews]
    if len(set(codes)) != len(codes):
        return CODES[kind].twice
    if not set(codes) <= versions.codes():
        return CODES[kind].dossier
    limits = steps_of(version.body.rule)
    if not all(set(review.marks) <= set(limits) for review in reviews):
        return CODES[kind].criterion
    return None if _within(reviews, limits) else CODES[kind].mark


def _within(reviews: Iterable[Review], limits: dict[str, int]) -> bool:
    marks = ((code, mark) for review in reviews for code, mark in review.marks.items())
    return all(mark is None or 0 <= mark <= limits[code] for code, mark in marks)


def filled(rule: Rule, marks: dict[str, int | None]) -> dict[str, int | None]:
    """The marks with every criterion of the rule in its order; what is not there is not scored."""
    return {c.code: marks.get(c.code) for c in rule.criteria}


def is_complete(rule: Rule, marks: dict[str, int | None]) -> bool:
    """Whether every criterion of the rule has a mark."""
    return all(marks.get(c.code) is not None for c in rule.criteria)

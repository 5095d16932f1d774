"""Are the reviews of a bundle possible under the round version that they name?"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from desktop.merge.rounds import Version, Versions
from desktop.model.review import Review
from desktop.model.rule import Rule


def steps_of(rule: Rule) -> dict[str, int]:
    """The highest mark of each criterion, in steps from its scale's minimum."""
    scales = {c.code: c.scale or rule.scale for c in rule.criteria}
    return {code: int((Fraction(s.max) - Fraction(s.min)) / Fraction(s.step)) for code, s in scales.items()}


def reviews_fault(reviews: list[Review], version: Version, versions: Versions, kind: str) -> str | None:
    """The first fault of the reviews: `<kind>-dossier-twice`, `-unknown-dossier`,
    `-unknown-criterion`, `-mark-out-of-range`."""
    codes = [review.dossier for review in reviews]
    if len(set(codes)) != len(codes):
        return f"{kind}-dossier-twice"
    if not set(codes) <= versions.codes():
        return f"{kind}-unknown-dossier"
    limits = steps_of(version.body.rule)
    if not all(set(review.marks) <= set(limits) for review in reviews):
        return f"{kind}-unknown-criterion"
    return None if _within(reviews, limits) else f"{kind}-mark-out-of-range"


def _within(reviews: Iterable[Review], limits: dict[str, int]) -> bool:
    marks = ((code, mark) for review in reviews for code, mark in review.marks.items())
    return all(mark is None or 0 <= mark <= limits[code] for code, mark in marks)


def filled(rule: Rule, marks: dict[str, int | None]) -> dict[str, int | None]:
    """The marks with every criterion of the rule in its order; what is not there is not scored."""
    return {c.code: marks.get(c.code) for c in rule.criteria}


def is_complete(rule: Rule, marks: dict[str, int | None]) -> bool:
    """Whether every criterion of the rule has a mark."""
    return all(marks.get(c.code) is not None for c in rule.criteria)

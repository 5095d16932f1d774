"""Paper sheets of members without a bundle of their own: united, and none where they disagree."""

from __future__ import annotations

from typing import cast

import msgspec

from desktop.merge.acts import is_excluded
from desktop.merge.items import Item
from desktop.merge.marks import filled
from desktop.merge.sheets import Desk, state_of
from desktop.merge.views import BoardSheet, Fork
from desktop.model.review import Review
from desktop.model.statements import Proxy


class Paper(msgspec.Struct, frozen=True):
    """What the proxies of one member say together."""

    digests: tuple[str, ...]
    excluded: tuple[str, ...]
    sheets: tuple[BoardSheet, ...]
    fork: Fork | None


def read(
    desk: Desk, items: tuple[Item, ...], rulings: tuple[Item, ...], out: frozenset[str], counts: bool
) -> Paper:
    """Sheets of all proxies; where two say different things of a dossier, that dossier is in conflict
    until a ruling excludes all that do."""
    excluded = _contradicting(items) if is_excluded(_contradicting(items), rulings) else ()
    rest = tuple(item for item in items if item.digest not in excluded)
    wrong = _contradictions(rest)
    sheets = [_sheet(desk, review, item.digest, out, counts, wrong) for item, review in _once(rest)]
    fork = Fork(desk.reviewer, _contradicting(rest), tuple(sorted(wrong)), proxy=True) if wrong else None
    return Paper(tuple(item.digest for item in rest), excluded, tuple(sheets), fork)


def by_reviewer(items: tuple[Item, ...]) -> dict[str, tuple[Item, ...]]:
    """Proxies by the member that they speak for."""
    grouped: dict[str, tuple[Item, ...]] = {}
    for item in items:
        reviewer = cast(Proxy, item.body).reviewer
        grouped[reviewer] = (*grouped.get(reviewer, ()), item)
    return grouped


def _sheet(
    desk: Desk, review: Review, source: str, out: frozenset[str], counts: bool, wrong: frozenset[str]
) -> BoardSheet:
    state = "conflict" if review.dossier in wrong else state_of(desk, review, out, counts)
    marks = filled(desk.current.body.rule, review.marks)
    return BoardSheet(desk.reviewer, review.dossier, source, marks, state, True)


def _reviews(items: tuple[Item, ...]) -> list[tuple[Item, Review]]:
    return [(item, review) for item in items for review in cast(Proxy, item.body).reviews]


def _once(items: tuple[Item, ...]) -> list[tuple[Item, Review]]:
    """Each distinct review once: the same sheet entered in two proxies is one sheet."""
    kept: list[tuple[Item, Review]] = []
    for item, review in _reviews(items):
        if all(review != seen for _, seen in kept):
            kept.append((item, review))
    return kept


def _contradictions(items: tuple[Item, ...]) -> frozenset[str]:
    codes = [review.dossier for _, review in _once(items)]
    return frozenset(code for code in codes if codes.count(code) > 1)


def _contradicting(items: tuple[Item, ...]) -> tuple[str, ...]:
    wrong = _contradictions(items)
    return tuple(sorted({item.digest for item, review in _reviews(items) if review.dossier in wrong}))

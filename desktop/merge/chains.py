"""One member's bundles as a chain by (sequence, previous): which counts, or that none does.

A bundle that no other names is a head. One head counts. Several are a fork, and none counts until
its author signs a bundle that names them all, or a ruling excludes them all; nobody picks. A digest
that is named and not there is a gap: the head counts and the gap is shown. An older bundle on the
far side of a gap may be what the missing one follows, so it is older; one that cannot be is a fork.
"""

from __future__ import annotations

import itertools
from typing import cast

import msgspec

from desktop.merge.items import Item
from desktop.model.statements import Scores


class Chain(msgspec.Struct, frozen=True):
    """The bundles of one member judged; digests sorted, `head` None where none counts."""

    head: str | None
    heads: tuple[str, ...]
    older: tuple[str, ...]
    absent: tuple[str, ...]
    gap: bool
    fork: bool


def judge(bundles: dict[str, Scores]) -> Chain:
    """The chain of one member's bundles by digest (at least one)."""
    named = {digest for body in bundles.values() for digest in body.previous}
    heads = sorted(set(bundles) - named, key=lambda d: (-bundles[d].sequence, d))
    if not _in_line(heads, bundles):
        return Chain(None, tuple(sorted(heads)), (), _absent(bundles), False, True)
    head = heads[0]
    older = tuple(sorted(set(bundles) - {head}))
    broken = any(not _follows(body, bundles) for body in bundles.values())
    return Chain(head, (head,), older, _absent(bundles), broken, False)


def ancestors(digest: str, bundles: dict[str, Scores]) -> frozenset[str]:
    """The bundle itself and everything present that it follows."""
    seen: set[str] = set()
    todo = [digest] if digest in bundles else []
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            todo.extend(d for d in bundles[here].previous if d in bundles)
    return frozenset(seen)


def bundles_of(items: tuple[Item, ...]) -> dict[str, dict[str, Scores]]:
    """Bundles by reviewer and digest."""
    grouped: dict[str, dict[str, Scores]] = {}
    for item in items:
        body = cast(Scores, item.body)
        grouped.setdefault(body.reviewer, {})[item.digest] = body
    return grouped


def _follows(body: Scores, bundles: dict[str, Scores]) -> bool:
    """Whether nothing is missing right before this bundle: its sequence says what must be there.

    One that resolves a fork names every branch, and its author knows the sequence of his own alone.
    """
    if any(digest not in bundles for digest in body.previous):
        return False
    before = max((bundles[d].sequence for d in body.previous), default=0)
    return len(body.previous) > 1 or body.sequence == 1 + before


def _absent(bundles: dict[str, Scores]) -> tuple[str, ...]:
    named = {digest for body in bundles.values() for digest in body.previous}
    return tuple(sorted(named - set(bundles)))


def _in_line(heads: list[str], bundles: dict[str, Scores]) -> bool:
    """Whether each head can lie behind a gap of the one after it (highest sequence first)."""
    pairs = itertools.pairwise(heads)
    return all(bundles[older].sequence < _reach(newer, bundles) for newer, older in pairs)


def _reach(head: str, bundles: dict[str, Scores]) -> int:
    """The highest sequence at which a bundle missing behind `head` can lie; what it follows lies
    strictly below. 0 when nothing is missing."""
    line = [bundles[d] for d in ancestors(head, bundles)]
    return max((b.sequence - 1 for b in line if any(d not in bundles for d in b.previous)), default=0)

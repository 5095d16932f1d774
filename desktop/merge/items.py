"""The set that everything here is a function of: statements by digest, their signers united.

The same statement may arrive in several envelopes (a proxy before and after its witness signed).
What is proven is that each of those keys signed these bytes, so the signers are united; which
envelope came first, under which name, or how often, leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from desktop.model.statements import Statement
from desktop.trust.envelope import Verified


class Item(msgspec.Struct, frozen=True):
    """One statement of the set: `signers` are all keys known to have signed it, `verified` the
    fullest envelope of it."""

    kind: str
    digest: str
    body: Statement
    signers: frozenset[str]
    verified: Verified[Any]


Refused = tuple[str, str]  # digest, code


def unique(statements: Iterable[Verified[Any]]) -> tuple[Item, ...]:
    """The statements as a set, in the order of their digests."""
    same: dict[str, list[Verified[Any]]] = {}
    for verified in statements:
        same.setdefault(verified.digest, []).append(verified)
    return tuple(_united(same[digest]) for digest in sorted(same))


def _united(copies: list[Verified[Any]]) -> Item:
    fullest = max(copies, key=lambda v: (len(v.signers), v.signers, v.envelope))
    signers = frozenset(key for copy in copies for key in copy.signers)
    return Item(fullest.kind, fullest.digest, fullest.body, signers, fullest)


def of_kind(items: Iterable[Item], kind: str) -> tuple[Item, ...]:
    """The items of one kind, in the order given."""
    return tuple(item for item in items if item.kind == kind)

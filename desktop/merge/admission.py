"""Which statements of the set are admitted: of this round, by the right key, within the rules.

What is not admitted stays in the set with a code and has no effect; it may be admitted later, when
the round version or the second signature that it lacks arrives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import msgspec

from desktop.merge.items import Item, Refused, of_kind
from desktop.merge.marks import reviews_fault
from desktop.merge.rounds import Version, Versions
from desktop.model.statements import Declaration, Proxy, Ruling, Scores

TOUCHES_SCORES = frozenset(["exclude", "revoke", "replace"])


class Admission(msgspec.Struct, frozen=True):
    """What has effect, by kind, and what has not, with the reason."""

    declarations: tuple[Item, ...]
    scores: tuple[Item, ...]
    proxies: tuple[Item, ...]
    rulings: tuple[Item, ...]
    refused: tuple[Refused, ...]

    def digests(self) -> tuple[str, ...]:
        """The digests of everything admitted."""
        kinds = (self.declarations, self.scores, self.proxies, self.rulings)
        return tuple(item.digest for kind in kinds for item in kind)


def admit(items: tuple[Item, ...], versions: Versions) -> Admission:
    """Judge declarations, scores, proxies and rulings against the round's versions."""
    refused: list[Refused] = []

    def sift(kind: str, fault: Callable[[Item, Versions], str | None]) -> tuple[Item, ...]:
        judged = [(item, fault(item, versions)) for item in of_kind(items, kind)]
        refused.extend((item.digest, code) for item, code in judged if code)
        return tuple(item for item, code in judged if not code)

    return Admission(
        sift("declaration", _declaration_fault),
        sift("scores", _scores_fault),
        sift("proxy", _proxy_fault),
        sift("ruling", _ruling_fault),
        tuple(refused),
    )


def _declaration_fault(item: Item, versions: Versions) -> str | None:
    body = cast(Declaration, item.body)
    if body.round not in versions.round_ids:
        return "declaration-other-round"
    if body.declarant.key not in item.signers:
        return "declaration-wrong-signer"
    keys = {entry.key for v in versions.known.values() for entry in v.body.roster}
    return None if body.declarant.key in keys else "declaration-not-on-roster"


def _scores_fault(item: Item, versions: Versions) -> str | None:
    body = cast(Scores, item.body)
    if body.round not in versions.round_ids:
        return "scores-other-round"
    version = versions.known.get(body.round_digest)
    if version is None:
        return "scores-unknown-version"
    if not _is_member(version, body.reviewer):
        return "scores-not-on-roster"
    if version.roster[body.reviewer].key not in item.signers:
        return "scores-wrong-signer"
    return reviews_fault(body.reviews, version, versions, "scores")


def _proxy_fault(item: Item, versions: Versions) -> str | None:
    body = cast(Proxy, item.body)
    if body.round not in versions.round_ids:
        return "proxy-other-round"
    version = versions.known.get(body.round_digest)
    if version is None:
        return "proxy-unknown-version"
    if versions.current is None or not versions.current.body.visibility.proxies:
        return "proxy-not-allowed"
    if not _is_member(version, body.reviewer):
        return "proxy-not-on-roster"
    if not item.signers & version.keys("secretary"):
        return "proxy-not-by-secretary"
    if len(item.signers) < 2:
        return "proxy-needs-witness"
    return reviews_fault(body.reviews, version, versions, "proxy")


def _ruling_fault(item: Item, versions: Versions) -> str | None:
    body = cast(Ruling, item.body)
    current = versions.current
    if current is None or body.round != current.body.round:
        return "ruling-other-round"
    chairs = item.signers & current.keys("chair")
    if not chairs:
        return "ruling-not-by-chair"
    if body.kind not in TOUCHES_SCORES:
        return None
    # Two people: where chair and secretary share a key, that key is one of them only.
    seconds = item.signers & current.keys("secretary")
    return None if seconds and len(chairs | seconds) > 1 else "ruling-needs-second-signature"


def _is_member(version: Version, reviewer: str) -> bool:
    entry = version.roster.get(reviewer)
    return entry is not None and bool({"commissioner", "chair"} & set(entry.roles))

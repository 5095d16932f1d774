"""What the chair's rulings do to bundles: take out, never choose.

* exclude: effective only where it names every head of a fork (or every contradicting proxy).
* revoke: a key is lost. Of the bundles signed by the key that signed the last good one (or, without
  one, by the member's first key) only the last good one and its ancestors remain.
"""

from __future__ import annotations

from typing import cast

from desktop.merge.chains import ancestors
from desktop.merge.items import Item
from desktop.merge.rounds import Versions
from desktop.model.statements import Ruling, Scores

FORK = 2  # an exclusion names at least so many branches: excluding one would be picking the other


def of(rulings: tuple[Item, ...], kind: str) -> tuple[Ruling, ...]:
    """The admitted rulings of one kind."""
    bodies = (cast(Ruling, item.body) for item in rulings)
    return tuple(body for body in bodies if body.kind == kind)


def is_excluded(digests: tuple[str, ...], rulings: tuple[Item, ...]) -> bool:
    """Whether one ruling excludes all of these together."""
    named = (set(r.about) for r in of(rulings, "exclude") if len(set(r.about)) >= FORK)
    return bool(digests) and any(set(digests) <= about for about in named)


def revoked(
    reviewer: str, bundles: dict[str, Scores], rulings: tuple[Item, ...], versions: Versions
) -> frozenset[str]:
    """The digests of a member's bundles that revocations take out."""
    out: set[str] = set()
    for ruling in of(rulings, "revoke"):
        if ruling.about[:1] == [reviewer]:
            last_good = ruling.about[1] if len(ruling.about) > 1 else None
            keep = ancestors(last_good, bundles) if last_good else frozenset[str]()
            key = _lost_key(reviewer, last_good, bundles, versions)
            out |= {d for d in bundles if key in (None, _author(bundles[d], versions)) and d not in keep}
    return frozenset(out)


def _author(body: Scores, versions: Versions) -> str:
    return versions.known[body.round_digest].roster[body.reviewer].key


def _lost_key(
    reviewer: str, last_good: str | None, bundles: dict[str, Scores], versions: Versions
) -> str | None:
    """The key that a revocation is about; None when that is not known: then all keys are."""
    if last_good:
        return _author(bundles[last_good], versions) if last_good in bundles else None
    first = next((v for v in versions.chain if reviewer in v.roster), None)
    return first.roster[reviewer].key if first else None

"""The short acts of secretary and chair: receipts, requests, closes, rulings."""

from __future__ import annotations

from desktop.model.ids import is_digest, is_id
from desktop.model.statements import Close, Receipt, Request, Ruling
from desktop.trust.check.findings import Findings
from desktop.trust.digest import list_digest

SEED_CHARS = 200


def receipt(found: Findings, body: Receipt) -> None:
    found.id(body.reviewer, "reviewer")
    found.digest(body.bundle, "bundle")
    found.digest(body.journal, "journal")
    found.count(body.sequence, "sequence", 1)


def request(found: Findings, body: Request) -> None:
    found.id(body.reviewer, "reviewer")
    found.digest_set(body.bundles, "bundles")
    if len(body.bundles) < 2:
        found.fault("statement-empty", "bundles")


def close(found: Findings, body: Close) -> None:
    """`board` is the digest of the list `statements`; what counts is among them."""
    found.digest(body.round_digest, "round_digest")
    found.digest(body.board, "board")
    found.digest_set(body.statements, "statements")
    found.digest_set(body.counts, "counts")
    found.known(body.counts, body.statements, "counts")
    if body.board != list_digest(body.statements):
        found.fault("statement-board", "board", body.board)
    if body.seed is not None:
        found.line(body.seed, "seed")
        found.count(len(body.seed), "seed", 1, SEED_CHARS)


def ruling(found: Findings, body: Ruling) -> None:
    """`about` has the form that its kind asks for, and a reason is given."""
    found.filled(body.reason.strip(), "reason")
    found.prose(body.reason, "reason")
    found.filled(body.about, "about")
    found.unique(body.about, "about")
    digests, ids = all(map(is_digest, body.about)), all(map(is_id, body.about))
    admitted = {
        "exclude": digests and body.about == sorted(body.about),
        "revoke": is_revocation(body.about),
        "replace": ids and len(body.about) == 1,
        "reopen": digests and len(body.about) == 1,
        "draw": ids,
    }
    if not admitted[body.kind]:
        found.fault("statement-about", "about", body.about)


def is_revocation(about: list[str]) -> bool:
    """A reviewer's id, then the digest of the last good bundle or nothing (none is good)."""
    return 1 <= len(about) <= 2 and is_id(about[0]) and all(map(is_digest, about[1:]))

"""In which order a member reads, where the secretary has not said one: shuffled, another order for each
member, and the same again for whoever asks.

Dossiers are sorted by SHA-256(round id, line feed, reviewer id, line feed, dossier code). Nobody draws a
lot and nobody chooses a seed: anyone can compute the order from the signed round. A dossier that a new
version adds or takes away leaves the order of the others as it was.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.trust.digest import sha256_hex


def shuffled(round_id: str, reviewer: str, codes: Iterable[str]) -> list[str]:
    """`codes` in this reviewer's order; the order in which they come in has no say."""
    return sorted(codes, key=lambda code: (_place(round_id, reviewer, code), code))


def _place(round_id: str, reviewer: str, code: str) -> str:
    return sha256_hex(f"{round_id}\n{reviewer}\n{code}".encode())

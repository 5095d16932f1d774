"""The lot: the last resort between dossiers that are equal in everything else.

A dossier's place is the SHA-256 of seed, line feed, code; ascending. Anyone can check it with
`printf 'seed\\ncode' | sha256sum`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

Place = tuple[int, str]
Lottery = Callable[[str], Place | None]


def digest(seed: str, code: str) -> str:
    """SHA-256 of seed, line feed, dossier code, in UTF-8 (64 hexadecimal digits)."""
    return hashlib.sha256(f"{seed}\n{code}".encode()).hexdigest()


def live_seed(seed: str, board: str) -> str:
    """The seed of a live round: SHA-256 of the secret seed, line feed, the board's digest."""
    return hashlib.sha256(f"{seed}\n{board}".encode()).hexdigest()


def commitment(seed: str) -> str:
    """What the signed round holds before the seed is revealed: `sha256:` and its SHA-256."""
    return "sha256:" + hashlib.sha256(seed.encode()).hexdigest()


def lottery(seed: str | None, drawn: Sequence[str] = ()) -> Lottery | None:
    """The place of each dossier in the lot, or `None` when there is no lot to draw from.

    `drawn` is a physical draw (a ruling): its order replaces the seed's; a dossier that was not
    drawn has no place, and whatever is equal to it stays equal.
    """
    if drawn:
        places: dict[str, Place] = {code: (place, "") for place, code in enumerate(drawn)}
        return places.get
    if seed is None:
        return None
    return lambda code: (0, digest(seed, code))

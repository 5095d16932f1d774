"""What a sitting leaves in the signed decision besides its votes: who left the room for which dossier,
and votes that were corrected after the vote was closed."""

from __future__ import annotations

from typing import Literal

from desktop.model.base import Noun

Vote = Literal["for", "against", "abstain"]
MotionKind = Literal["keep", "drop", "block", "accept", "depart", "other"]


class Away(Noun, frozen=True):
    """A member recused from a dossier left the room for it; times are the secretary's clock."""

    member: str
    dossier: str
    ground: str
    left: str
    back: str | None


class Correction(Noun, frozen=True):
    """A vote set right after the vote was closed. Nothing is overwritten without such a line."""

    member: str
    was: Vote | None
    now: Vote
    reason: str
    at: str

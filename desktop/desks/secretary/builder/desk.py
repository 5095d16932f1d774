"""The round builder's door to a workspace: the draft of the round, its steps back, what is signed already."""

from __future__ import annotations

import secrets as random_source
from typing import NamedTuple

import msgspec

from desktop import clock
from desktop.desks import rounds
from desktop.desks.secretary import drafting
from desktop.desks.secretary.draft_pieces import BUILDER
from desktop.intake import rubric_file
from desktop.intake.round_file import RoundFile
from desktop.model.statements import Round
from desktop.storage import draft, journal
from desktop.storage.workspace import Workspace

SAID = (
    "title", "body", "notice", "rubric", "regions", "sectors", "grounds",
    "dates", "cosignatures", "quorum", "visibility",
)  # fmt: skip


class State(NamedTuple):
    """The draft as stored: the newest signed version (0: none) and whether the draft says anything else
    than it; when the draft was changed last (UTC); which steps can be taken back or again."""

    file: RoundFile
    version: int
    changed: bool
    saved: str | None
    undo: bool
    redo: bool


def load(ws: Workspace) -> State:
    """The draft; of a round that was signed without one, the draft for its next version."""
    drafting.resume(ws)
    return _state(ws)


def save(ws: Workspace, before: RoundFile, after: RoundFile) -> State:
    """Store what an edit changed: fields of the round that another room has written meanwhile stay as
    that room left them unless this edit changed them too."""
    now = drafting.round_of(ws)
    names = [name for name in RoundFile.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    merged = msgspec.structs.replace(now, **{name: getattr(after, name) for name in names})
    if merged != now:
        drafting.put_round(ws, merged)
    return _state(ws)


def undo(ws: Workspace) -> State:
    """Take back the newest edit of the round."""
    draft.undo(ws, BUILDER, clock.now())
    return _state(ws)


def redo(ws: Workspace) -> State:
    """Bring back the edit that was taken back last."""
    draft.redo(ws, BUILDER, clock.now())
    return _state(ws)


def new_seed() -> str:
    """A seed for the lot that nobody can guess."""
    return random_source.token_hex(32)


def _state(ws: Workspace) -> State:
    file = drafting.round_of(ws)
    signed = rounds.current(ws).body if drafting.signed(ws) else None
    changed = signed is None or _differs(file, signed)
    return State(file, signed.version if signed else 0, changed, _saved(ws), *draft.can(ws, BUILDER))


def _differs(file: RoundFile, signed: Round) -> bool:
    """Whether the next version would say anything else of what is edited here; a lot is a lot, sealed or
    not."""
    if any(getattr(file, name) != getattr(signed, name) for name in SAID):
        return True
    return rubric_file.without_seed(file.rule) != rubric_file.without_seed(signed.rule)


def _saved(ws: Workspace) -> str | None:
    """When the draft was changed last."""
    seq = max(journal.last(ws, kind) for kind in (draft.KIND, draft.UNDO, draft.REDO))
    return next((entry.at for entry in journal.entries(ws, seq - 1)), None) if seq else None

"""The chair's rulings at the secretary's desk: read before they are taken, and signed a second time.

A ruling that touches scores needs a secretary's key beside the chair's; one that opens the round again or
records a draw does not, and is taken as it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.desks import rounds
from desktop.desks.secretary.merging import merge_files
from desktop.desks.views import FileOutcome
from desktop.errors import AlqaError
from desktop.exchange import statements
from desktop.model.statements import RulingKind
from desktop.storage.workspace import Workspace
from desktop.trust import authority, envelope


@dataclass(frozen=True)
class Seen:
    """A ruling in a file: what it does and why, and whether this secretary's signature is missing."""

    kind: RulingKind
    about: tuple[str, ...]
    reason: str
    lacks_mine: bool


def look(ws: Workspace, path: Path) -> Seen:
    """Read a ruling; raises what reading a damaged file raises, and `ruling-other-round`."""
    seen = statements.read_statement(path, "ruling")
    if seen.body.round != ws.round_id:
        raise AlqaError("ruling-other-round", path=path.name)
    lacks = bool(authority.signer_faults(seen, rounds.current(ws).body))
    return Seen(seen.body.kind, tuple(seen.body.about), seen.body.reason, lacks)


def take(ws: Workspace, path: Path, signed: Path | None) -> FileOutcome:
    """Take a ruling into the board; `signed`: where the file with this secretary's signature is kept, for a
    ruling that lacks one (others need that file too)."""
    if signed is not None:
        seen = statements.read_statement(path, "ruling")
        statements.write_statement(signed, envelope.cosign(envelope.read(seen.envelope), ws.identity))
    return merge_files(ws, [signed or path])[0]

"""Signatures under the decision, collected by exchange of files: the record goes out, comes back signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.desks.secretary.deciding import decision
from desktop.desks.secretary.merging import board
from desktop.errors import AlqaError
from desktop.exchange import record
from desktop.model.people import Role
from desktop.model.statements import Decision
from desktop.model.text import Text
from desktop.storage import journal, statements
from desktop.storage.workspace import Workspace
from desktop.trust import authority, envelope


@dataclass(frozen=True)
class Signature:
    """Someone of the roster who may sign the decision, and whether that key has."""

    id: str
    name: Text
    roles: tuple[Role, ...]
    signed: bool


@dataclass(frozen=True)
class Signatures:
    """Who has signed and who has not; `needed` signatures make the decision whole."""

    people: tuple[Signature, ...]
    have: int
    needed: int


def signatures(ws: Workspace) -> Signatures | None:
    """The signatures under the decision that stands; None before one does."""
    made, state = decision(ws), board(ws)
    if made is None or state.round is None:
        return None
    body = state.round.body
    people = tuple(
        Signature(one.id, one.name, tuple(one.roles), one.key in made.signers)
        for one in body.roster
        if set(one.roles) != {"observer"}
    )
    return Signatures(people, len(made.signers), body.cosignatures)


def take_signed(ws: Workspace, paths: Iterable[Path]) -> Signatures:
    """Take records that others have signed: their signatures join those already here.

    Raises `no-decision`, `cosign-other-decision` for a record of another decision, and what reading a
    damaged record raises; a record that is refused changes nothing.
    """
    for path in paths:
        _take(ws, path)
    found = signatures(ws)
    if found is None:
        raise AlqaError("no-decision")
    return found


def _take(ws: Workspace, path: Path) -> None:
    made, state = decision(ws), board(ws)
    if made is None or state.round is None:
        raise AlqaError("no-decision")
    given = next((one for one in record.read_record(path).of("decision")), None)
    if given is None or given.digest != made.digest:
        raise AlqaError("cosign-other-decision", path=path.name)
    joined = envelope.verify(
        envelope.join(envelope.read(made.envelope), envelope.read(given.envelope)), Decision
    )
    if authority.signer_faults(joined, state.round.body):
        raise AlqaError("cosign-stranger", path=path.name)
    with ws.transaction():
        if statements.add(ws, joined, path.name, clock.now()):
            journal.append(ws, "cosigned", {"file": path.name, "decision": made.digest}, clock.now())

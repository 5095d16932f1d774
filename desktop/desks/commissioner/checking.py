"""Does the decision hold my newest bundle? Asked of the record itself, not of the secretary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.desks import rounds
from desktop.desks.commissioner import bundles
from desktop.desks.commissioner.seat import seat_of
from desktop.errors import AlqaError
from desktop.exchange import record as record_file
from desktop.exchange.record import RecordContents
from desktop.merge import board as merge_board
from desktop.model.statements import Decision
from desktop.storage.workspace import Workspace
from desktop.trust import authority
from desktop.trust.envelope import Verified


@dataclass(frozen=True, slots=True)
class CheckFound:
    """`mine`: the newest bundle that was signed here; `in_record`: the one of mine that the decision
    counts; `holds`: they are one and the same."""

    holds: bool
    mine: str | None
    in_record: str | None


def check_record(ws: Workspace, record: Path) -> CheckFound:
    """Compare a record with what was handed in from here.

    Raises the codes of `record.read_record`, `record-other-round`, `record-no-decision`, and those of
    authority when the record's round or decision is not signed by whom it must be.
    """
    contents = record_file.read_record(record)
    decision = decision_of(ws, contents)
    me = seat_of(ws).me.id
    counted = [
        one.digest
        for one in contents.of("scores")
        if one.digest in decision.body.accepted and one.body.reviewer == me
    ]
    last = bundles.last(ws)
    found = counted[0] if len(counted) == 1 else None
    return CheckFound(last is not None and last.digest == found, last.digest if last else None, found)


def decision_of(ws: Workspace, contents: RecordContents) -> Verified[Decision]:
    """The record's standing decision on the round of this workspace, its signers entitled to it."""
    known = {one.digest for one in rounds.chain(ws)}
    if not known & {one.digest for one in contents.of("round")}:
        raise AlqaError("record-other-round", round=ws.round_id)
    state = merge_board.build(contents.statements)
    closed = state.closed.digest if state.closed else None
    named = [one for one in contents.of("decision") if one.body.close == closed]
    if state.round is None or not named:
        raise AlqaError("record-no-decision", round=ws.round_id)
    versions, mandates = list(state.versions), contents.of("mandate")
    faults = [*rounds.check_chain(versions, mandates), *authority.signer_faults(named[-1], state.round.body)]
    if faults:
        raise AlqaError.of(faults)
    return named[-1]

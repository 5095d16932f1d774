"""What leaves the desk after a decision: the protocol for officials, the record for auditors."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop import clock
from desktop.desks.secretary.deciding import Proposal, close_body, decision, decision_body, proposal
from desktop.desks.secretary.merging import board
from desktop.desks.secretary.out import gathering
from desktop.errors import AlqaError, Fault
from desktop.exchange import files, record
from desktop.merge.items import unique
from desktop.model.statements import Decision
from desktop.model.text import Lang, Text
from desktop.reports import pades
from desktop.reports import protocol as protocol_report
from desktop.reports.pades import Certificate
from desktop.reports.protocol_board import member_lines, recusal_lines
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_gather import gather
from desktop.reports.protocol_more import corrections_of, sheets_of
from desktop.storage import dossiers, journal, refusals, statements
from desktop.storage.workspace import Workspace
from desktop.trust.envelope import Verified

ALWAYS = frozenset(["mandate", "round"])


def protocol(
    ws: Workspace, out: Path, langs: tuple[Lang, ...], certificate: Certificate | None = None
) -> None:
    """Write the protocol as a PDF; before a decision it is a draft and says so on every page.

    With a certificate it is signed as officials' tools expect (`reports.pades`), which a draft never is
    (`no-decision`)."""
    data = protocol_data(ws)
    page = io.BytesIO()
    protocol_report.render(data, langs, page)
    made = page.getvalue()
    if certificate is not None:
        if data.draft:
            raise AlqaError("no-decision")
        made = pades.sign(made, certificate, f"alqa.decision.v1 sha256:{data.digest}")
    files.write_file(out, made, replace=True)
    said = {"file": out.name, "languages": list(langs), **({"signed": "PAdES"} if certificate else {})}
    journal.append(ws, "protocol", said, clock.now())


def protocol_data(ws: Workspace) -> ProtocolData:
    """Everything on paper, from the signed statements."""
    made = decision(ws)
    shown = proposal(ws)
    state = shown.board
    if state.round is None:
        raise AlqaError("round-missing")
    whole = gathering.whole_of(ws, shown, made)
    data = gather(
        state.round.body,
        state.round.digest,
        made.body if made else draft(ws, shown),
        dossiers=shown.dossiers,
        members=member_lines(state),
        recusals=recusal_lines(state),
        refusals={row.file: (row.name, Fault(row.code, row.args)) for row in refusals.all(ws)},
        reasons=whole.reasons,
        signed_by=made.signers if made else (),
        secretary=own_name(ws),
        digest=made.digest if made else None,
    )
    return replace(data, sheets=sheets_of(whole), corrections=corrections_of(whole))


def own_name(ws: Workspace) -> Text:
    """This secretary's name as the card has it."""
    return {"kk": ws.identity.name, "ru": ws.identity.name, "en": ws.identity.name}


def draft(ws: Workspace, shown: Proposal) -> Decision:
    """The calculated proposal as a decision without a selection; nothing is signed for it."""
    return decision_body(ws, shown, close_body(ws, shown.board), [], None)


def export_record(ws: Workspace, out: Path) -> str:
    """Write the decision record; returns the decision's digest. Raises `no-decision` before one stands."""
    contents = record_contents(ws)
    made = contents.of("decision")[0]
    record.write_record(out, contents, replace=True)
    journal.append(ws, "record", {"file": out.name, "decision": made.digest}, clock.now())
    return made.digest


def record_contents(ws: Workspace) -> record.RecordContents:
    """What the decision record holds. Raises `no-decision`."""
    made = decision(ws)
    if made is None:
        raise AlqaError("no-decision")
    state = board(ws)
    names = (
        {ref.digest: dossiers.raw(ws, ref.digest) for ref in state.round.body.dossiers} if state.round else {}
    )
    return record.RecordContents(tuple(included(ws, made)), names)


def included(ws: Workspace, made: Verified[Decision]) -> list[Verified[Any]]:
    """The statements of a record: mandates, rounds, what the close lists, the close, the decision."""
    everything = [item.verified for item in unique(statements.verified(ws))]  # fullest envelope of each
    close = next(one for one in everything if one.digest == made.body.close)
    wanted = {made.digest, close.digest, *close.body.statements}
    return [one for one in everything if one.digest in wanted or one.kind in ALWAYS]

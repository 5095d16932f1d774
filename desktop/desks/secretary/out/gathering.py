"""Everything of a round in one value, verified anew: what all that leaves is made from."""

from __future__ import annotations

from desktop.desks.secretary.deciding import Proposal, decision, proposal
from desktop.errors import AlqaError
from desktop.merge.items import unique
from desktop.model.statements import Decision
from desktop.reports.out.whole import RefusedRow, Whole
from desktop.reports.protocol_board import reasons
from desktop.settings import policy
from desktop.storage import refusals, statements
from desktop.storage.workspace import Workspace
from desktop.trust.envelope import Verified


def whole(ws: Workspace) -> Whole:
    """The round as it stands: decided, or with the calculated proposal. Raises as `deciding.proposal`."""
    return whole_of(ws, proposal(ws), decision(ws))


def whole_of(ws: Workspace, shown: Proposal, made: Verified[Decision] | None) -> Whole:
    """As `whole`, of a proposal and a decision that are at hand."""
    if shown.board.round is None:
        raise AlqaError("round-missing")
    return Whole(
        board=shown.board,
        round=shown.board.round,
        result=shown.result,
        dossiers=shown.dossiers,
        statements=tuple(item.verified for item in unique(statements.verified(ws))),
        decision=made,
        reasons=reasons(shown.result),
        refused=tuple(RefusedRow(one.file, one.name, one.code, one.at) for one in refusals.all(ws)),
    )


def decided(ws: Workspace) -> Whole:
    """As `whole`, after a decision. Raises `no-decision`."""
    if decision(ws) is None:
        raise AlqaError("no-decision")
    return whole(ws)


def refuse_forbidden() -> None:
    """`export-forbidden` where the organisation allows no copies in clear."""
    if not policy().export:
        raise AlqaError("export-forbidden")

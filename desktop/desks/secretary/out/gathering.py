"""Everything of a round in one value, verified anew: what all that leaves is made from."""

from __future__ import annotations

from desktop.desks.secretary.deciding import decision, proposal
from desktop.errors import AlqaError
from desktop.merge.items import unique
from desktop.reports.out.whole import RefusedRow, Whole
from desktop.reports.protocol_board import reasons
from desktop.settings import policy
from desktop.storage import refusals, statements
from desktop.storage.workspace import Workspace


def whole(ws: Workspace) -> Whole:
    """The round as it stands: decided, or with the calculated proposal. Raises as `deciding.proposal`."""
    shown = proposal(ws)
    if shown.board.round is None:
        raise AlqaError("round-missing")
    return Whole(
        board=shown.board,
        round=shown.board.round,
        result=shown.result,
        dossiers=shown.dossiers,
        statements=tuple(item.verified for item in unique(statements.verified(ws))),
        decision=decision(ws),
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

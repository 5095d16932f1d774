"""From the sitting that was led here to what the decision signs, and what it binds the decision to."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.decide.decimals import exact
from desktop.decide.official import Result
from desktop.decide.sitting import outcome
from desktop.desks.secretary import sitting_store
from desktop.errors import AlqaError, Fault
from desktop.merge.views import Board
from desktop.model.statements import Motion, Presence, Round, Sitting
from desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class Carried:
    """The set that the sitting carried; `motion` is None where it is the only best set."""

    select: list[str]
    motion: Motion | None


def totals(found: Result) -> dict[str, str]:
    """The exact total of every ranked dossier."""
    return {line.dossier: exact(line.total) for line in found.ranking if line.total is not None}


def binding(ws: Workspace, board: Board, found: Result, wanted: list[str] | None) -> Carried | None:
    """What an opened sitting decided; None when no sitting was opened here.

    Raises what keeps the sitting from being closed, and `sitting-other-set` when `wanted` is another set
    than the one that was carried: nobody decides past the commission.
    """
    meeting = sitting_store.read(ws)
    if meeting.head.opened is None:
        return None
    hall = sitting_store.hall_of(board, found)
    faults = outcome.missing(meeting, hall)
    one = outcome.carried(meeting, hall)
    if one is not None and wanted is not None and sorted(wanted) != sorted(one.select):
        faults.append(Fault("sitting-other-set", {"dossiers": list(one.select)}))
    if faults or one is None:
        raise AlqaError.of(faults)
    only = [sorted(best) for best in hall.proposal] == [sorted(one.select)]
    return Carried(list(one.select), None if only else outcome.moved(one))


def recorded(ws: Workspace, board: Board, found: Result, motion: Motion | None, at: str) -> Sitting:
    """The sitting as the decision signs it; without one that was led here, what the motion file says."""
    if board.round is None:
        raise AlqaError("round-missing")
    meeting = sitting_store.read(ws)
    if meeting.head.opened is None:
        return plain(board.round.body, motion)
    return outcome.signed(meeting, sitting_store.hall_of(board, found), totals(found), at)


def plain(body: Round, motion: Motion | None) -> Sitting:
    """A sitting of which nothing was recorded but a motion."""
    return Sitting("", body.dates.sitting, Presence([], body.quorum), [motion] if motion else [])

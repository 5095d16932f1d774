"""Where a sitting is kept: pieces of the draft in the section "sitting", each act with a line in the
journal that names it, so that an interrupted sitting goes on where it was.

Keys of the pieces as in `decide.sitting.state.parts`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace

from desktop import clock
from desktop.decide.official import Result
from desktop.decide.sitting import acts, state
from desktop.decide.sitting.hall import Hall
from desktop.decide.sitting.state import Meeting
from desktop.desks.secretary.merging import board
from desktop.errors import AlqaError
from desktop.merge.views import Board
from desktop.storage import draft, journal
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace

SECTION: Final = "sitting"
KIND: Final = "sitting"  # of journal entries
Act = Callable[[Meeting, str], Meeting]
VOTERS: Final = frozenset(["chair", "commissioner"])


def read(ws: Workspace) -> Meeting:
    """The sitting as it stands; one that has not begun when there is none. One that was closed goes on
    when the chair has reopened the round."""
    seen = _stored(ws)
    return acts.resume(seen) if seen.head.closed is not None and board(ws).closed is None else seen


def _stored(ws: Workspace) -> Meeting:
    return state.whole(draft.everything(ws, SECTION))


def hall_of(shown: Board, found: Result) -> Hall:
    """The members, recusals, quorum and proposal of this board."""
    if shown.round is None:
        raise AlqaError("round-missing")
    body = shown.round.body
    recused: dict[str, dict[str, str]] = {}
    for one in shown.recusals:
        recused.setdefault(one.dossier, {}).setdefault(one.reviewer, one.ground)
    return Hall(
        tuple(entry.id for entry in body.roster if VOTERS & set(entry.roles)),
        recused,
        body.quorum,
        found.selection.sets,
        frozenset(ref.code for ref in body.dossiers),
    )


def act(ws: Workspace, name: str, said: dict[str, Any], do: Act) -> Meeting:
    """Do one act: `do(meeting, at)` gives the meeting after it. Stored and journaled in one go, or, when
    it is refused, not at all. `said`: what the journal tells of it besides its name."""
    at = clock.now()
    with ws.transaction():
        before = read(ws)
        after = do(before, at)
        if after != before:
            _keep(ws, after, at)
            journal.append(ws, KIND, {"act": name, **said}, at)
    return after


def _keep(ws: Workspace, after: Meeting, at: str) -> None:
    """Store what changed."""
    pieces = state.changed(_stored(ws), after)
    draft.change(ws, [Piece(SECTION, key, body) for key, body in pieces.items()], at)


def undo(ws: Workspace) -> Meeting:
    """Take back the newest act, unless it closed or corrected a vote: that is set right in the open."""
    at = clock.now()
    with ws.transaction():
        before = read(ws)
        if not draft.undo(ws, (SECTION,), at):
            raise AlqaError("sitting-nothing-to-undo")
        after = read(ws)
        if after.head.opened != before.head.opened or settled(before) != settled(after):
            raise AlqaError("sitting-undo-closed")  # the transaction takes the undo back
        journal.append(ws, KIND, {"act": "undo"}, at)
    return after


def settled(meeting: Meeting) -> list[Any]:
    """What nobody takes back: closed votes with their corrections."""
    return [replace(one, dissent={}) for one in meeting.motions if not one.open]


def close(ws: Workspace, at: str) -> None:
    """The decision is signed: nothing of the sitting changes any more."""
    before = read(ws)
    if before.head.opened is not None:
        _keep(ws, replace(before, head=replace(before.head, closed=at)), at)
        journal.append(ws, KIND, {"act": "close"}, at)

"""Leading a sitting: what the window and `alqa sitting` do, each act one function.

Every act is stored and journaled before it is shown; what the rules forbid raises an `AlqaError`.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from desktop.decide.official import Result
from desktop.decide.sitting import acts, agenda, motions
from desktop.decide.sitting.hall import Hall
from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Head, Meeting, Step
from desktop.desks import reckoning
from desktop.desks.secretary import sitting_record, sitting_store
from desktop.desks.secretary.deciding import Decided, decide, dossiers_of, refuse_undecidable
from desktop.desks.secretary.merging import board
from desktop.desks.secretary.sitting_store import act, undo
from desktop.merge.views import Board
from desktop.model.meeting import Vote
from desktop.settings import policy
from desktop.storage.workspace import Workspace

__all__ = ["undo"]


@dataclass(frozen=True)
class Ground:
    """What a sitting stands on: the hall, the official result, why dossiers are disputed."""

    hall: Hall
    result: Result
    disputed: dict[str, tuple[str, ...]]
    board: Board


def ground(ws: Workspace) -> Ground:
    """The ground of the board as it is now; raises what keeps it from being decided. Reckoned again when
    the set of statements has grown; the decision itself verifies everything once more."""

    def make() -> Ground:
        state = board(ws)
        refuse_undecidable(state)
        result = reckoning.reckon(state, dossiers_of(ws, state))
        hall = sitting_store.hall_of(state, result)
        return Ground(hall, result, dict(agenda.disputes(result)), state)

    made: Ground = ws.remember("sitting-ground", make)
    return made


def meeting(ws: Workspace) -> Meeting:
    """The sitting as it stands."""
    return sitting_store.read(ws)


def set_out(ws: Workspace, head: Head) -> Meeting:
    """Say where, when, in which order, by which majority and ballot; lays out the agenda."""
    head = replace(head, secret=head.secret or policy().secret_ballot)
    said = {"order": head.order, "majority": head.majority, "secret": head.secret}
    found = ground(ws).result
    return act(ws, "set-out", said, lambda now, _at: acts.arrange(acts.set_out(now, head), found))


def arrange(ws: Workspace) -> Meeting:
    """Lay out the agenda anew from the ranking as it is now (a revision has changed it)."""
    found = ground(ws).result
    return act(ws, "arrange", {}, lambda now, _at: acts.arrange(now, found))


def sign_notes(ws: Workspace, wanted: bool) -> Meeting:
    """Whether the notes go into the signed record, as the commission wants it."""
    return act(
        ws,
        "sign-notes",
        {"wanted": wanted},
        lambda now, _at: replace(now, head=replace(now.head, notes_signed=wanted)),
    )


def begin(ws: Workspace) -> Meeting:
    """Open the sitting; the totals of the board as it is are the preliminary ones."""
    here = ground(ws)
    totals = sitting_record.totals(here.result)

    def do(now: Meeting, at: str) -> Meeting:
        laid = now if now.head.dossiers or now.head.blocks else acts.arrange(now, here.result)
        return acts.begin(laid, here.hall, here.board.digest, totals, at)

    return act(ws, "open", {"board": here.board.digest}, do)


def arrive(ws: Workspace, member: str) -> Meeting:
    """A member has come or come back."""
    hall = ground(ws).hall
    return act(ws, "arrive", {"member": member}, lambda now, at: acts.arrive(now, hall, member, at))


def step_out(ws: Workspace, member: str) -> Meeting:
    """A member has gone out for a while."""
    hall = ground(ws).hall
    return act(ws, "step-out", {"member": member}, lambda now, at: acts.step_out(now, hall, member, at))


def withdraw(ws: Workspace, member: str) -> Meeting:
    """A member has not come, or has gone for good."""
    hall = ground(ws).hall
    return act(ws, "withdraw", {"member": member}, lambda now, at: acts.withdraw(now, hall, member, at))


def leave(ws: Workspace, member: str | None = None) -> Meeting:
    """Who is recused from the question has left the room (all who must, or one)."""
    hall = ground(ws).hall
    said = {"member": member} if member else {}
    return act(ws, "leave", said, lambda now, at: acts.leave(now, hall, at, member))


def move(ws: Workspace, step: Step, item: str | None = None) -> Meeting:
    """Go to a point of the agenda or to a dossier."""
    hall = ground(ws).hall
    said = {"step": step, "dossier": item}
    return act(ws, "go", said, lambda now, at: acts.go_to(now, hall, step, item, at))


def next_item(ws: Workspace) -> Meeting:
    """The next dossier, or the next point after the last one."""
    hall = ground(ws).hall
    return act(ws, "next", {}, lambda now, at: acts.next_item(now, hall, at))


def note(ws: Workspace, dossier: str, text: str) -> Meeting:
    """Keep what was said about a dossier; the journal says that notes changed, not which words."""
    return act(ws, "note", {"dossier": dossier}, lambda now, _at: acts.note(now, dossier, text))


def put(ws: Workspace, draft: Draft) -> Meeting:
    """Put a motion to the vote."""
    hall = ground(ws).hall
    if policy().secret_ballot:
        draft = replace(draft, secret=True)
    said = {"kind": draft.kind, "select": list(draft.select)}
    return act(ws, "motion", said, lambda now, at: motions.put(now, hall, draft, at))


def vote(ws: Workspace, member: str, choice: Vote | None) -> Meeting:
    """A member's vote in the open motion; None takes it back."""
    hall = ground(ws).hall
    said = {"member": member, "vote": choice}
    return act(ws, "vote", said, lambda now, _at: motions.vote(now, hall, member, choice))


def count(ws: Workspace, counts: tuple[int, int, int]) -> Meeting:
    """The counted papers of a secret ballot: for, against, abstained."""
    hall = ground(ws).hall
    said = {"counts": list(counts)}
    return act(ws, "count", said, lambda now, _at: motions.count(now, hall, counts))


def close_vote(ws: Workspace) -> Meeting:
    """Close the open vote."""
    hall = ground(ws).hall
    return act(ws, "close-vote", {}, lambda now, at: motions.close_vote(now, hall, at))


def drop(ws: Workspace) -> Meeting:
    """The motion was withdrawn before its vote was closed."""
    hall = ground(ws).hall
    return act(ws, "withdraw-motion", {}, lambda now, at: motions.drop(now, hall, at))


def correct(ws: Workspace, number: int, member: str, choice: Vote, reason: str) -> Meeting:
    """Set a vote right that was closed wrongly; said in the journal and signed with the decision."""
    said = {"motion": number, "member": member, "vote": choice, "reason": reason}
    return act(ws, "correct", said, lambda now, at: motions.correct(now, number, member, choice, reason, at))


def dissent(ws: Workspace, number: int, member: str, text: str) -> Meeting:
    """A dissenting opinion on a motion; empty takes it back."""
    said = {"motion": number, "member": member}
    return act(ws, "dissent", said, lambda now, _at: motions.dissent(now, number, member, text))


def freeze(ws: Workspace) -> Decided:
    """Close the sitting: hand-in is closed, the set that was carried is decided and signed."""
    return decide(ws)

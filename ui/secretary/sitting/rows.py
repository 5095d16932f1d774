"""From the meeting to the rows that the room paints: agenda, order of dossiers, members. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from desktop.decide.sitting import motions, outcome
from desktop.decide.sitting.room import Stand, leaving, room
from desktop.decide.sitting.state import STEPS, Block, Meeting, Put, Step
from desktop.model.meeting import Vote
from desktop.model.text import Text
from ui.secretary.decision_view import RankLine
from ui.secretary.sitting.desk import Member, Scene

State = Literal["done", "now", "todo"]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A dossier of the agenda, or (`block`) several that are taken together."""

    number: int
    code: str
    title: Text
    total: Fraction | None
    leaving: tuple[str, ...]
    state: State
    why: tuple[str, ...]
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as the table shows it; `may`: may vote now; `corrected`: the vote was set right."""

    member: Member
    stand: Stand
    vote: Vote | None
    may: bool
    corrected: bool


def step_state(meeting: Meeting, step: Step) -> State:
    """Whether a point of the agenda is behind, on, or ahead."""
    if meeting.head.opened is None:
        return "now" if step == "quorum" else "todo"
    if meeting.head.closed is not None:
        return "done"
    at, here = STEPS.index(step), STEPS.index(meeting.head.here)
    return "now" if at == here else "done" if at < here else "todo"


def order_rows(scene: Scene, meeting: Meeting) -> tuple[OrderRow, ...]:
    """The dossiers in the order of the agenda, then the blocks."""
    lines = {line.code: line for line in scene.view.lines}
    dossiers, laid = laid_out(scene, meeting)
    rows = [
        _order_row(scene, meeting, number, lines[code])
        for number, code in enumerate(dossiers, start=1)
        if code in lines
    ]
    first = len(rows) + 1
    blocks = [
        OrderRow(first + at, "", {}, None, (), _block_state(meeting, block), (), block)
        for at, block in enumerate(laid)
    ]
    return (*rows, *blocks)


def laid_out(scene: Scene, meeting: Meeting) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """The agenda as it was opened; before that as it would be."""
    head = meeting.head
    return scene.plans[head.order] if head.opened is None else (head.dossiers, head.blocks)


def _order_row(scene: Scene, meeting: Meeting, number: int, line: RankLine) -> OrderRow:
    barred = scene.hall.recused.get(line.code, {})
    gone = tuple(member for member, _ in leaving(meeting, scene.hall, line.code))
    if meeting.head.opened is None:  # nobody has come yet: all who would have to
        gone = tuple(member for member in scene.hall.voters if member in barred)
    talk = meeting.talks.get(line.code)
    now = meeting.running and meeting.head.item == line.code
    state: State = "now" if now else "done" if talk is not None and talk.ended else "todo"
    why = scene.disputed.get(line.code, ())
    return OrderRow(number, line.code, line.title, line.total, gone, state, why)


def _block_state(meeting: Meeting, block: Block) -> State:
    voted = any(
        one.kind == "block" and one.about == block.dossiers and not one.open for one in meeting.motions
    )
    return "done" if voted else "todo"


def shown_motion(meeting: Meeting, chosen: int | None) -> Put | None:
    """The motion on the table: the open one, the one that was chosen, else the last of what is on."""
    if meeting.voting is not None:
        return meeting.voting
    here = motions_here(meeting)
    return next((one for one in here if one.number == chosen), here[-1] if here else None)


def motions_here(meeting: Meeting) -> tuple[Put, ...]:
    """The motions of the point that is on."""
    if meeting.head.here == "dossiers":
        return tuple(one for one in meeting.motions if one.kind not in motions.SETS and of_item(one, meeting))
    if meeting.head.here in ("vote", "end"):
        return tuple(one for one in meeting.motions if one.kind in motions.SETS or not one.about)
    return ()


def of_item(one: Put, meeting: Meeting) -> bool:
    return meeting.head.item in one.about or (not one.about and one.kind == "other")


def member_rows(scene: Scene, meeting: Meeting, shown: Put | None) -> tuple[MemberRow, ...]:
    """Everyone who votes, with where they stand and how they voted in the motion that is shown."""
    here = room(meeting, scene.hall)
    open_ = shown is not None and shown.open and not shown.secret and here.may_vote
    corrected = {line.member for line in shown.corrections} if shown else set()
    return tuple(
        MemberRow(
            one,
            here.stands[one.id],
            shown.votes.get(one.id) if shown else None,
            open_ and here.stands[one.id] == "present",
            one.id in corrected,
        )
        for one in scene.members
    )


def carried(scene: Scene, meeting: Meeting) -> Put | None:
    """The motion that settles the selection so far."""
    return outcome.carried(meeting, scene.hall)

"""What is done in a sitting besides voting. Each act takes the meeting and returns the meeting after it.

`at` is the time of the act, `YYYY-MM-DDTHH:MM:SSZ`. What cannot be done is refused by `AlqaError` with a
code that starts with `sitting-`; nothing is changed then.
"""

from __future__ import annotations

from msgspec.structs import replace

from desktop.decide.official import Result
from desktop.decide.sitting import agenda
from desktop.decide.sitting.hall import Hall
from desktop.decide.sitting.room import question, room, upcoming
from desktop.decide.sitting.state import STEPS, Head, Meeting, Seat, Step, Talk
from desktop.errors import AlqaError
from desktop.model.ids import is_date
from desktop.model.meeting import Away


def set_out(meeting: Meeting, head: Head) -> Meeting:
    """Place, date, order, majority and ballot, before the opening (`sitting-open` after it)."""
    refuse_unless(meeting.head.opened is None, "sitting-open")
    if head.date is not None and not is_date(head.date):
        raise AlqaError("sitting-date", date=head.date)
    kept = meeting.head
    return replace(meeting, head=replace(head, opened=None, closed=None, here=kept.here, item=None))


def arrange(meeting: Meeting, found: Result) -> Meeting:
    """Lay out the order of dossiers from the ranking as it is now."""
    dossiers, blocks = agenda.plan(found, meeting.head.order)
    return replace(meeting, head=replace(meeting.head, dossiers=dossiers, blocks=blocks))


def begin(meeting: Meeting, hall: Hall, board: str, totals: dict[str, str], at: str) -> Meeting:
    """Open the sitting: the quorum is there; the board and its totals are kept as the preliminary ones."""
    refuse_unless(meeting.head.opened is None, "sitting-open")
    here = room(meeting, hall, ())
    if here.lacking or not here.inside:
        raise AlqaError("sitting-no-quorum", present=len(here.inside), quorum=hall.quorum, n=here.lacking)
    head = replace(meeting.head, opened=at, closed=None, here="recusals", board=board, preliminary=totals)
    return replace(meeting, head=head)


def resume(meeting: Meeting) -> Meeting:
    """After the chair reopened the round: the sitting goes on where it was."""
    return replace(meeting, head=replace(meeting.head, closed=None))


def arrive(meeting: Meeting, hall: Hall, member: str, at: str) -> Meeting:
    """A member has come, or is back in the room."""
    _known(hall, member)
    refuse_unless(meeting.head.closed is None, "sitting-closed")
    seats = meeting.seats | {member: Seat("present", at)}
    return replace(meeting, seats=seats, away=_back(meeting, (member,), at))


def step_out(meeting: Meeting, hall: Hall, member: str, at: str) -> Meeting:
    """A member has gone out for a while: outside nobody votes and nobody counts for the quorum."""
    _known(hall, member)
    _running(meeting)
    if member not in meeting.seats:
        raise AlqaError("sitting-not-present", member=member)
    return replace(meeting, seats=meeting.seats | {member: Seat("out", at)})


def withdraw(meeting: Meeting, hall: Hall, member: str, at: str) -> Meeting:
    """A member who was marked as present has not come, or has gone for good."""
    _known(hall, member)
    refuse_unless(meeting.head.closed is None, "sitting-closed")
    seats = {one: seat for one, seat in meeting.seats.items() if one != member}
    return replace(meeting, seats=seats, away=_back(meeting, (member,), at))


def leave(meeting: Meeting, hall: Hall, at: str, member: str | None = None) -> Meeting:
    """Who is recused from the question has left the room: one of them, or all who must."""
    _running(meeting)
    must = room(meeting, hall).of("must-leave")
    going = must if member is None else tuple(one for one in must if one == member)
    if not going:
        raise AlqaError("sitting-nobody-leaves")
    about = question(meeting)
    barred = hall.barred(about)
    gone = tuple(Away(one, barred[one][0], barred[one][1], at, None) for one in going)
    return replace(meeting, away=(*meeting.away, *gone))


def go_to(meeting: Meeting, hall: Hall, step: Step, item: str | None, at: str) -> Meeting:
    """Another point of the agenda, or a dossier. Not while a vote is open."""
    _running(meeting)
    refuse_unless(meeting.voting is None, "sitting-vote-open")
    if step == "dossiers" and item is None:
        item = meeting.head.dossiers[0] if meeting.head.dossiers else None
    if step == "dossiers" and item not in hall.codes:
        raise AlqaError("sitting-unknown-dossier", dossier=item or "—")
    head = replace(meeting.head, here=step, item=item if step == "dossiers" else None)
    talks = _talks(meeting, head.item, at)
    moved = replace(meeting, head=head, talks=talks)
    return replace(moved, away=moved_out(moved, hall, question(moved), at))


def next_item(meeting: Meeting, hall: Hall, at: str) -> Meeting:
    """The next dossier; after the last one, the vote on the proposal; then the end."""
    _running(meeting)
    code = upcoming(meeting)
    if code is not None:
        return go_to(meeting, hall, "dossiers", code, at)
    place = STEPS.index(meeting.head.here)
    return go_to(meeting, hall, STEPS[min(max(place + 1, 3), len(STEPS) - 1)], None, at)


def note(meeting: Meeting, dossier: str, text: str) -> Meeting:
    """What was said about a dossier, as the secretary writes it."""
    refuse_unless(meeting.head.closed is None, "sitting-closed")
    talk = meeting.talks.get(dossier, Talk())
    return replace(meeting, talks=meeting.talks | {dossier: replace(talk, notes=text)})


def moved_out(meeting: Meeting, hall: Hall, about: tuple[str, ...], at: str) -> tuple[Away, ...]:
    """Who is outside goes back in, unless the new question bars them too: then they stay outside for it."""
    barred = hall.barred(about)
    away: list[Away] = []
    staying: list[Away] = []
    for one in meeting.away:
        if one.back is not None or (one.member in barred and barred[one.member][0] == one.dossier):
            away.append(one)
            continue
        away.append(replace(one, back=at))
        if one.member in barred:
            staying.append(Away(one.member, barred[one.member][0], barred[one.member][1], at, None))
    return (*away, *staying)


def refuse_unless(holds: bool, code: str) -> None:
    if not holds:
        raise AlqaError(code)


def _talks(meeting: Meeting, item: str | None, at: str) -> dict[str, Talk]:
    """The talk that was on ends, that of `item` begins (or goes on)."""
    talks = dict(meeting.talks)
    before = meeting.head.item
    if before is not None and before != item:
        talks[before] = replace(talks.get(before, Talk()), ended=at)
    if item is not None:
        talk = talks.get(item, Talk())
        talks[item] = replace(talk, begun=talk.begun or at, ended=None)
    return talks


def _back(meeting: Meeting, members: tuple[str, ...], at: str) -> tuple[Away, ...]:
    return tuple(
        replace(one, back=at) if one.member in members and one.back is None else one for one in meeting.away
    )


def _known(hall: Hall, member: str) -> None:
    if member not in hall.voters:
        raise AlqaError("sitting-unknown-member", member=member)


def _running(meeting: Meeting) -> None:
    refuse_unless(meeting.head.opened is not None, "sitting-not-open")
    refuse_unless(meeting.head.closed is None, "sitting-closed")

"""Motions: put, vote, close, correct. A vote that is closed changes only by a correction with a reason."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from desktop.decide.sitting.acts import moved_out, refuse_unless
from desktop.decide.sitting.hall import Hall, needed
from desktop.decide.sitting.room import question, room
from desktop.decide.sitting.state import Meeting, Put
from desktop.errors import AlqaError, Fault
from desktop.model.meeting import Correction, MotionKind, Vote

SETS: tuple[MotionKind, ...] = ("accept", "depart")  # motions that name the set to be selected


class Draft(msgspec.Struct, frozen=True):
    """A motion as it is moved. `about`: the dossier or the block; `select`: the set a departure wants."""

    kind: MotionKind
    text: str = ""
    reason: str = ""
    about: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    mover: str | None = None
    secret: bool | None = None  # None: as the sitting was set out


@dataclass(frozen=True, slots=True)
class Tally:
    """For, against, abstained, of those entitled; `needed` votes carry it."""

    votes_for: int
    against: int
    abstained: int
    entitled: int
    needed: int

    @property
    def silent(self) -> int:
        return self.entitled - self.votes_for - self.against - self.abstained

    @property
    def carried(self) -> bool:
        return self.votes_for >= self.needed > 0


def put(meeting: Meeting, hall: Hall, draft: Draft, at: str) -> Meeting:
    """Put a motion to the vote. Who is recused from what it is about must leave before anyone votes."""
    refuse_unless(meeting.running, "sitting-not-open")
    refuse_unless(meeting.voting is None, "sitting-vote-open")
    faults = _faults(hall, draft)
    if faults:
        raise AlqaError.of(faults)
    about = hall.changes(draft.select) if draft.kind in SETS else draft.about
    made = Put(
        number=max((one.number for one in meeting.motions), default=0) + 1,
        kind=draft.kind,
        opened=at,
        text=draft.text.strip(),
        reason=draft.reason.strip(),
        about=about,
        select=draft.select,
        mover=draft.mover,
        secret=meeting.head.secret if draft.secret is None else draft.secret,
    )
    here = replace(meeting, motions=(*meeting.motions, made))
    return replace(here, away=moved_out(here, hall, about, at))


def _faults(hall: Hall, draft: Draft) -> list[Fault]:
    """Everything that is wrong with a motion, at once."""
    found = [
        Fault("sitting-unknown-dossier", {"dossier": code})
        for code in (*draft.about, *draft.select)
        if code not in hall.codes
    ]
    if len(set(draft.select)) < len(draft.select):
        found.append(Fault("sitting-set-twice", {}))
    if draft.kind in SETS and not draft.select:
        found.append(Fault("sitting-set-empty", {}))
    if draft.kind == "accept" and sorted(draft.select) not in [sorted(one) for one in hall.proposal]:
        found.append(Fault("sitting-not-the-proposal", {}))
    chosen = draft.kind == "accept" and len(hall.proposal) > 1  # one of several best sets
    if (draft.kind == "depart" or chosen) and not draft.reason.strip():
        found.append(Fault("motion-without-reason", {}))
    if draft.kind == "other" and not draft.text.strip():
        found.append(Fault("sitting-motion-empty", {}))
    if draft.mover is not None and draft.mover not in hall.voters:
        found.append(Fault("sitting-unknown-member", {"member": draft.mover}))
    return found


def entitled(meeting: Meeting, hall: Hall, one: Put) -> tuple[str, ...]:
    """Who may vote: inside now and not recused, or voted while inside; of a closed vote as it was fixed."""
    if not one.open:
        return one.entitled
    inside = room(meeting, hall, one.about).inside
    return tuple(member for member in hall.voters if member in inside or member in one.votes)


def tally(meeting: Meeting, hall: Hall, one: Put) -> Tally:
    """The count as it is now."""
    of = len(entitled(meeting, hall, one))
    votes = list(one.votes.values())
    counts = one.counts or (votes.count("for"), votes.count("against"), votes.count("abstain"))
    return Tally(*counts, of, needed(of, meeting.head.majority) if one.open else one.needed)


def vote(meeting: Meeting, hall: Hall, member: str, choice: Vote | None) -> Meeting:
    """A member votes, votes otherwise, or (None) takes the vote back while the vote is open."""
    one = _open(meeting)
    refuse_unless(not one.secret, "sitting-ballot-secret")
    _refuse_vote_off(meeting, hall, one)
    if member not in room(meeting, hall, one.about).inside:
        raise AlqaError("sitting-outside", member=member)
    votes = {who: what for who, what in one.votes.items() if who != member}
    return _with(meeting, replace(one, votes=votes | ({member: choice} if choice else {})))


def count(meeting: Meeting, hall: Hall, counts: tuple[int, int, int]) -> Meeting:
    """The ballot papers of a secret vote as they were counted."""
    one = _open(meeting)
    refuse_unless(one.secret, "sitting-ballot-open")
    _refuse_vote_off(meeting, hall, one)
    of = len(entitled(meeting, hall, one))
    if min(counts) < 0 or sum(counts) > of:
        raise AlqaError("sitting-too-many-ballots", ballots=sum(counts), n=of)
    return _with(meeting, replace(one, counts=counts))


def close_vote(meeting: Meeting, hall: Hall, at: str) -> Meeting:
    """Close the vote: who was entitled and how many votes it needed are fixed now."""
    one = _open(meeting)
    _refuse_vote_off(meeting, hall, one)
    refuse_unless(bool(one.votes) or one.counts is not None, "sitting-nobody-voted")
    members = entitled(meeting, hall, one)
    needs = needed(len(members), meeting.head.majority)
    done = _with(meeting, replace(one, closed=at, entitled=members, needed=needs))
    return replace(done, away=moved_out(done, hall, question(done), at))


def drop(meeting: Meeting, hall: Hall, at: str) -> Meeting:
    """The motion was withdrawn before its vote was closed: it leaves no vote behind."""
    one = _open(meeting)
    done = replace(meeting, motions=tuple(put_ for put_ in meeting.motions if put_ is not one))
    return replace(done, away=moved_out(done, hall, question(done), at))


def correct(meeting: Meeting, number: int, member: str, choice: Vote, reason: str, at: str) -> Meeting:
    """Set a closed vote right, with a reason: a line of its own that is signed with the decision."""
    refuse_unless(meeting.head.closed is None, "sitting-closed")
    one = _closed(meeting, number)
    refuse_unless(not one.secret, "sitting-ballot-secret")
    refuse_unless(bool(reason.strip()), "sitting-correction-reason")
    if member not in one.entitled:
        raise AlqaError("sitting-outside", member=member)
    if one.votes.get(member) == choice:
        raise AlqaError("sitting-same-vote", member=member)
    line = Correction(member, one.votes.get(member), choice, reason.strip(), at)
    votes = one.votes | {member: choice}
    return _with(meeting, replace(one, votes=votes, corrections=(*one.corrections, line)))


def dissent(meeting: Meeting, number: int, member: str, text: str) -> Meeting:
    """A dissenting opinion as its author worded it; an empty text takes it back."""
    refuse_unless(meeting.head.closed is None, "sitting-closed")
    one = meeting.motion(number)
    if one is None:
        raise AlqaError("sitting-unknown-motion", number=number)
    kept = {who: said for who, said in one.dissent.items() if who != member}
    return _with(meeting, replace(one, dissent=kept | ({member: text.strip()} if text.strip() else {})))


def _open(meeting: Meeting) -> Put:
    refuse_unless(meeting.running, "sitting-not-open")
    one = meeting.voting
    if one is None:
        raise AlqaError("sitting-no-vote")
    return one


def _closed(meeting: Meeting, number: int) -> Put:
    one = meeting.motion(number)
    if one is None or one.open:
        raise AlqaError("sitting-unknown-motion", number=number)
    return one


def _refuse_vote_off(meeting: Meeting, hall: Hall, one: Put) -> None:
    here = room(meeting, hall, one.about)
    if here.lacking or not here.inside:
        raise AlqaError("sitting-no-quorum", present=len(here.inside), quorum=hall.quorum, n=here.lacking)
    if here.of("must-leave"):
        raise AlqaError("sitting-must-leave", members=list(here.of("must-leave")))


def _with(meeting: Meeting, one: Put) -> Meeting:
    motions = tuple(one if put_.number == one.number else put_ for put_ in meeting.motions)
    return replace(meeting, motions=motions)

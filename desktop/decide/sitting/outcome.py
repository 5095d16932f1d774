"""What a sitting amounts to: the set that was carried, what is missing, and what the decision signs."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.decide.sitting.hall import Hall
from desktop.decide.sitting.motions import SETS, tally
from desktop.decide.sitting.room import room
from desktop.decide.sitting.state import Meeting, Put
from desktop.errors import Fault
from desktop.model.statements import Motion, Presence, Sitting


def carried(meeting: Meeting, hall: Hall) -> Put | None:
    """The motion that names the selection: the last one that was carried."""
    for one in reversed(meeting.motions):
        if one.kind in SETS and not one.open and tally(meeting, hall, one).carried:
            return one
    return None


def missing(meeting: Meeting, hall: Hall) -> list[Fault]:
    """What keeps the sitting from being closed."""
    if meeting.head.opened is None:
        return [Fault("sitting-not-open", {})]
    faults = []
    if meeting.voting is not None:
        faults.append(Fault("sitting-vote-open", {}))
    here = room(meeting, hall, ())
    if here.lacking:
        args = {"present": len(here.inside), "quorum": hall.quorum, "n": here.lacking}
        faults.append(Fault("sitting-no-quorum", args))
    if carried(meeting, hall) is None:
        faults.append(Fault("sitting-nothing-carried", {}))
    return faults


def unspoken(meeting: Meeting) -> tuple[str, ...]:
    """Dossiers of the agenda that nobody has spoken about yet: said before the close, not forbidden."""
    return tuple(code for code in meeting.head.dossiers if code not in meeting.talks)


def unleft(meeting: Meeting, hall: Hall) -> tuple[str, ...]:
    """Dossiers that were spoken about while a member recused from them was at the sitting, and of whom
    nobody has recorded that they left: said before the close, so that the record says what was."""
    gone = {(one.member, one.dossier) for one in meeting.away}
    return tuple(
        code
        for code in meeting.talks
        if any(who in meeting.seats and (who, code) not in gone for who in hall.recused.get(code, {}))
    )


def moved(one: Put) -> Motion:
    """A closed motion as it is signed. Of a secret ballot nobody's vote is known, so none is written."""
    by = {choice: [who for who in one.entitled if one.votes.get(who) == choice] for choice in CHOICES}
    return Motion(
        one.text,
        one.reason,
        by["for"],
        by["against"],
        by["abstain"],
        dict(one.dissent),
        list(one.select),
        kind=one.kind,
        about=list(one.about),
        mover=one.mover,
        entitled=list(one.entitled),
        needed=one.needed,
        secret=list(one.counts) if one.counts is not None else None,
        corrections=list(one.corrections),
        opened=one.opened,
        closed=one.closed,
    )


CHOICES = ("for", "against", "abstain")


def signed(meeting: Meeting, hall: Hall, totals: Mapping[str, str], at: str | None) -> Sitting:
    """The sitting as the decision signs it; `totals`: exact, at the close; `at`: the time of the close."""
    head = meeting.head
    before = {code: total for code, total in head.preliminary.items() if totals.get(code) != total}
    notes = {code: talk.notes for code, talk in meeting.talks.items() if talk.notes.strip()}
    return Sitting(
        head.place,
        head.date,
        Presence([member for member in hall.voters if member in meeting.seats], hall.quorum),
        [moved(one) for one in meeting.motions if not one.open],
        agenda=list(head.dossiers),
        away=list(meeting.away),
        notes=notes if head.notes_signed else {},
        preliminary=before,
        opened=head.opened,
        closed=at,
    )

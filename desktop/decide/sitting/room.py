"""Who is in the room: presence, quorum, who must leave for which dossier, who may vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.decide.sitting.hall import Hall
from desktop.decide.sitting.state import Meeting

Stand = Literal["absent", "present", "out", "must-leave", "away"]


@dataclass(frozen=True, slots=True)
class Room:
    """The room for the question that is on.

    `stands`: each voter; "out" has gone for a while, "must-leave" is recused and still inside, "away" is
    recused and has left. `lacking`: members short of the quorum, 0 when there is one.
    """

    stands: dict[str, Stand]
    quorum: int

    def of(self, *stands: Stand) -> tuple[str, ...]:
        return tuple(member for member, stand in self.stands.items() if stand in stands)

    @property
    def inside(self) -> tuple[str, ...]:
        """Who counts for the quorum and may vote: present and not recused from the question."""
        return self.of("present")

    @property
    def came(self) -> int:
        return len(self.stands) - len(self.of("absent"))

    @property
    def lacking(self) -> int:
        return max(0, self.quorum - len(self.inside))

    @property
    def may_vote(self) -> bool:
        """Voting is on: a quorum, and nobody inside who must leave."""
        return not self.lacking and bool(self.inside) and not self.of("must-leave")


def question(meeting: Meeting) -> tuple[str, ...]:
    """The dossiers that the question on the table is about."""
    voting = meeting.voting
    if voting is not None:
        return voting.about
    item = meeting.head.item if meeting.head.here == "dossiers" else None
    return (item,) if item else ()


def room(meeting: Meeting, hall: Hall, about: tuple[str, ...] | None = None) -> Room:
    """The room for these dossiers; without them for what is on now."""
    barred = hall.barred(question(meeting) if about is None else about)
    left = {one.member for one in meeting.away if one.back is None}
    stands = {member: _stand(meeting, member, member in barred, member in left) for member in hall.voters}
    return Room(stands, hall.quorum)


def _stand(meeting: Meeting, member: str, barred: bool, left: bool) -> Stand:
    seat = meeting.seats.get(member)
    if seat is None:
        return "absent"
    if barred:
        return "away" if left else "out" if seat.state == "out" else "must-leave"
    return "out" if seat.state == "out" or left else "present"


def leaving(meeting: Meeting, hall: Hall, dossier: str | None) -> tuple[tuple[str, str], ...]:
    """Who has come and must be outside for this dossier, with the ground."""
    barred = hall.recused.get(dossier or "", {})
    return tuple((m, barred[m]) for m in hall.voters if m in barred and m in meeting.seats)


def upcoming(meeting: Meeting) -> str | None:
    """The dossier after the one that is on; the first one before the dossiers have begun."""
    dossiers = meeting.head.dossiers
    if meeting.head.here != "dossiers" or meeting.head.item not in dossiers:
        return dossiers[0] if dossiers and meeting.head.here in ("quorum", "recusals") else None
    at = dossiers.index(meeting.head.item) + 1
    return dossiers[at] if at < len(dossiers) else None

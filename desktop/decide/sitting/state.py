"""The state of a sitting: frozen values, cut into named parts so that storing one touches no other.

Nothing here reads a clock: the time of an act is an argument of the act (`acts`, `motions`).
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from desktop.model.meeting import Away, Correction, MotionKind, Vote

Order = Literal["cut", "disputed", "ranked"]
Majority = Literal["half", "two-thirds"]
BlockKind = Literal["proposed", "no-place", "below", "outside"]
SeatState = Literal["present", "out"]  # a member without a seat has not come
Step = Literal["quorum", "recusals", "dossiers", "vote", "end"]
STEPS: tuple[Step, ...] = ("quorum", "recusals", "dossiers", "vote", "end")


class Block(msgspec.Struct, frozen=True):
    """Dossiers that are taken together, in the order of the ranking."""

    kind: BlockKind
    dossiers: tuple[str, ...]


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """What holds for the whole sitting. `here`: the step that is on, `item` the dossier taken in it."""

    place: str = ""
    date: str | None = None
    order: Order = "cut"
    majority: Majority = "half"
    secret: bool = False
    notes_signed: bool = False
    opened: str | None = None
    closed: str | None = None
    here: Step = "quorum"
    item: str | None = None
    dossiers: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    board: str = ""  # digest of the board at the opening
    preliminary: dict[str, str] = {}  # exact totals at the opening


class Seat(msgspec.Struct, frozen=True):
    """A member who has come; `since` is the time of the last change."""

    state: SeatState
    since: str


class Talk(msgspec.Struct, frozen=True, omit_defaults=True):
    """The discussion of one dossier: begun, ended, and what was noted."""

    begun: str | None = None
    ended: str | None = None
    notes: str = ""


class Put(msgspec.Struct, frozen=True, omit_defaults=True):
    """A motion put to the vote. `entitled`, `needed` are fixed when the vote is closed."""

    number: int
    kind: MotionKind
    opened: str
    text: str = ""
    reason: str = ""
    about: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    mover: str | None = None
    votes: dict[str, Vote] = {}
    secret: bool = False
    counts: tuple[int, int, int] | None = None
    dissent: dict[str, str] = {}
    corrections: tuple[Correction, ...] = ()
    closed: str | None = None
    entitled: tuple[str, ...] = ()
    needed: int = 0

    @property
    def open(self) -> bool:
        return self.closed is None


class Meeting(msgspec.Struct, frozen=True, omit_defaults=True):
    """All of a sitting."""

    head: Head = Head()
    seats: dict[str, Seat] = {}
    talks: dict[str, Talk] = {}
    motions: tuple[Put, ...] = ()
    away: tuple[Away, ...] = ()

    @property
    def running(self) -> bool:
        return self.head.opened is not None and self.head.closed is None

    @property
    def voting(self) -> Put | None:
        """The motion whose vote is open; at most one is."""
        return next((put for put in self.motions if put.open), None)

    def motion(self, number: int) -> Put | None:
        return next((put for put in self.motions if put.number == number), None)


def parts(meeting: Meeting) -> dict[str, Any]:
    """The meeting in named pieces of JSON: `head`, `seat/ID`, `talk/CODE`, `motion/N`, `away/N`."""
    named: dict[str, Any] = {"head": meeting.head}
    named |= {f"seat/{member}": seat for member, seat in meeting.seats.items()}
    named |= {f"talk/{code}": talk for code, talk in meeting.talks.items()}
    named |= {f"motion/{put.number:04}": put for put in meeting.motions}
    named |= {f"away/{at:04}": away for at, away in enumerate(meeting.away)}
    return {key: msgspec.to_builtins(value) for key, value in named.items()}


def whole(pieces: dict[str, Any]) -> Meeting:
    """The meeting from its pieces; none is a meeting that has not begun."""
    of: dict[str, dict[str, Any]] = {"seat": {}, "talk": {}, "motion": {}, "away": {}}
    for key, value in sorted(pieces.items()):
        kind, _, name = key.partition("/")
        if kind in of:
            of[kind][name] = value
    return Meeting(
        head=msgspec.convert(pieces.get("head", {}), Head),
        seats=msgspec.convert(of["seat"], dict[str, Seat]),
        talks=msgspec.convert(of["talk"], dict[str, Talk]),
        motions=msgspec.convert(tuple(of["motion"].values()), tuple[Put, ...]),
        away=msgspec.convert(tuple(of["away"].values()), tuple[Away, ...]),
    )


def changed(before: Meeting, after: Meeting) -> dict[str, Any]:
    """The pieces that an act changed; `None` where one is gone."""
    old, new = parts(before), parts(after)
    gone = {key: None for key in old if key not in new}
    return gone | {key: value for key, value in new.items() if old.get(key) != value}

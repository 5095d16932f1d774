"""What the room of people shows: members with their keys, conflicts, signs of more, the mandate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop.decide.conflict_signs import Hint
from desktop.errors import Fault
from desktop.model.people import Role
from desktop.model.text import Text

KeyState = Literal["own", "missing", "open", "compared", "differs", "excused"]


@dataclass(frozen=True, slots=True)
class Member:
    """A seat. `key`: own (of the one who works here), missing (no card), open (not compared yet), compared,
    differs (refused on the phone), excused (not compared, and `why`); `code` is the card's comparison code;
    `at` says when it was compared, `by` the secretary."""

    id: str
    name: Text
    office: Text
    roles: tuple[Role, ...]
    key: KeyState
    code: str = ""
    card_name: str = ""
    why: str = ""
    at: str = ""
    by: str = ""
    limit: int | None = None
    expertise: tuple[tuple[str, int], ...] = ()
    home: tuple[str, ...] = ()

    @property
    def reads(self) -> bool:
        """Whether dossiers can be assigned to this member."""
        return "commissioner" in self.roles

    @property
    def settled(self) -> bool:
        """Whether packs may be made for this key."""
        return self.key in ("own", "compared", "excused")


@dataclass(frozen=True, slots=True)
class KnownConflict:
    """A conflict that holds; `declared`: signed by the member, so that nobody else takes it away."""

    reviewer: str
    dossier: str
    ground: str
    note: str
    declared: bool


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A sign that was looked at and is none, with the reason."""

    hint: Hint
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An application as the assignment needs it."""

    code: str
    title: Text
    sector: str
    region: tuple[str, ...]
    eligible: bool


@dataclass(frozen=True, slots=True)
class MandateView:
    """Who appointed the commission; `missing`: seats (id, role) that the mandate does not name."""

    organisation: str
    code: str
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything about people in the draft. `version`: of the newest signed round, 0 before the first."""

    title: Text
    version: int
    members: tuple[Member, ...]
    dossiers: tuple[Listed, ...]
    sectors: dict[str, Text]
    regions: dict[str, Text]
    grounds: dict[str, Text]
    conflicts: tuple[KnownConflict, ...]
    suggested: tuple[Hint, ...]
    dismissed: tuple[Dismissed, ...]
    mandate: MandateView | None

    @property
    def to_compare(self) -> tuple[Member, ...]:
        """Whose key stands in the way of packs."""
        return tuple(one for one in self.members if not one.settled)

    @property
    def readers(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.reads)

    def member(self, id_: str) -> Member | None:
        return next((one for one in self.members if one.id == id_), None)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: a card, a mandate or a declaration. `state`: `new` (a new seat), `taken`,
    `replaced` (another key for a member), `already-there`, `refused` (with its fault)."""

    path: Path
    state: Literal["new", "taken", "replaced", "already-there", "refused"]
    kind: str = ""
    member: str = ""
    fault: Fault | None = None

"""The door to a sitting. Every act returns the meeting after it; all of it runs in a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from desktop.decide.sitting.hall import Hall
from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Block, Head, Meeting, Order, Step
from desktop.desks.secretary.rulings import Seen
from desktop.desks.views import FileOutcome
from desktop.model.meeting import Vote
from desktop.model.text import Text
from ui.secretary.decision_view import DecisionView


@dataclass(frozen=True)
class Member:
    """Someone who votes."""

    id: str
    name: Text
    chair: bool


@dataclass(frozen=True)
class Signing:
    """Signatures under the decision: who of the roster has signed."""

    people: tuple[tuple[str, Text, bool], ...]
    have: int
    needed: int


@dataclass(frozen=True)
class Scene:
    """What a sitting stands on, read at once: members, recusals, the official result, money asked for."""

    title: Text
    date: str | None
    members: tuple[Member, ...]
    secretary: Text
    grounds: Mapping[str, Text]
    hall: Hall
    view: DecisionView
    disputed: Mapping[str, tuple[str, ...]]
    support: Mapping[str, Fraction]
    totals: Mapping[str, str]  # exact
    board: str  # digest
    code: str  # comparison code of the board
    rulings: tuple[tuple[str, str], ...]  # kind and reason of the chair's rulings
    signing: Signing | None  # None: nothing is decided yet
    secret_by_policy: bool
    plans: Mapping[Order, tuple[tuple[str, ...], tuple[Block, ...]]]  # the agenda by each order

    def member(self, id_: str) -> Member | None:
        return next((one for one in self.members if one.id == id_), None)

    def ground(self, code: str) -> Text:
        return self.grounds.get(code) or {"kk": code, "ru": code, "en": code}


class SittingDesk(Protocol):
    """What the room asks for."""

    def scene(self) -> Scene: ...

    def meeting(self) -> Meeting: ...

    def set_out(self, head: Head) -> Meeting: ...

    def arrange(self) -> Meeting: ...

    def sign_notes(self, wanted: bool) -> Meeting: ...

    def begin(self) -> Meeting: ...

    def arrive(self, member: str) -> Meeting: ...

    def step_out(self, member: str) -> Meeting: ...

    def withdraw(self, member: str) -> Meeting: ...

    def leave(self, member: str | None) -> Meeting: ...

    def move(self, step: Step, item: str | None) -> Meeting: ...

    def next_item(self) -> Meeting: ...

    def note(self, dossier: str, text: str) -> Meeting: ...

    def put(self, draft: Draft) -> Meeting: ...

    def vote(self, member: str, choice: Vote | None) -> Meeting: ...

    def count(self, counts: tuple[int, int, int]) -> Meeting: ...

    def close_vote(self) -> Meeting: ...

    def drop(self) -> Meeting: ...

    def correct(self, number: int, member: str, choice: Vote, reason: str) -> Meeting: ...

    def dissent(self, number: int, member: str, text: str) -> Meeting: ...

    def undo(self) -> Meeting: ...

    def freeze(self) -> Meeting:
        """Close the sitting: decide what was carried and sign it."""
        ...

    def take_signed(self, paths: list[Path]) -> Signing: ...

    def look_at_ruling(self, path: Path) -> Seen: ...

    def take_ruling(self, path: Path, signed: Path | None) -> FileOutcome: ...

"""A sitting in memory: the real rules over the sample's result, a clock that ticks by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from desktop.decide.official import Result
from desktop.decide.sitting import acts, agenda, motions
from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Head, Meeting, Step
from desktop.desks.secretary import sitting_record, sitting_store
from desktop.desks.secretary.rulings import Seen
from desktop.desks.secretary.sitting import Ground
from desktop.desks.views import FileOutcome
from desktop.merge.views import Board
from desktop.model.meeting import Vote
from ui.secretary.sitting.desk import Scene, Signing
from ui.secretary.sitting.workspace_sitting import scene_of


class FakeSitting:
    """`told`: the names of the acts that were done."""

    def __init__(self, board: Board, found: Result, *, decided: bool = False) -> None:
        assert board.round is not None
        hall = sitting_store.hall_of(board, found)
        ground = Ground(hall, found, dict(agenda.disputes(found)), board)
        self._found, self._hall, self._decided = found, hall, decided
        self._scene = scene_of(ground, board.round.body, None, decided=decided)
        self.now = Meeting()
        self.told: list[str] = []
        self.signed: list[Path] = []
        self._minute = 9 * 60

    def scene(self) -> Scene:
        return replace(self._scene, signing=self._signing() if self._decided else None)

    def meeting(self) -> Meeting:
        return self.now

    def set_out(self, head: Head) -> Meeting:
        return self._do("set-out", lambda at: acts.arrange(acts.set_out(self.now, head), self._found))

    def arrange(self) -> Meeting:
        return self._do("arrange", lambda at: acts.arrange(self.now, self._found))

    def sign_notes(self, wanted: bool) -> Meeting:
        replaced = msgspec.structs.replace
        head = replaced(self.now.head, notes_signed=wanted)
        return self._do("sign-notes", lambda at: replaced(self.now, head=head))

    def begin(self) -> Meeting:
        totals = sitting_record.totals(self._found)
        laid = acts.arrange(self.now, self._found)
        return self._do("open", lambda at: acts.begin(laid, self._hall, self._scene.board, totals, at))

    def arrive(self, member: str) -> Meeting:
        return self._do("arrive", lambda at: acts.arrive(self.now, self._hall, member, at))

    def step_out(self, member: str) -> Meeting:
        return self._do("step-out", lambda at: acts.step_out(self.now, self._hall, member, at))

    def withdraw(self, member: str) -> Meeting:
        return self._do("withdraw", lambda at: acts.withdraw(self.now, self._hall, member, at))

    def leave(self, member: str | None) -> Meeting:
        return self._do("leave", lambda at: acts.leave(self.now, self._hall, at, member))

    def move(self, step: Step, item: str | None) -> Meeting:
        return self._do("go", lambda at: acts.go_to(self.now, self._hall, step, item, at))

    def next_item(self) -> Meeting:
        return self._do("next", lambda at: acts.next_item(self.now, self._hall, at))

    def note(self, dossier: str, text: str) -> Meeting:
        return self._do("note", lambda at: acts.note(self.now, dossier, text))

    def put(self, draft: Draft) -> Meeting:
        return self._do("motion", lambda at: motions.put(self.now, self._hall, draft, at))

    def vote(self, member: str, choice: Vote | None) -> Meeting:
        return self._do("vote", lambda at: motions.vote(self.now, self._hall, member, choice))

    def count(self, counts: tuple[int, int, int]) -> Meeting:
        return self._do("count", lambda at: motions.count(self.now, self._hall, counts))

    def close_vote(self) -> Meeting:
        return self._do("close-vote", lambda at: motions.close_vote(self.now, self._hall, at))

    def drop(self) -> Meeting:
        return self._do("withdraw-motion", lambda at: motions.drop(self.now, self._hall, at))

    def correct(self, number: int, member: str, choice: Vote, reason: str) -> Meeting:
        return self._do("correct", lambda at: motions.correct(self.now, number, member, choice, reason, at))

    def dissent(self, number: int, member: str, text: str) -> Meeting:
        return self._do("dissent", lambda at: motions.dissent(self.now, number, member, text))

    def undo(self) -> Meeting:
        return self._do("undo", lambda at: self.now)

    def freeze(self) -> Meeting:
        self._decided = True
        replaced = msgspec.structs.replace
        return self._do("close", lambda at: replaced(self.now, head=replaced(self.now.head, closed=at)))

    def take_signed(self, paths: list[Path]) -> Signing:
        self.signed += paths
        return self._signing()

    def look_at_ruling(self, path: Path) -> Seen:
        return Seen("exclude", ("a" * 64, "b" * 64), "the author is ill", lacks_mine=True)

    def take_ruling(self, path: Path, signed: Path | None) -> FileOutcome:
        assert signed is not None
        self.signed.append(signed)
        return FileOutcome(signed, "accepted")

    def _signing(self) -> Signing:
        people = [("secretary", self._scene.secretary, True)]
        people += [(one.id, one.name, bool(self.signed) and one.chair) for one in self._scene.members]
        return Signing(tuple(people), sum(signed for _, _, signed in people), 3)

    def _do(self, name: str, act: Callable[[str], Meeting]) -> Meeting:
        self.now = act(f"2016-11-24T{self._minute // 60:02}:{self._minute % 60:02}:00Z")
        self._minute += 1
        self.told.append(name)
        return self.now


class LateSitting:
    """A door that is made when somebody first knocks."""

    def __init__(self, make: Callable[[], FakeSitting]) -> None:
        self._make = make

    @cached_property
    def real(self) -> FakeSitting:
        return self._make()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Late(self, name)


class _Late:
    """A method of the door, looked up when it is called."""

    def __init__(self, door: LateSitting, name: str) -> None:
        self._door, self._name = door, name

    def __call__(self, *args: Any) -> Any:
        return getattr(self._door.real, self._name)(*args)

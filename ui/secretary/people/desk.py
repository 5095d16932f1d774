"""What the room of people can do; the real one is imported when the room is entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ui.later import later
from ui.models.conflicts import ConflictGroup, groups_of

if TYPE_CHECKING:
    from desktop.decide.assign_measure import Loads
    from desktop.decide.conflict_signs import Hint
    from desktop.desks.secretary.assigning import Assignment, Proposed, Wish
    from desktop.desks.secretary.roster_views import Roster, Taken
    from desktop.storage.workspace import Workspace

Pair = tuple[str, str]  # member, dossier
Result = Literal["match", "differ", "excused"]


@dataclass(frozen=True)
class PeopleView:
    """The roster with its conflicts in groups, the assignment that the draft has, what it would be if
    everyone read everything."""

    roster: Roster
    groups: tuple[ConflictGroup, ...]
    assignment: Assignment
    everyone: Loads


class PeopleDesk(Protocol):
    """Everything may take long and runs in a worker."""

    def view(self) -> PeopleView | None:
        """None: no round is begun."""
        ...

    def waiting(self) -> int | None:
        """How many keys wait for their comparison; None without a draft. Changes nothing."""
        ...

    def take(self, paths: list[Path]) -> list[Taken]: ...

    def compare(self, member: str, result: Result, why: str) -> None: ...

    def edit(self, member: str, changes: dict[str, Any]) -> None: ...

    def raise_limits(self, by: int) -> None: ...

    def remove(self, member: str) -> None: ...

    def add_conflict(self, pairs: list[Pair], ground: str, note: str) -> None: ...

    def drop_conflict(self, pairs: list[Pair]) -> None: ...

    def dismiss(self, hints: list[Hint], why: str) -> None: ...

    def work_out(self, reads: int | None, seed: str, anchors: list[str]) -> Proposed:
        """Work out, and keep where there is a plan."""
        ...

    def change(self, on: Iterable[Pair], off: Iterable[Pair]) -> None: ...

    def write_applicants(self, out: Path) -> int:
        """The list for declarations; how many applications it names."""
        ...

    def undo(self) -> bool: ...

    def redo(self) -> bool: ...


class WorkspacePeople:
    """Over an open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def view(self) -> PeopleView | None:
        drafting = later("desktop.desks.secretary.drafting")
        if not drafting.begun(self._ws):
            if not drafting.signed(self._ws):
                return None
            drafting.resume(self._ws)
        assignment: Assignment = self._assigning.current(self._ws)
        roster: Roster = later("desktop.desks.secretary.roster").roster(self._ws)
        everyone: Loads = later("desktop.decide.assign_measure").everyone(assignment.problem)
        return PeopleView(roster, groups_of(roster), assignment, everyone)

    def waiting(self) -> int | None:
        drafting = later("desktop.desks.secretary.drafting")
        if not drafting.begun(self._ws):
            return None
        roster = later("desktop.desks.secretary.roster")
        members = roster.members(self._ws, drafting.round_of(self._ws))
        return sum(not one.settled for one in members)

    def take(self, paths: list[Path]) -> list[Taken]:
        taken: list[Taken] = self._seating.take_files(self._ws, paths)
        return taken

    def compare(self, member: str, result: Result, why: str) -> None:
        self._seating.compare(self._ws, member, result, why)

    def edit(self, member: str, changes: dict[str, Any]) -> None:
        self._seating.edit(self._ws, member, **changes)

    def raise_limits(self, by: int) -> None:
        self._seating.raise_limits(self._ws, by)

    def remove(self, member: str) -> None:
        self._seating.remove(self._ws, member)

    def add_conflict(self, pairs: list[Pair], ground: str, note: str) -> None:
        self._seating.add_conflict(self._ws, pairs, ground, note)

    def drop_conflict(self, pairs: list[Pair]) -> None:
        self._seating.drop_conflicts(self._ws, pairs)

    def dismiss(self, hints: list[Hint], why: str) -> None:
        self._seating.dismiss(self._ws, hints, why)

    def work_out(self, reads: int | None, seed: str, anchors: list[str]) -> Proposed:
        wish: Wish = self._assigning.Wish(reads=reads, seed=seed, anchors=anchors)
        found: Proposed = self._assigning.propose(self._ws, wish)
        if found.plan is not None:
            self._assigning.keep(self._ws, found)
        return found

    def change(self, on: Iterable[Pair], off: Iterable[Pair]) -> None:
        self._assigning.change(self._ws, on, off)

    def write_applicants(self, out: Path) -> int:
        count: int = later("desktop.desks.secretary.drafting").write_applicants(self._ws, out)
        return count

    def undo(self) -> bool:
        done: bool = self._seating.undo(self._ws)
        return done

    def redo(self) -> bool:
        done: bool = self._seating.redo(self._ws)
        return done

    @property
    def _seating(self) -> Any:
        return later("desktop.desks.secretary.seating")

    @property
    def _assigning(self) -> Any:
        return later("desktop.desks.secretary.assigning")

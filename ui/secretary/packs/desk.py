"""What the packs room can do; the real one is imported when the room is entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.model.text import Lang, Text
from ui.later import later

if TYPE_CHECKING:
    from desktop.desks.secretary.handing import Carried, MemberPack
    from desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PackRow:
    """One commissioner's line. `state`: due, made, handed, outdated."""

    reviewer: str
    name: Text
    dossiers: int
    recused: int
    left_out: tuple[str, ...]
    size: int
    state: str
    taken_by: str
    taken_at: str


@dataclass(frozen=True, slots=True)
class PackPlan:
    """The lines of the newest version; none is signed when `version` is 0."""

    version: int
    rows: tuple[PackRow, ...]

    @property
    def due(self) -> tuple[str, ...]:
        """Who has no pack of this version yet."""
        return tuple(row.reviewer for row in self.rows if row.state in ("due", "outdated"))


class PacksDesk(Protocol):
    """Everything may take long and runs in a worker."""

    def plan(self) -> PackPlan: ...

    def make(self, members: tuple[str, ...], folder: Path, progress: Progress) -> int:
        """Write and read back; how many packs lie there now."""
        ...

    def take(self, member: str, person: str) -> None: ...

    def take_back(self, member: str) -> None: ...

    def receipt(self, out: Path, lang: Lang, when: str) -> None: ...


class WorkspacePacks:
    """Over an open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def plan(self) -> PackPlan:
        if not later("desktop.desks.secretary.drafting").signed(self._ws):
            return PackPlan(0, ())
        version: int = later("desktop.desks.rounds").current(self._ws).body.version
        lines: list[MemberPack] = later("desktop.desks.secretary.handing").plan(self._ws)
        return PackPlan(version, tuple(_row(line) for line in lines))

    def make(self, members: tuple[str, ...], folder: Path, progress: Progress) -> int:
        made: list[Carried] = later("desktop.desks.secretary.handing").make(
            self._ws, members, folder, progress
        )
        return len(made)

    def take(self, member: str, person: str) -> None:
        later("desktop.desks.secretary.handing").take(self._ws, member, person)

    def take_back(self, member: str) -> None:
        later("desktop.desks.secretary.handing").take_back(self._ws, member)

    def receipt(self, out: Path, lang: Lang, when: str) -> None:
        later("desktop.desks.secretary.handing_paper").receipt(self._ws, out, lang, when)


def _row(line: MemberPack) -> PackRow:
    last = line.last
    taken = last if last is not None and last.taken_at else None
    return PackRow(
        line.reviewer,
        line.name,
        line.dossiers,
        len(line.recused),
        line.left_out,
        line.size,
        line.state,
        taken.taken_by if taken else "",
        taken.taken_at if taken else "",
    )

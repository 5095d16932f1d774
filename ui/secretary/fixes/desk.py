"""What the room of corrections can do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.model.text import Lang, Text
from ui.later import later

if TYPE_CHECKING:
    from desktop.desks.views import FileOutcome
    from desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Owing:
    """A member whose sheets are missing: `missing` of `due`."""

    reviewer: str
    name: Text
    due: int
    missing: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What is needed to enter paper sheets. The passphrase is the witness's and is kept nowhere."""

    reviewer: str
    sheet: Path
    scan: Path
    witness: Path
    passphrase: str
    out: Path

    def __repr__(self) -> str:
        return f"Entry({self.reviewer})"


class FixesDesk(Protocol):
    """Everything may take long and runs in a worker."""

    def owing(self) -> tuple[Owing, ...] | None:
        """None while no round is signed."""
        ...

    def print_sheets(self, reviewer: str, out: Path, lang: Lang, when: str) -> int: ...

    def entry_form(self, reviewer: str, out: Path) -> int: ...

    def enter(self, entry: Entry) -> FileOutcome: ...


class WorkspaceFixes:
    """Over an open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def owing(self) -> tuple[Owing, ...] | None:
        if not later("desktop.desks.secretary.drafting").signed(self._ws):
            return None
        return tuple(Owing(*one) for one in later("desktop.desks.secretary.proxy_path").waiting(self._ws))

    def print_sheets(self, reviewer: str, out: Path, lang: Lang, when: str) -> int:
        path = later("desktop.desks.secretary.proxy_path")
        return int(path.print_sheets(self._ws, reviewer, out, lang, when))

    def entry_form(self, reviewer: str, out: Path) -> int:
        return int(later("desktop.desks.secretary.proxy_path").entry_form(self._ws, reviewer, out))

    def enter(self, entry: Entry) -> FileOutcome:
        path = later("desktop.desks.secretary.proxy_path")
        made: FileOutcome = path.enter(
            self._ws, entry.reviewer, entry.sheet, entry.scan, entry.witness, entry.passphrase, entry.out
        )
        return made

"""The door to backup copies of one open workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop import clock
from desktop.desks import safekeeping
from desktop.desks.safekeeping import LastBackup
from desktop.storage.backup import Report
from desktop.storage.workspace import Workspace


class SafeDesk(Protocol):
    """See `desktop.desks.safekeeping`. All of it is slow: for a worker."""

    def back_up(self, place: Path, report: Report) -> Path: ...

    def last(self) -> LastBackup | None: ...

    def is_due(self) -> bool: ...


class WorkspaceSafe:
    """The real one."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def back_up(self, place: Path, report: Report) -> Path:
        return safekeeping.back_up(self._ws, place, report)

    def last(self) -> LastBackup | None:
        with self._ws.reading():
            return safekeeping.last_backup(self._ws)

    def is_due(self) -> bool:
        with self._ws.reading():
            return safekeeping.is_due(self._ws, clock.now())

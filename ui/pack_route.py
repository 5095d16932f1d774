"""Where a pack goes: into the open room of its round, else into its workspace, which may be a new one.

Without keys it waits, sealed as it came.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import opening
from ui.doors import Doors
from ui.route import Route
from ui.shell.frame import Frame
from ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace
    from desktop.trust.identity import Identity


class PackRoute(Route):
    """`rooms` is the house's own table of open windows."""

    def __init__(
        self, tasks: Tasks, rooms: dict[Frame, Workspace | None], doors: Doors, parent: QObject
    ) -> None:
        super().__init__(doors, parent)
        self._tasks, self._rooms = tasks, rooms

    def open(self, pack: Path) -> None:
        """Open a pack with whatever keys are unlocked; without any it waits for them."""
        me = self._identity()
        if me is None:
            self.wait(pack)
            return
        self._tasks.run(
            self,
            lambda _report: opening.round_in(pack, me),
            lambda round_id: self._found(pack, round_id),
            self._doors.refused,
        )

    def _identity(self) -> Identity | None:
        """Who is unlocked: at home, or in a room that is open."""
        session = self._doors.session()
        if session is not None:
            return session.identity
        return next((ws.identity for ws in self._rooms.values() if ws is not None), None)

    def _found(self, pack: Path, round_id: str) -> None:
        for window, ws in self._rooms.items():
            if ws is not None and (ws.role, ws.round_id) == ("commissioner", round_id):
                window.take_files([pack])
                window.raise_()
                window.activateWindow()
                return
        session = self._doors.session()
        if session is None:
            self.wait(pack)
            return
        self._tasks.run(
            self, lambda _report: opening.open_pack(pack, session), self._doors.entered, self._doors.refused
        )

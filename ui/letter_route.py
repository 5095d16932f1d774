"""Where a receipt or a question of the secretary goes when the room of its round is not open: the
workspace is opened, then the file is given to its window. Without unlocked keys it waits for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import AlqaError
from ui import opening
from ui.doors import Doors
from ui.later import later
from ui.opening import Entered
from ui.route import Route
from ui.shell import keys
from ui.shell.frame import Frame
from ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


class LetterRoute(Route):
    """`rooms` is the house's own table of open windows."""

    def __init__(
        self, tasks: Tasks, rooms: dict[Frame, Workspace | None], doors: Doors, parent: QObject
    ) -> None:
        super().__init__(doors, parent)
        self._tasks, self._rooms = tasks, rooms

    def open(self, letter: Path) -> None:
        """Raises `open-needs-commissioner` where there is nobody whose round it could be, and what makes
        the file unreadable."""
        suffix = letter.suffix.removeprefix(".alqa-")
        round_id = str(later("desktop.exchange.statements").read_statement(letter, suffix).body.round)
        session = self._doors.session()
        if session is None:
            if not keys.known():
                raise AlqaError("open-needs-commissioner", name=letter.name)
            self.wait(letter)
            return
        self._tasks.run(
            self,
            lambda _report: opening.enter_round(round_id, session, letter.name),
            lambda entered: self._entered(entered, letter),
            self._doors.refused,
        )

    def _entered(self, entered: Entered, letter: Path) -> None:
        self._doors.entered(entered)
        for window, ws in self._rooms.items():
            if ws is entered.ws:
                window.take_files([letter])

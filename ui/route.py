"""The way of a file that needs somebody's keys: without any it waits, and goes on when they are there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.errors import AlqaError
from ui.doors import Doors


class Route(QObject):
    """`waiting` is the file that waits for keys."""

    def __init__(self, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._doors = doors
        self.waiting: Path | None = None

    def open(self, path: Path) -> None:
        """Open a file with whatever keys are unlocked, or let it wait."""
        raise NotImplementedError

    def wait(self, path: Path) -> None:
        self.waiting = path
        self._doors.wants_keys(path)

    def resume(self) -> bool:
        """Keys are there now: open what waits. False when nothing does."""
        path, self.waiting = self.waiting, None
        if path is not None:
            try:
                self.open(path)
            except AlqaError as error:
                self._doors.refused(error)
        return path is not None

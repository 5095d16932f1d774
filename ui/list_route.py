"""Where a list of applicants goes: a window to declare conflicts on it. Without keys it waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.doors import Doors
from ui.later import later
from ui.route import Route
from ui.services import Services
from ui.shell.frame import Frame

if TYPE_CHECKING:
    from desktop.desks.commissioner.declaring import Listed


class ListRoute(Route):
    """`keep(window)` hands the new window to the house."""

    def __init__(
        self, services: Services, doors: Doors, keep: Callable[[Frame], None], parent: QObject
    ) -> None:
        super().__init__(doors, parent)
        self._services, self._keep = services, keep

    def open(self, path: Path) -> None:
        """Read the list off the GUI thread, once somebody is unlocked who can sign."""
        if self._doors.session() is None:
            self.wait(path)
            return
        self._services.tasks.run(
            self,
            lambda _report: later("desktop.desks.commissioner.declaring").read_list(path),
            self._read,
            self._doors.refused,
        )

    def _read(self, listed: Listed) -> None:
        session = self._doors.session()
        if session is not None:
            window: Frame = later("ui.commissioner.conflicts.declare_window").DeclareWindow(
                self._services, listed, session.key_file, session.identity.name
            )
            self._keep(window)

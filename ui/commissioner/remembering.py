"""Back where one was, in the next opening as well; a code to compare stays until it was compared."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.desks.commissioner import whereabouts
from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from ui.commissioner.place import Place
from ui.services import Services
from ui.shell.compare import CompareBanner

if TYPE_CHECKING:
    from ui.commissioner.round_window import RoundWindow


class Remembering(QObject):
    """What a window over a workspace finds there when it opens, and leaves there when it closes."""

    def __init__(self, services: Services, ws: Workspace, window: RoundWindow) -> None:
        super().__init__(window)
        self._services, self._ws, self._window = services, ws, window

    def begin(self) -> None:
        """Go where one was last, and show the code that waits."""
        kept: dict[str, Any] = whereabouts.last_place(self._ws)
        if kept.keys() == {field.name for field in fields(Place)}:
            self._window.return_to(replace(Place(**kept), reviewing=False))
        due = whereabouts.to_compare(self._ws)
        if due is not None:
            banner = CompareBanner(self._services.kit, due.code, authority=due.authority)
            banner.closed.connect(self._compared)
            self._window.add_banner(banner)

    def keep(self) -> None:
        """The window closes. A disk that refuses this says so when something of value is written."""
        place = self._window.place()
        if place is not None:
            with suppress(AlqaError):
                whereabouts.keep_place(self._ws, asdict(replace(place, conflict=None)))

    def _compared(self, _banner: object) -> None:
        try:
            whereabouts.compared(self._ws)
        except AlqaError as error:
            self._services.messages.trouble(error)

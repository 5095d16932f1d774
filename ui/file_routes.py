"""The ways of files that need somebody's keys, each made when a file first takes it: the first picture
waits for none of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.doors import Doors
from ui.later import later
from ui.services import Services

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace
    from ui.letter_route import LetterRoute
    from ui.list_route import ListRoute
    from ui.pack_route import PackRoute
    from ui.shell.frame import Frame


class FileRoutes:
    """`rooms` are the windows that are open; `keep` takes a new one; `house` owns the routes."""

    def __init__(
        self,
        services: Services,
        rooms: dict[Frame, Workspace | None],
        doors: Doors,
        keep: Callable[[Frame], None],
        house: QObject,
    ) -> None:
        self._services, self._rooms, self._doors = services, rooms, doors
        self._keep, self._house = keep, house

    @cached_property
    def packs(self) -> PackRoute:
        kind = later("ui.pack_route").PackRoute
        made: PackRoute = kind(self._services.tasks, self._rooms, self._doors, self._house)
        return made

    @cached_property
    def letters(self) -> LetterRoute:
        kind = later("ui.letter_route").LetterRoute
        made: LetterRoute = kind(self._services.tasks, self._rooms, self._doors, self._house)
        return made

    @cached_property
    def lists(self) -> ListRoute:
        kind = later("ui.list_route").ListRoute
        made: ListRoute = kind(self._services, self._doors, self._keep, self._house)
        return made

    def resume(self) -> bool:
        """Keys are there now: open what waits for them. False when nothing does."""
        return self.packs.resume() or self.lists.resume() or self.letters.resume()

    def forget(self) -> None:
        """Nothing waits any longer."""
        self.packs.waiting = self.lists.waiting = self.letters.waiting = None

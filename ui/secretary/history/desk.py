"""What the history room can do; the real one is imported when the room is entered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.desks.history_views import History
from desktop.model.text import Lang
from ui.later import later

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


class HistoryDesk(Protocol):
    """Everything may take long and runs in a worker."""

    def read(self) -> History:
        """Verified; raises `journal-altered`."""
        ...

    def export(self, out: Path, lang: Lang) -> None: ...


class WorkspaceHistory:
    """The journal of an open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def read(self) -> History:
        found: History = later("desktop.desks.history").read(self._ws)
        return found

    def export(self, out: Path, lang: Lang) -> None:
        later("desktop.desks.history").export(self._ws, out, lang)

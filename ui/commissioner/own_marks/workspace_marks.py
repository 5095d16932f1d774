"""What is known of marks already given, over one open workspace."""

from __future__ import annotations

from desktop.desks.commissioner import marks
from desktop.desks.mark_views import History
from desktop.storage.workspace import Workspace


class WorkspaceMarks:
    """Each method is one call of the desk."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def history(self, code: str, criterion: str) -> History:
        with self._ws.reading():
            return marks.mark_history(self._ws, code, criterion)

    def own(self) -> dict[str, dict[str, int | None]]:
        with self._ws.reading():
            return marks.own_marks(self._ws)

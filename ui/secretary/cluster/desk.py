"""The cluster desk's door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ui.later import later

if TYPE_CHECKING:
    from desktop.desks.secretary.cluster import ClusterDesk
    from desktop.storage.workspace import Workspace


class FiguresDesk(Protocol):
    """Runs in a worker."""

    def figures(self) -> ClusterDesk | None:
        """None while there are no applications."""
        ...


class WorkspaceFigures:
    """Over an open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def figures(self) -> ClusterDesk | None:
        drafting = later("desktop.desks.secretary.drafting")
        if not drafting.begun(self._ws) and not drafting.signed(self._ws):
            return None
        found: ClusterDesk = later("desktop.desks.secretary.cluster").cluster(self._ws)
        return found if found.rows else None

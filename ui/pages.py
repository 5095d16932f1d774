"""The page server of this run, made when a document is first wanted: its engine is slow to import."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ui.later import later

if TYPE_CHECKING:
    from desktop.pages.server import PageServer


class Pages:
    """One server for all windows."""

    def __init__(self) -> None:
        self._server: PageServer | None = None
        self._lock = threading.Lock()

    def server(self) -> PageServer:
        """Any thread; the child process starts with the first request."""
        with self._lock:
            if self._server is None:
                self._server = later("desktop.pages.server").PageServer()
            return self._server

    def warm(self) -> None:
        """Start the child ahead of the first document (worker thread)."""
        self.server().warm()

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

"""What the papers' dialog needs from the core, and the real thing over an open workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.desks.paper_views import Choice, Report, Wish
from desktop.model.text import Lang
from desktop.pages.server import PageServer
from ui.later import later

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


class PapersDesk(Protocol):
    """Bytes to print or save; nothing is written."""

    def choices(self, code: str) -> list[Choice]: ...

    def make(self, server: PageServer, wish: Wish, report: Report) -> bytes: ...

    def table(self, code: str, lang: Lang) -> bytes: ...


class WorkspacePapers:
    """The desk's functions; its reports are heavy and imported on first use (worker thread)."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def choices(self, code: str) -> list[Choice]:
        found: list[Choice] = later("desktop.desks.commissioner.papers").choices(self._ws, code)
        return found

    def make(self, server: PageServer, wish: Wish, report: Report) -> bytes:
        return bytes(later("desktop.desks.commissioner.papers").make(self._ws, server, wish, report))

    def table(self, code: str, lang: Lang) -> bytes:
        return bytes(later("desktop.desks.commissioner.papers").notes_table(self._ws, code, lang))

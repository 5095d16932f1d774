"""Where words stand on a page, asked of the page server while notes are carried over (worker thread)."""

from __future__ import annotations

from desktop.desks.commissioner import reading
from desktop.model.review import Quad
from desktop.pages.answers import Handle
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from ui.reader.letters import Letters


class PageLines:
    """Opens each document once and lets go of all at the end: use as a context manager."""

    def __init__(self, ws: Workspace, pages: PageServer) -> None:
        self._ws, self._pages = ws, pages
        self._open: dict[str, Handle] = {}

    def __enter__(self) -> PageLines:
        return self

    def __exit__(self, *_: object) -> None:
        for handle in self._open.values():
            self._pages.close_document(handle)

    def __call__(self, document: str, page: int, start: int, end: int) -> list[Quad]:
        """One quad a line of these characters; none where the letters of the page have changed places."""
        if document not in self._open:
            self._open[document] = self._pages.open(reading.document(self._ws, document), document[:12])
        handle = self._open[document]
        letters = Letters(self._pages.text(handle, page), self._pages.boxes(handle, page))
        return list(letters.quads(start, end))

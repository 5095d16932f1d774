"""Where a document's pages come from: sizes and texts at once, pictures from a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QImage

from desktop.errors import AlqaError
from desktop.model.dossier import DocumentText, PageText
from desktop.pages.answers import Box, Link, OutlineItem
from ui.reader.details import Details
from ui.reader.layout import PageSize
from ui.reader.letters import Letters

A4: PageSize = (595.0, 842.0)


class PageSource(Protocol):
    """One document. `draw`, `details` and `outline` block: worker threads only. They raise
    AlqaError when the page server cannot answer."""

    @property
    def digest(self) -> str: ...

    @property
    def sizes(self) -> tuple[PageSize, ...]: ...

    def text(self, page: int) -> str:
        """The words of a page (from 0) as taken in; empty for a scan."""
        ...

    def draw(self, page: int, scale: float) -> QImage:
        """The picture of a page (from 0) at `scale` device pixels per point."""
        ...

    def details(self, page: int) -> Details:
        """The letters and links of a page (from 0)."""
        ...

    def outline(self) -> tuple[OutlineItem, ...]:
        """The bookmarks."""
        ...

    def retry(self) -> None:
        """Somebody asked again: forget that it could not be opened, and give its pages more time."""
        ...

    def release(self) -> None:
        """Let go of what the page server holds for this document (worker thread)."""
        ...


class Painter(Protocol):
    """What draws one opened document: the page server behind a narrow door."""

    def draw(self, page: int, scale: float, patient: bool = False) -> QImage: ...

    def letters(self, page: int) -> tuple[str, list[Box]]: ...

    def links(self, page: int) -> list[Link]: ...

    def outline(self) -> list[OutlineItem]: ...

    def close(self) -> None: ...


class StoredDocument:
    """A document of the workspace: its sizes and texts are at hand, its bytes are fetched and
    opened by the first picture that is asked for."""

    def __init__(self, digest: str, text: DocumentText, opens: Callable[[], Painter]) -> None:
        self.digest = digest
        self.sizes: tuple[PageSize, ...] = tuple(_paper(page) for page in text.pages)
        self._texts = tuple(p.text for p in text.pages)
        self._opens = opens
        self._opened: Painter | None = None
        self._patient = False
        self._failed: AlqaError | None = None  # why it cannot be opened: said for each page at once

    def text(self, page: int) -> str:
        return self._texts[page]

    def draw(self, page: int, scale: float) -> QImage:
        return self._open().draw(page, scale, self._patient)

    def details(self, page: int) -> Details:
        opened, stored = self._open(), self._texts[page]
        text, boxes = opened.letters(page) if stored else ("", [])
        return Details(Letters(text, boxes, stored), tuple(opened.links(page)))

    def outline(self) -> tuple[OutlineItem, ...]:
        return tuple(self._open().outline())

    def release(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def retry(self) -> None:
        self._failed, self._patient = None, True

    def _open(self) -> Painter:
        if self._failed is not None:
            raise AlqaError.of(self._failed.faults)
        if self._opened is None:
            try:
                self._opened = self._opens()
            except AlqaError as error:
                self._failed = error
                raise
        return self._opened


def _paper(page: PageText) -> PageSize:
    """The size of a page. One that has none gets a sheet for the words that say why it is not shown."""
    sides = page.width / 1000, page.height / 1000
    return sides if all(sides) else A4

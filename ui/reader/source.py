"""Where a document's pages come from: sizes and texts at once, pictures from a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QImage

from desktop.model.dossier import DocumentText
from ui.reader.layout import PageSize


class PageSource(Protocol):
    """One document. `draw` blocks and is called from a worker thread only."""

    @property
    def digest(self) -> str: ...

    @property
    def sizes(self) -> tuple[PageSize, ...]: ...

    def text(self, page: int) -> str:
        """The words of a page (from 0) as taken in; empty for a scan."""
        ...

    def draw(self, page: int, scale: float) -> QImage:
        """The picture of a page (from 0) at `scale` device pixels per point; AlqaError when the
        page server cannot draw it."""
        ...

    def release(self) -> None:
        """Let go of what the page server holds for this document (worker thread)."""
        ...


class Painter(Protocol):
    """What draws one opened document: the page server behind a narrow door."""

    def draw(self, page: int, scale: float) -> QImage: ...

    def close(self) -> None: ...


class StoredDocument:
    """A document of the workspace: its sizes and texts are at hand, its bytes are fetched and
    opened by the first picture that is asked for."""

    def __init__(self, digest: str, text: DocumentText, opens: Callable[[], Painter]) -> None:
        self.digest = digest
        self.sizes: tuple[PageSize, ...] = tuple((p.width / 1000, p.height / 1000) for p in text.pages)
        self._texts = tuple(p.text for p in text.pages)
        self._opens = opens
        self._opened: Painter | None = None

    def text(self, page: int) -> str:
        return self._texts[page]

    def draw(self, page: int, scale: float) -> QImage:
        if self._opened is None:
            self._opened = self._opens()
        return self._opened.draw(page, scale)

    def release(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

"""The page server as everyone else sees it: blocking calls with deadlines, from any thread.

A document that hangs or kills the child costs one restart: the child is replaced, documents that were
open are opened again when they are next asked for, and the caller gets an AlqaError with the code
`document-hangs` or `document-crashed`. Every refusal names the document.
"""

from __future__ import annotations

import itertools
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from desktop.errors import AlqaError
from desktop.pages.answers import Box, Handle, Link, OutlineItem, Picture, Size
from desktop.pages.buffers import BufferPool, Lent
from desktop.pages.files import read_document
from desktop.pages.limits import LIMITS, Limits
from desktop.pages.process import Child, ChildDied, ChildHangs


class PageServer:
    """Sizes, text, character boxes, links and pictures of PDF pages. Pages are counted from 1.

    Use as a context manager, or call close(). The child starts with the first request, or with warm().
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = self.limits = limits
        self._lock = threading.RLock()
        self._child: Child | None = None
        self._numbers = itertools.count(1)
        self._documents: dict[int, tuple[str, bytes]] = {}
        self._known: set[int] = set()  # documents that the present child has open
        self._closed = False

    def __enter__(self) -> PageServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id of the child, or None while there is none."""
        with self._lock:
            return self._child.pid if self._child is not None else None

    def warm(self) -> None:
        """Start the child ahead of the first document (about a tenth of a second)."""
        with self._lock:
            self._ready()

    def close(self) -> None:
        """End the child and forget all documents. Further requests are our bug."""
        with self._lock:
            self._closed = True
            self._documents.clear()
            self._drop()

    def open(self, source: bytes | Path, name: str = "", deadline: float | None = None) -> Handle:
        """Open a PDF. Raises AlqaError: document-encrypted, -unreadable, -empty, -too-many-pages,
        -too-large, -hangs, -crashed, file-not-found ...; `deadline` in seconds."""
        named, data = read_document(source, name, self._limits.document_bytes)
        with self._lock:
            number = next(self._numbers)
            self._documents[number] = (named, data)
            try:
                sizes = self._open(number, deadline)
            except AlqaError:
                self._documents.pop(number)
                raise
        return Handle(number, named, tuple(sizes))

    def close_document(self, handle: Handle) -> None:
        """Forget a document; a second call does nothing."""
        with self._lock:
            if self._documents.pop(handle.number, None) and handle.number in self._known:
                self._known.discard(handle.number)
                self._ask("close", handle.name, self._limits.page_seconds, number=handle.number)

    def text(self, handle: Handle, page: int, deadline: float | None = None) -> str:
        """The text of a page, one character for each box of boxes(); line ends are CR LF."""
        answer = self._of_page("text", handle, page, deadline, most=self._limits.page_chars)
        return msgspec.convert(answer["text"], str)

    def letters(self, handle: Handle, page: int) -> tuple[str, list[Box]]:
        """The text of a page and a box for each of its characters, in 1/1000 pt of the shown page from
        its top left."""
        answer = self._of_page("boxes", handle, page, None, most=self._limits.page_chars)
        return msgspec.convert(answer["text"], str), msgspec.convert(answer["boxes"], list[Box])

    def boxes(self, handle: Handle, page: int) -> list[Box]:
        """The boxes of letters() alone."""
        return self.letters(handle, page)[1]

    def transform(self, handle: Handle, page: int) -> tuple[float, float, float, float, float, float]:
        """a b c d e f: from PDF user space (points) to boxes: x' = ax + cy + e, y' = bx + dy + f."""
        answer = self._of_page("paper", handle, page, None)
        return msgspec.convert(answer["paper"], tuple[float, float, float, float, float, float])

    def links(self, handle: Handle, page: int) -> list[Link]:
        """Links of a page. Addresses are text to show; nothing is ever followed."""
        answer = self._of_page("links", handle, page, None, most=self._limits.links)
        return msgspec.convert(answer["links"], list[Link])

    def outline(self, handle: Handle) -> list[OutlineItem]:
        """The document's bookmarks in order."""
        request = {"number": handle.number, "most": self._limits.outline_items}
        answer = self._of_document("outline", handle, self._limits.page_seconds, **request)
        return msgspec.convert(answer["outline"], list[OutlineItem])

    def render(
        self,
        handle: Handle,
        page: int,
        scale: float,
        rotation: int = 0,
        inverted: bool = False,
        deadline: float | None = None,
    ) -> Picture:
        """Draw a page at `scale` pixels per point (dpi / 72), turned clockwise by 0, 90, 180 or 270 degrees.

        `inverted` turns black on white into light on dark, colours into their complements."""
        lent = self.lend(handle, page, scale, rotation, deadline)
        try:
            pixels = bytes(lent.pixels)
        finally:
            lent.give_back()
        shown = pixels.translate(INVERTED) if inverted else pixels
        return Picture(lent.width, lent.height, lent.stride, lent.scale, shown)

    def lend(
        self, handle: Handle, page: int, scale: float, rotation: int = 0, deadline: float | None = None
    ) -> Lent:
        """As render(), without a copy: the caller looks into the child's buffer and gives it back."""
        if rotation not in (0, 90, 180, 270) or not 0 < scale < 1_000:
            raise ValueError("rotation is 0, 90, 180 or 270 and scale is positive")
        wish = {"scale": scale, "rotation": rotation, "most": self._limits.picture_pixels}
        seconds = deadline or self._limits.draw_seconds
        need = _room(handle, page, scale, self._limits.picture_pixels)
        with self._lock:
            self._opened(handle)
            pool = self._ready().buffers
            lent = self._draw(pool, need, handle, page, seconds, wish)
            if isinstance(lent, int):
                lent = self._draw(pool, lent, handle, page, seconds, wish)
        if isinstance(lent, int):
            raise AlqaError("document-page-unreadable", name=handle.name, page=page)
        return lent

    def _draw(
        self, pool: BufferPool, size: int, handle: Handle, page: int, seconds: float, wish: dict[str, Any]
    ) -> Lent | int:
        """The picture, or how many bytes it needs."""
        try:
            buffer = pool.take(size)
        except MemoryError:
            raise AlqaError("page-memory-full", name=handle.name, page=page) from None
        try:
            asked = {**wish, **buffer.offer(), "gone": pool.forgotten()}
            answer = self._of_page("draw", handle, page, seconds, **asked)
            buffer.settle()
        except AlqaError:
            pool.give_back(buffer)
            raise
        width, height = int(answer.get("width", 0)), int(answer.get("height", 0))
        if "need" not in answer and 0 < width * height * 4 <= buffer.size:
            return Lent(pool, buffer, width, height, float(answer["scale"]))
        pool.give_back(buffer)
        return min(int(answer.get("need", 0)), self._limits.picture_pixels * 4)

    def _of_page(
        self, do: str, handle: Handle, page: int, deadline: float | None, **request: Any
    ) -> dict[str, Any]:
        if not 1 <= page <= handle.pages:
            raise IndexError(f"{handle.name} has pages 1 to {handle.pages}, not {page}")
        seconds = deadline or self._limits.page_seconds
        return self._of_document(do, handle, seconds, number=handle.number, page=page, **request)

    def _of_document(self, do: str, handle: Handle, seconds: float, **request: Any) -> dict[str, Any]:
        with self._lock:
            self._opened(handle)
            return self._ask(do, handle.name, seconds, **request)

    def _opened(self, handle: Handle) -> None:
        """See to it that the present child has the document open."""
        if handle.number not in self._documents:
            raise RuntimeError("this document was closed")
        if handle.number not in self._known or self._child is None or not self._child.alive:
            self._open(handle.number, None)

    def _open(self, number: int, deadline: float | None) -> list[Size]:
        name, data = self._documents[number]
        child, seconds = self._ready(), deadline or self._limits.open_seconds
        try:
            answer = child.hand_over(number, data, seconds, self._limits.pages)
        except (ChildHangs, ChildDied) as failure:
            raise self._lost(failure, name) from None
        sizes = msgspec.convert(_accepted(answer, name)["sizes"], list[Size])
        self._known.add(number)
        return sizes

    def _ask(self, do: str, name: str, seconds: float, **request: Any) -> dict[str, Any]:
        try:
            return _accepted(self._ready().ask(do, seconds, **request), name, request.get("page"))
        except (ChildHangs, ChildDied) as failure:
            raise self._lost(failure, name) from None

    def _ready(self) -> Child:
        if self._closed:
            raise RuntimeError("this page server was closed")
        if self._child is None or not self._child.alive:
            self._drop()
            try:
                self._child = Child(self._limits)
            except (ChildHangs, ChildDied):
                raise AlqaError("page-server-unavailable") from None
        return self._child

    def _lost(self, failure: Exception, name: str) -> AlqaError:
        self._drop()
        hung = isinstance(failure, ChildHangs)
        return AlqaError("document-hangs" if hung else "document-crashed", name=name)

    def _drop(self) -> None:
        self._known.clear()
        if self._child is not None:
            self._child.kill()
            self._child = None


INVERTED = bytes(255 - value for value in range(256))


def _room(handle: Handle, page: int, scale: float, most: int) -> int:
    """Bytes that the picture of a page takes, as far as the size that the document gives is true."""
    if not 1 <= page <= handle.pages:
        raise IndexError(f"{handle.name} has pages 1 to {handle.pages}, not {page}")
    size = handle.sizes[page - 1]
    return max(1, min(round(size.width / 1000 * scale + 1) * round(size.height / 1000 * scale + 1), most)) * 4


def _accepted(answer: dict[str, Any], name: str, page: int | None = None) -> dict[str, Any]:
    if "refused" not in answer:
        return answer
    if answer["refused"] == "document-page-unreadable":
        raise AlqaError("document-page-unreadable", name=name, page=page or 0)
    raise AlqaError(str(answer["refused"]), name=name)

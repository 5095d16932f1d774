"""Asks for pictures of pages off the GUI thread, the nearest page first.

The list of what is wanted belongs to the GUI thread and is replaced at every scroll, so a page that
was passed by is never drawn. Two pages are under way at a time: one is drawn while the other is
handed over. Results come home through one signal of this object.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from desktop.errors import AlqaError
from ui.reader.darkpaper import dimmed, inverted
from ui.reader.pictures import Drawn, Key
from ui.reader.source import PageSource

UNDER_WAY = 2


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of dark paper."""

    paper: str
    ink: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture worth having: `scale` in device pixels per point, `ink` for dark paper."""

    source: PageSource
    page: int
    scale: float
    ink: Ink | None

    @property
    def key(self) -> Key:
        return Key(self.source.digest, self.page, self.ink is not None)


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of a wanted page."""

    key: Key
    drawn: Drawn | None
    error: BaseException | None


class PictureFeed(QObject):
    """The one worker of a canvas. `close()` before the canvas dies; it waits for the worker."""

    arrived = Signal(object)  # Arrived
    _landed = Signal(object, object)  # Wanted, Future: crosses from the worker to the GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")
        self._queue: list[Wanted] = []
        self._busy: list[Wanted] = []
        self._closed = False
        self._landed.connect(self._take)

    @property
    def idle(self) -> bool:
        return not self._queue and not self._busy

    def ask(self, wanted: Sequence[Wanted]) -> None:
        """Replace what is wanted by this list, nearest first."""
        self._queue = [w for w in wanted if w not in self._busy]
        self._start()

    def release(self, source: PageSource) -> None:
        """Let the page server forget a document, after the pictures under way."""
        self._queue = [w for w in self._queue if w.source is not source]
        if not self._closed:
            self._worker.submit(source.release)

    def close(self) -> None:
        """Stop: nothing is asked any more, and the worker has ended when this returns."""
        self._closed = True
        self._queue = []
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        while self._queue and len(self._busy) < UNDER_WAY and not self._closed:
            wanted = self._queue.pop(0)
            self._busy.append(wanted)
            future = self._worker.submit(_draw, wanted)
            future.add_done_callback(_Home(self, wanted))

    def _take(self, wanted: Wanted, future: Future[Drawn]) -> None:
        self._busy.remove(wanted)
        if self._closed or future.cancelled():
            return
        error = future.exception()
        self._start()
        if error is not None and not isinstance(error, AlqaError):
            raise error
        self.arrived.emit(Arrived(wanted.key, None if error else future.result(), error))


class _Home:
    """Carries a result to the GUI thread (an object of its own: lambdas would keep the feed alive)."""

    def __init__(self, feed: PictureFeed, wanted: Wanted) -> None:
        self._feed = feed
        self._wanted = wanted

    def __call__(self, future: Future[Drawn]) -> None:
        if not future.cancelled():
            self._feed._landed.emit(self._wanted, future)


def _draw(wanted: Wanted) -> Drawn:
    image = wanted.source.draw(wanted.page, wanted.scale)
    return Drawn(_inked(image, wanted), wanted.scale)


def _inked(image: QImage, wanted: Wanted) -> QImage:
    if wanted.ink is None:
        return image
    if not wanted.source.text(wanted.page).strip():
        return dimmed(image)  # no text layer: a scan, where an inversion would make a negative
    return inverted(image, QColor(wanted.ink.paper), QColor(wanted.ink.ink))

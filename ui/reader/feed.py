"""Runs errands for pages off the GUI thread, the nearest page first.

The list of what is wanted belongs to the GUI thread and is replaced at every scroll, so a page that
was passed by is never drawn. Two errands are under way at a time: one is done while the other is
handed over. Results come home through signals of this object.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from desktop.errors import AlqaError
from ui.reader.details import Details
from ui.reader.errands import Errand, Ink, Result, Wanted, WantedDetails, WantedOutline
from ui.reader.pictures import Drawn, Key
from ui.reader.source import PageSource

__all__ = ["Arrived", "Errand", "Found", "Ink", "PictureFeed", "Rank", "Wanted", "WantedDetails"]

UNDER_WAY = 2


class Rank(IntEnum):
    """Whose wishes come first."""

    CANVAS = 0
    PANEL = 1  # the outline, thumbnails


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of a wanted picture."""

    key: Key
    drawn: Drawn | None
    error: BaseException | None


@dataclass(frozen=True, slots=True)
class Found:
    """What became of another errand."""

    errand: Errand
    result: Details | tuple[object, ...] | None
    error: BaseException | None


class PictureFeed(QObject):
    """The one worker of a canvas. `close()` before the canvas dies; it waits for the worker."""

    arrived = Signal(object)  # Arrived
    found = Signal(object)  # Found
    _landed = Signal(object, object)  # Errand, Future: crosses from the worker to the GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")
        self._queues: dict[Rank, list[Errand]] = {rank: [] for rank in Rank}
        self._busy: list[Errand] = []
        self._closed = False
        self._landed.connect(self._take)

    @property
    def idle(self) -> bool:
        return not any(self._queues.values()) and not self._busy

    def ask(self, wanted: Sequence[Errand], rank: Rank = Rank.CANVAS) -> None:
        """Replace what is wanted by this list, nearest first."""
        self._queues[rank] = [w for w in wanted if w not in self._busy]
        self._start()

    def release(self, source: PageSource) -> None:
        """Let the page server forget a document, after the errands under way."""
        for rank, queue in self._queues.items():
            self._queues[rank] = [w for w in queue if w.source is not source]
        if not self._closed:
            self._worker.submit(source.release)

    def close(self) -> None:
        """Stop: nothing is asked any more, and the worker has ended when this returns."""
        self._closed = True
        self._queues = {rank: [] for rank in Rank}
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        while len(self._busy) < UNDER_WAY and not self._closed:
            errand = self._next()
            if errand is None:
                return
            self._busy.append(errand)
            future: Future[Result] = self._worker.submit(errand.run)
            future.add_done_callback(_Home(self, errand))

    def _next(self) -> Errand | None:
        """The most wanted one, except for pages that are under way in another size."""
        places = [_place(errand) for errand in self._busy]
        for queue in self._queues.values():
            for errand in queue:
                if _place(errand) not in places:
                    queue.remove(errand)
                    return errand
        return None

    def _take(self, errand: Errand, future: Future[Result]) -> None:
        self._busy.remove(errand)
        if self._closed or future.cancelled():
            return
        error = future.exception()
        if isinstance(error, AlqaError):
            self._forget(errand)
        self._start()
        if error is not None and not isinstance(error, AlqaError):
            raise error
        result = None if error else future.result()
        if isinstance(errand, Wanted):
            self.arrived.emit(Arrived(errand.key, result if isinstance(result, Drawn) else None, error))
        else:
            self.found.emit(Found(errand, result, error))

    def _forget(self, failed: Errand) -> None:
        """A page that failed is not asked for again in another size: that might take as long."""
        place = _place(failed)
        for rank, queue in self._queues.items():
            self._queues[rank] = [w for w in queue if _place(w) != place]


def _place(errand: Errand) -> tuple[str, int]:
    """The page an errand is about; the outline is about none."""
    return errand.source.digest, -1 if isinstance(errand, WantedOutline) else errand.page


class _Home:
    """Carries a result to the GUI thread (an object of its own: lambdas would keep the feed alive)."""

    def __init__(self, feed: PictureFeed, errand: Errand) -> None:
        self._feed = feed
        self._errand = errand

    def __call__(self, future: Future[Result]) -> None:
        if not future.cancelled():
            self._feed._landed.emit(self._errand, future)

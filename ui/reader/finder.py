"""Finds words in the stored text of a document, in a thread of its own; the last question wins."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ui.reader.folding import Folded, fold, places
from ui.reader.hits import Hit
from ui.reader.source import PageSource

MOST = 5_000  # hits; "more than" beyond


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a question. `silent` pages have no text in which one could look."""

    digest: str
    query: str
    hits: tuple[Hit, ...]
    silent: int

    @property
    def more(self) -> bool:
        return len(self.hits) >= MOST


class Finder(QObject):
    """`close()` before its owner dies."""

    found = Signal(object)  # Finding
    _landed = Signal(object)  # Future: from the thread to the GUI

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="find")
        self._folded: tuple[str, tuple[Folded, ...]] = ("", ())
        self._asked = 0
        self._lock = threading.Lock()
        self._landed.connect(self._take)

    def ask(self, source: PageSource, query: str) -> None:
        """Look for words; a question before that is not yet answered never will be."""
        with self._lock:
            self._asked += 1
            number = self._asked
        self._worker.submit(self._answer, number, source, query).add_done_callback(self._home)

    def close(self) -> None:
        """The thread has ended when this returns."""
        with self._lock:
            self._asked += 1
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _home(self, future: Future[Finding | None]) -> None:
        if not future.cancelled():
            self._landed.emit(future)

    def _take(self, future: Future[Finding | None]) -> None:
        finding = future.result()
        if finding is not None:
            self.found.emit(finding)

    def _late(self, number: int) -> bool:
        with self._lock:
            return number != self._asked

    def _answer(self, number: int, source: PageSource, query: str) -> Finding | None:
        pages = self._pages(source)
        wanted = fold(query)
        hits: list[Hit] = []
        for page, folded in enumerate(pages):
            if not wanted or len(hits) >= MOST:
                break
            hits += [Hit(page, low, high) for low, high in places(folded, wanted, MOST - len(hits))]
        if self._late(number):
            return None
        silent = sum(1 for folded in pages if not folded.text.strip())
        return Finding(source.digest, query, tuple(hits), silent)

    def _pages(self, source: PageSource) -> tuple[Folded, ...]:
        """The folded pages, kept for the next letter one types."""
        if self._folded[0] != source.digest:
            pages = tuple(Folded(source.text(page)) for page in range(len(source.sizes)))
            self._folded = (source.digest, pages)
        return self._folded[1]

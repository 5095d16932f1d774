"""Where changes are stored: in one thread, in their order, so that a slow disk never stops the window.

Nobody may say "saved" before `done` was called: it is called in the GUI thread after the commit.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

Job = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job."""

    result: Any = None
    error: BaseException | None = None

    def value(self) -> Any:
        """The job's result, or its error raised here."""
        if self.error is not None:
            raise self.error
        return self.result


Done = Callable[[Outcome], None]


class Writer(Protocol):
    """Runs jobs one after the other."""

    def run(self, job: Job, done: Done) -> None: ...

    def wait(self) -> None:
        """Return after `done` of everything that was given before."""
        ...

    def close(self) -> None: ...

    def beside(self) -> Writer:
        """Another of its kind, whose jobs do not wait for these."""
        ...


class Inline:
    """Does each job at once, in the thread that asks."""

    def run(self, job: Job, done: Done) -> None:
        done(_try(job))

    def wait(self) -> None:
        return

    def close(self) -> None:
        return

    def beside(self) -> Inline:
        return Inline()


class Threaded(QObject):
    """One thread of its own; `close` ends it after its last job."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None, name: str = "alqa-writer") -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[tuple[Job, Done] | None] = SimpleQueue()
        self._finished: deque[tuple[Done, Outcome]] = deque()
        self._more = threading.Condition()
        self._running = 0  # given and not yet told: counted in the GUI thread
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(self, job: Job, done: Done) -> None:
        self._running += 1
        self._jobs.put((job, done))

    def wait(self) -> None:
        """Tells what has finished itself, since no event comes through meanwhile."""
        while self._running:
            with self._more:
                while not self._finished:
                    self._more.wait()
            self._deliver()

    def close(self) -> None:
        self.wait()
        self._jobs.put(None)
        self._thread.join()

    def beside(self) -> Threaded:
        return Threaded(name="alqa-reader")

    def _work(self) -> None:
        while (given := self._jobs.get()) is not None:
            job, done = given
            outcome = _try(job)
            with self._more:
                self._finished.append((done, outcome))
                self._more.notify()
            if shiboken6.isValid(self):
                self._arrived.emit()

    def _deliver(self) -> None:
        while self._finished:
            done, outcome = self._finished.popleft()
            self._running -= 1
            done(outcome)


def _try(job: Job) -> Outcome:
    try:
        return Outcome(job())
    except BaseException as error:  # noqa: BLE001  # handed over whole: `value` raises it where it is heard
        return Outcome(error=error)

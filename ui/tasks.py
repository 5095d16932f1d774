"""The one way to run work off the GUI thread: one executor, one bridge, results as objects.

Results come back through one signal of one object that lives as long as the program: receivers
that own their signals lose results silently. A result whose owner is gone is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import AlqaError
from ui.later import later

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Progress = Callable[[int, int], None]  # done, of


class Task:
    """A running piece of work. `cancelled` is a wish: work that reports progress stops at it."""

    def __init__(
        self,
        done: Callable[[Any], None],
        failed: Callable[[AlqaError], None] | None,
        progress: Progress | None,
        owner: QObject,
    ) -> None:
        self.done, self.failed, self.progress, self.owner = done, failed, progress, owner
        self.cancelled = threading.Event()

    def cancel(self) -> None:
        self.cancelled.set()


class Cancelled(Exception):
    """Raised inside work that was asked to stop; nobody is told."""


class Tasks(QObject):
    """Owner of the worker threads. `busyChanged(int)` counts running tasks."""

    busyChanged = Signal(int)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None, workers: int = 2) -> None:
        super().__init__(parent)
        self._workers = workers
        self._running: set[Task] = set()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        """The threads, with the first work."""
        made: ThreadPoolExecutor = later("concurrent.futures").ThreadPoolExecutor(self._workers, "alqa")
        return made

    def run(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[AlqaError], None] | None = None,
        progress: Progress | None = None,
    ) -> Task:
        """Run `work(report)` in a thread; `done`, `failed` and `progress` run in the GUI thread.

        `work` may call `report(n, of)` often: it also ends work whose task was cancelled. Errors
        that are not for people, and faults without a `failed`, go to `sys.excepthook`.
        """
        task = Task(done, failed, progress, owner)
        self._running.add(task)
        self.busyChanged.emit(len(self._running))
        self._pool.submit(work, self._reporter(task)).add_done_callback(self._collector(task))
        return task

    @property
    def busy(self) -> int:
        return len(self._running)

    def close(self) -> None:
        """Ask everything to stop and wait for what is running."""
        for task in self._running:
            task.cancel()
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _reporter(self, task: Task) -> Progress:
        def report(n: int, of: int) -> None:
            if task.cancelled.is_set():
                raise Cancelled
            self._arrived.emit((task, None, (n, of)))

        return report

    def _collector(self, task: Task) -> Callable[[Future[Any]], None]:
        def collect(future: Future[Any]) -> None:
            if shiboken6.isValid(self):
                self._arrived.emit((task, future, None))

        return collect

    def _deliver(self, arrived: tuple[Task, Future[Any] | None, tuple[int, int] | None]) -> None:
        task, future, step = arrived
        if future is None:
            if step and task.progress and shiboken6.isValid(task.owner):
                task.progress(*step)
            return
        self._running.discard(task)
        self.busyChanged.emit(len(self._running))
        if not future.cancelled() and not task.cancelled.is_set() and shiboken6.isValid(task.owner):
            self._finish(task, future)

    def _finish(self, task: Task, future: Future[Any]) -> None:
        error = future.exception()
        if error is None:
            task.done(future.result())
        elif isinstance(error, AlqaError) and task.failed:
            task.failed(error)
        elif not isinstance(error, Cancelled):
            raise error

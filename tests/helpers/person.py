"""A person at a window, inside the event loop: one act at a time, each in an event of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEventLoop, QObject, QTimer

Act = Callable[[], object]
PAUSE_MS = 60


class Person(QObject):
    """Does `acts` in order, a moment apart; `done()` of the last ends `run`."""

    def __init__(self, acts: Sequence[Act], pause: int = PAUSE_MS) -> None:
        super().__init__()
        self._acts, self._loop, self._fault = list(acts), QEventLoop(), None
        self._next = QTimer(self, singleShot=True, interval=pause)
        self._next.timeout.connect(self._act)

    def run(self) -> None:
        """Returns when everything was done; what an act raised is raised here."""
        self._next.start()
        self._loop.exec()
        if self._fault is not None:
            raise self._fault

    def _act(self) -> None:
        if not self._acts:
            self._loop.quit()
            return
        try:
            self._acts.pop(0)()
        except BaseException as fault:  # noqa: BLE001  # raised again by `run`, outside Qt
            self._fault = fault
            self._loop.quit()
        self._next.start()

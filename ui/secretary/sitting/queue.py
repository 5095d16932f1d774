"""Acts one after the other: what a person does quickly must be stored in the order it was done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.decide.sitting.state import Meeting
from desktop.errors import AlqaError
from ui.services import Services

Act = Callable[[], Meeting]


class Acts(QObject):
    """`done(meeting)` after each act; a refused act is said and the others go on."""

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._waiting: deque[tuple[Act, Callable[[Meeting], None] | None]] = deque()
        self._busy = False

    @property
    def idle(self) -> bool:
        return not self._busy and not self._waiting

    def do(self, act: Act, then: Callable[[Meeting], None] | None = None) -> None:
        """Do it after those that wait; `then` is called when it was stored."""
        self._waiting.append((act, then))
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        act, then = self._waiting.popleft()

        def stored(meeting: Any) -> None:
            self._busy = False
            self.done.emit(meeting)
            if then is not None:
                then(meeting)
            self._next()

        self._services.tasks.run(self, lambda _report: act(), stored, self._refused)

    def _refused(self, error: AlqaError) -> None:
        self._busy = False
        self.refused.emit(error)
        self._services.messages.trouble(error)
        self._next()

"""Notices that nobody is there, and that the computer slept.

Keys and clicks are seen where Qt hands them to the window in front: a filter over the whole program would
see every repaint too. The pointer is looked at, wherever it moves. A jump of the clock between two ticks
means sleep, on every system; a system that tells before it sleeps is heard in `sleep`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QWindow

TICK_MS = 2_000
ASLEEP_S = 30.0  # a tick so late did not come late because the program was busy
SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
}


@dataclass(frozen=True)
class Clocks:
    """Seconds that stand still in sleep (where the system has such), those on the wall, the pointer."""

    running: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    pointer: Callable[[], QPoint] = QCursor.pos


class Idle(QObject):
    """`idle` once when nothing was done for `minutes()` (0: never); `slept` after a sleep."""

    idle = Signal()
    slept = Signal()

    def __init__(self, minutes: Callable[[], int], parent: QObject, clocks: Clocks | None = None) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._clocks = clocks or Clocks()
        self._told = False
        self._window: QWindow | None = None
        self._ticked = (self._clocks.running(), self._clocks.wall())
        self._pointer = self._clocks.pointer()
        self._last = self._clocks.running()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """From now on, until the program ends."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())
        self._timer.start()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._clocks.running()
        self._told = False

    def tick(self) -> None:
        """Look at the clocks and the pointer."""
        now = (self._clocks.running(), self._clocks.wall())
        late = max(now[0] - self._ticked[0], now[1] - self._ticked[1])
        self._ticked = now
        pointer = self._clocks.pointer()
        if late > ASLEEP_S:
            self._pointer = pointer
            self.touch()
            self.slept.emit()
            return
        if pointer != self._pointer:
            self._pointer = pointer
            self.touch()
        elif not self._told and (minutes := self._minutes()) and now[0] - self._last >= minutes * 60:
            self._told = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS:
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._gone)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._window = None

"""Garbage is collected in the window's thread alone.

Python collects where the count of new objects happens to pass its limit, also in a worker: widgets of a
closed dialog would then be destroyed outside their thread, which Qt does not survive. So the collector is
off, and the event loop asks the counts.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000
YOUNG, MIDDLE, OLD = 700, 10, 10  # Python's own limits (gc.get_threshold)


class Collector(QObject):
    """Lives as long as the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.collect)
        self._look.start()

    def collect(self) -> int:
        """The oldest generation that is due; -1 when none is."""
        young, middle, old = gc.get_count()
        due = 2 if old > OLD else 1 if middle > MIDDLE else 0 if young > YOUNG else -1
        if due >= 0:
            gc.collect(due)
        return due

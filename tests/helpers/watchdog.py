"""Watches the GUI thread: how long it works without letting an event through, and what it must never do.

`Pulse` beats inside the event loop. Between two beats the thread's own processor time is measured, never
the clock: what other programs do on a busy machine does not count. `Pace` says how fast this machine is at
this moment, so that a slow one is held to the same work and not to the same milliseconds.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_MS = 50.0
BEAT_MS, LOOK_S = 4, 0.008
WORK, USUAL_MS = 60_000, 4.0  # turns of the calibration, and what they take on an idle laptop
DEEP, SHOWN = 7, 6  # frames of a place, places of a culprit


def pace() -> float:
    """How many times slower than an idle laptop this thread runs just now (never below 1)."""
    start, total = time.thread_time(), 0
    for n in range(WORK):
        total += n & 7
    return max(1.0, (time.thread_time() - start) * 1000 / USUAL_MS)


@dataclass(frozen=True)
class Block:
    """The thread worked for `ms` (as an idle laptop would have) in one go; `where` it was seen in it, and
    during which act (its number)."""

    ms: float
    where: str
    act: int = 0


@dataclass
class Blocks:
    """What a watch saw. `worst` of everything, `over` those above the limit; `act` is the number of what is
    done now, set by whoever does it."""

    limit: float = LIMIT_MS
    worst: float = 0.0
    act: int = 0
    over: list[Block] = field(default_factory=list)

    def note(self, ms: float, where: str) -> None:
        # The pace is taken after the work and before it is judged: the slower of two looks counts.
        shown = ms / max(pace(), pace()) if ms > self.limit else ms
        self.worst = max(self.worst, shown)
        if shown > self.limit:
            self.over.append(Block(shown, where, self.act))

    def told(self) -> str:
        return told(self.over)


def told(blocks: list[Block]) -> str:
    """For the message of a test that fails."""
    return "\n\n".join(f"act {one.act}: {one.ms:.0f} ms in one go, seen at:\n{one.where}" for one in blocks)


class Pulse(QObject):
    """Beats in the event loop of the thread that makes it."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()
        self._blocks, self._last = blocks, time.thread_time()
        self._me, self._ends = threading.get_ident(), threading.Event()
        self._seen: Counter[str] = Counter()
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._count)
        self._beats = 0
        self._watcher = threading.Thread(target=self._look, name="watchdog", daemon=True)

    def start(self) -> None:
        self._last = time.thread_time()
        self._beat.start()
        self._watcher.start()

    def stop(self) -> None:
        self._count()
        self._beat.stop()
        self._ends.set()
        self._watcher.join()

    def _count(self) -> None:
        now = time.thread_time()
        worked, self._last = (now - self._last) * 1000, now
        seen, self._seen = self._seen, Counter()
        self._beats += 1
        if worked > min(self._blocks.worst, self._blocks.limit):
            self._blocks.note(
                worked, "\n".join(f"{times} x {place}" for place, times in seen.most_common(SHOWN))
            )
            self._last = time.thread_time()  # the looking itself is not the window's work

    def _look(self) -> None:
        """Where the thread is while no beat comes."""
        before = -1
        while not self._ends.wait(LOOK_S):
            if self._beats == before and (frame := sys._current_frames().get(self._me)) is not None:
                self._seen[_place(frame)] += 1
            before = self._beats


def _place(frame: FrameType | None) -> str:
    """The innermost lines of ours, the outermost first."""
    ours = []
    while frame is not None:
        name = frame.f_code.co_filename
        if "site-packages" not in name and not name.startswith("<"):
            ours.append(f"{Path(name).stem}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " > ".join(reversed(ours[:DEEP]))


@contextmanager
def watched(limit: float = LIMIT_MS) -> Iterator[Blocks]:
    """Watch this thread's event loop; the caller judges what was seen."""
    blocks = Blocks(limit)
    pulse = Pulse(blocks)
    pulse.start()
    try:
        yield blocks
    finally:
        pulse.stop()

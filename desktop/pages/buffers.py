"""Shared memory that pages are drawn into: lent out with the picture, used again when given back.

A picture is never copied: the child draws into a buffer that the caller then looks at. The name of a
buffer is removed as soon as the child has it too, so nothing is left behind whatever happens to
either side. Giving back may happen in any thread, even while the child is busy.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections import deque
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

GRAIN = 64 * 1024  # sizes are rounded up to this
SPARE = 1  # buffers kept for the next pictures
WASTE = 1.25  # a spare one may be larger by this
SHARE = 0.5  # of the shared memory that is free at the start may be lent
PLENTY = 1 << 40  # bytes, where nobody says how much there is


class Buffer:
    """One piece of shared memory; `number` is how both sides call it."""

    def __init__(self, number: int, size: int) -> None:
        self.number = number
        self._memory = SharedMemory(create=True, size=size)
        self.size = size
        self._offered = False
        self._reserve()

    def offer(self) -> dict[str, Any]:
        """How the child finds it: by name the first time, by number afterwards."""
        return {"buffer": self.number, "block": None if self._offered else self._memory.name}

    def settle(self) -> None:
        """The child has been asked: the name is not needed any more."""
        if not self._offered:
            self._offered = True
            self._memory.unlink()

    def view(self, size: int) -> memoryview:
        return memoryview(self._memory.buf or b"")[:size]

    def close(self) -> None:
        self.settle()
        self._memory.close()

    def _reserve(self) -> None:
        """Take the memory now: where it is promised only, the child would die of writing to it."""
        file = getattr(self._memory, "_fd", -1)
        if file < 0 or not hasattr(os, "posix_fallocate"):
            return
        try:
            os.posix_fallocate(file, 0, self.size)
        except OSError:
            self.close()
            raise MemoryError from None


class BufferPool:
    """The buffers of one child. Giving back takes no lock: it may happen while the interpreter collects
    garbage, in the midst of anything else. What came back is sorted in with the next request."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._returned: deque[Buffer] = deque()
        self._spare: list[Buffer] = []
        self._gone: list[int] = []  # numbers that the child may forget
        self._over = False
        self._room = _free() * SHARE
        self._held = 0  # bytes of all buffers

    @property
    def scarce(self) -> bool:
        """True when so much is lent that pictures had better be copied and given back at once."""
        return self._held > self._room

    def take(self, size: int) -> Buffer:
        """A spare buffer that fits, or a new one."""
        with self._lock:
            self._spare += _drained(self._returned)
            fits = [b for b in self._spare if size <= b.size <= size * WASTE + GRAIN]
            if fits:
                self._spare.remove(fits[0])
            surplus, self._spare = self._spare[:-SPARE], self._spare[-SPARE:]
            self._drop(surplus)
            if fits:
                return fits[0]
            buffer = Buffer(next(self._numbers), -(-size // GRAIN) * GRAIN)
            self._held += buffer.size
            return buffer

    def give_back(self, buffer: Buffer) -> None:
        """Nobody looks at it any more."""
        self._returned.append(buffer)
        if self._over:
            for late in _drained(self._returned):
                late.close()

    def forgotten(self) -> list[int]:
        """The numbers to tell the child, once."""
        with self._lock:
            gone, self._gone = self._gone, []
            return gone

    def end(self) -> None:
        """The child is gone: spare buffers close now, lent ones when they come back."""
        with self._lock:
            self._over = True
            spare, self._spare = [*self._spare, *_drained(self._returned)], []
            self._drop(spare)

    def _drop(self, buffers: list[Buffer]) -> None:
        for buffer in buffers:
            self._gone.append(buffer.number)
            self._held -= buffer.size
            buffer.close()


def _drained(queue: deque[Buffer]) -> list[Buffer]:
    """All that is in the queue, taken out one by one: others may be at it too."""
    found = []
    while queue:
        try:
            found.append(queue.popleft())
        except IndexError:
            break
    return found


class Lent:
    """A drawn page in its buffer: 4 bytes a pixel, B G R x, rows of `stride` bytes from the top (Qt:
    Format_RGB32). `give_back` when nobody reads `pixels` any more; a second call does nothing. When
    `scarce`, copy the pixels and give them back at once."""

    def __init__(self, pool: BufferPool, buffer: Buffer, width: int, height: int, scale: float) -> None:
        self._pool, self.number = pool, buffer.number
        self.width, self.height, self.stride, self.scale = width, height, width * 4, scale
        self.pixels = buffer.view(width * height * 4)
        self.scarce = pool.scarce
        self._due = [buffer]  # emptied by whoever gives it back first

    def give_back(self) -> None:
        try:
            buffer = self._due.pop()
        except IndexError:
            return
        self.pixels.release()
        self._pool.give_back(buffer)


def _free() -> int:
    """Bytes of shared memory that are free now."""
    place = Path("/dev/shm")
    if not hasattr(os, "statvfs") or not place.is_dir():
        return PLENTY
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize

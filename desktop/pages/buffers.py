"""Shared memory that pages are drawn into: lent out with the picture, used again when given back.

A picture is never copied: the child draws into a buffer that the caller then looks at. The name of a
buffer is removed as soon as the child has it too, so nothing is left behind whatever happens to
either side. Giving back may happen in any thread, even while the child is busy.
"""

from __future__ import annotations

import itertools
import os
import threading
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
    """The buffers of one child."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._spare: list[Buffer] = []
        self._gone: list[int] = []  # numbers that the child may forget
        self._over = False
        self._room = _free() * SHARE
        self._held = 0  # bytes of all buffers

    @property
    def scarce(self) -> bool:
        """True when so much is lent that pictures had better be copied and given back at once."""
        with self._lock:
            return self._held > self._room

    def take(self, size: int) -> Buffer:
        """A spare buffer that fits, or a new one."""
        with self._lock:
            for buffer in self._spare:
                if size <= buffer.size <= size * WASTE + GRAIN:
                    self._spare.remove(buffer)
                    return buffer
            number = next(self._numbers)
        buffer = Buffer(number, -(-size // GRAIN) * GRAIN)
        with self._lock:
            self._held += buffer.size
        return buffer

    def give_back(self, buffer: Buffer) -> None:
        """Nobody looks at it any more."""
        with self._lock:
            if not self._over:
                self._spare.append(buffer)
            surplus = [buffer] if self._over else self._spare[:-SPARE]
            self._spare = self._spare[-SPARE:]
            self._gone += [b.number for b in surplus]
            self._held -= sum(b.size for b in surplus)
        for each in surplus:
            each.close()

    def forgotten(self) -> list[int]:
        """The numbers to tell the child, once."""
        with self._lock:
            gone, self._gone = self._gone, []
        return gone

    def end(self) -> None:
        """The child is gone: spare buffers close now, lent ones when they come back."""
        with self._lock:
            spare, self._spare, self._over = self._spare, [], True
        for buffer in spare:
            buffer.close()


class Lent:
    """A drawn page in its buffer: 4 bytes a pixel, B G R x, rows of `stride` bytes from the top (Qt:
    Format_RGB32). `give_back` when nobody reads `pixels` any more; a second call does nothing. When
    `scarce`, copy the pixels and give them back at once."""

    def __init__(self, pool: BufferPool, buffer: Buffer, width: int, height: int, scale: float) -> None:
        self._pool, self._buffer = pool, buffer
        self.width, self.height, self.stride, self.scale = width, height, width * 4, scale
        self.pixels = buffer.view(width * height * 4)
        self.scarce = pool.scarce
        self._lock = threading.Lock()
        self._back = False

    def give_back(self) -> None:
        with self._lock:
            first, self._back = not self._back, True
        if first:
            self.pixels.release()
            self._pool.give_back(self._buffer)


def _free() -> int:
    """Bytes of shared memory that are free now."""
    place = Path("/dev/shm")
    if not hasattr(os, "statvfs") or not place.is_dir():
        return PLENTY
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize

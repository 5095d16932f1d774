"""Pull from what only pushes: age decrypts into a writer, a zip is read from a reader.

The decryption runs in a thread of its own and stays at most a few chunks ahead, so that a pack of any size
needs little memory and no clear text ever lies in a temporary file.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Final

AHEAD: Final = 16  # pieces of at most 64 KiB, as age gives them


class _Abandoned(OSError):
    """The reader has gone; ends the writing thread."""


class Channel:
    """One thread writes, another reads."""

    def __init__(self) -> None:
        self._pieces: queue.Queue[bytes | None] = queue.Queue(AHEAD)
        self._rest = b""
        self._ended = False
        self._abandoned = threading.Event()

    def write(self, data: bytes, /) -> int:
        """For the writing thread. Waits while the reader is behind."""
        if self._abandoned.is_set():
            raise _Abandoned("the reader has gone")
        if data:
            self._pieces.put(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def end(self) -> None:
        """For the writing thread: nothing more comes."""
        self._pieces.put(None)

    def read(self, size: int = -1, /) -> bytes:
        """For the reading thread: up to `size` bytes (one piece for -1), b"" at the end."""
        if not self._rest and not self._ended:
            piece = self._pieces.get()
            self._ended = piece is None
            self._rest = piece or b""
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return taken

    def abandon(self) -> None:
        """For the reading thread: let the writer go, whatever it still holds."""
        self._abandoned.set()
        with contextlib.suppress(queue.Empty):
            while True:
                self._pieces.get_nowait()


class _Pulled:
    """The reading end: what the writer raised is raised where its output ends."""

    def __init__(self, channel: Channel, writer: Future[None]) -> None:
        self._channel = channel
        self._writer = writer

    def read(self, size: int = -1, /) -> bytes:
        data = self._channel.read(size)
        if not data and size:
            self._writer.result()
        return data


@contextlib.contextmanager
def pulled(push: Callable[[Channel], None]) -> Iterator[_Pulled]:
    """What `push` writes, as something to read from. An error of `push` is raised by `read` where the
    output ends."""
    channel = Channel()
    with ThreadPoolExecutor(1, "alqa-unseal") as pool:
        writer = pool.submit(_run, push, channel)
        try:
            yield _Pulled(channel, writer)
        finally:
            while not writer.done():  # it may wait for room in the channel
                channel.abandon()
                wait([writer], 0.02)


def _run(push: Callable[[Channel], None], channel: Channel) -> None:
    try:
        push(channel)
    finally:
        channel.end()


class FromPieces:
    """An iterator of pieces as something to read from (zip pieces into age)."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, b"" at the end."""
        if size < 0:
            return bytes(self._rest) + b"".join(self._pieces)
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        taken, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return taken

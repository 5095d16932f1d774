"""Pull from what only pushes: age decrypts into a writer, a zip is read from a reader.

The decryption runs in a thread of its own and stays at most a few chunks ahead, so that a pack of any size
needs little memory and no clear text ever lies in a temporary file.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

AHEAD: Final = 16  # pieces of at most 64 KiB, as age gives them


class _Abandoned(OSError):
    """The reader has gone; ends the writing thread."""


class Channel:
    """One thread writes, another reads; the writer's error reaches the reader."""

    def __init__(self) -> None:
        self._pieces: queue.Queue[bytes | None] = queue.Queue(AHEAD)
        self._rest = b""
        self._ended = False
        self._abandoned = threading.Event()
        self.error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        """For the writing thread. Waits while the reader is behind."""
        if self._abandoned.is_set():
            raise _Abandoned("the reader has gone")
        if data:
            self._pieces.put(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def read(self, size: int = -1, /) -> bytes:
        """For the reading thread: up to `size` bytes, b"" at the end; raises what the writer raised."""
        if not self._rest and not self._ended:
            piece = self._pieces.get()
            self._ended = piece is None
            self._rest = piece or b""
        if self._ended and self.error is not None:
            raise self.error
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return taken

    def end(self, error: BaseException | None) -> None:
        """For the writing thread: nothing more comes."""
        self.error = error
        if not self._abandoned.is_set():
            self._pieces.put(None)

    def abandon(self) -> None:
        """For the reading thread: let the writer go, whatever it still holds."""
        self._abandoned.set()
        while True:
            try:
                self._pieces.get_nowait()
            except queue.Empty:
                return


@contextmanager
def pulled(push: Callable[[Channel], None]) -> Iterator[Channel]:
    """What `push` writes, as something to read from."""
    channel = Channel()
    thread = threading.Thread(target=_run, args=(push, channel), name="alqa-unseal", daemon=True)
    thread.start()
    try:
        yield channel
    finally:
        while thread.is_alive():
            channel.abandon()
            thread.join(0.02)


def _run(push: Callable[[Channel], None], channel: Channel) -> None:
    error: BaseException | None = None
    try:
        push(channel)
    except BaseException as raised:  # handed to the reading thread, which raises it there
        error = raised
    channel.end(error)


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

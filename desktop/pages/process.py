"""One spawned child and the pipe to it. It either answers in time or is killed; nothing else."""

from __future__ import annotations

import json
import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.shared_memory import SharedMemory
from typing import Any

from desktop.pages.buffers import BufferPool
from desktop.pages.limits import Limits

GRACE = 0.25  # seconds for the pipe, beyond the deadline of the work itself


class ChildHangs(Exception):
    """No answer within the deadline; the child is dead now."""


class ChildDied(Exception):
    """The child ended instead of answering (or answered nonsense); it is dead now."""


class Child:
    """A running child. Not thread-safe: the server holds a lock around it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.buffers = BufferPool()
        self._process, self._pipe = _spawn(limits)
        self._receive(limits.start_seconds)

    @property
    def pid(self) -> int | None:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, do: str, seconds: float, **request: Any) -> dict[str, Any]:
        """The child's answer to one request; raises ChildHangs or ChildDied."""
        message = json.dumps({"do": do, "seconds": seconds, **request}).encode("ascii")
        try:
            self._pipe.send_bytes(message)
        except OSError:
            self.kill()
            raise ChildDied from None
        return self._receive(seconds)

    def hand_over(self, number: int, data: bytes, seconds: float, most_pages: int) -> dict[str, Any]:
        """Open `data` in the child as document `number`; the shared memory is gone when this returns."""
        block = SharedMemory(create=True, size=max(1, len(data)))
        try:
            memoryview(block.buf or b"")[: len(data)] = data
            where = {"block": block.name, "size": len(data), "pages": most_pages}
            return self.ask("open", seconds, number=number, **where)
        finally:
            block.close()
            block.unlink()

    def kill(self) -> None:
        """End the child for certain and reap it; a second call does nothing."""
        if self._pipe.closed:
            return
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()
        self.buffers.end()

    def _receive(self, seconds: float) -> dict[str, Any]:
        try:
            if not self._pipe.poll(seconds + GRACE):
                self.kill()
                raise ChildHangs
            answer = json.loads(self._pipe.recv_bytes(self._limits.answer_bytes))
        except (EOFError, OSError, ValueError):
            self.kill()
            raise ChildDied from None
        return dict(answer)


def _serve(pipe: Connection, memory: int) -> None:
    """What the child runs. Imported there and not before: the parent never loads PDFium."""
    from desktop.pages import child

    child.serve(pipe, memory)


def _spawn(limits: Limits) -> tuple[SpawnProcess, Connection]:
    """Start the child. Spawned, not forked: it inherits no secret and no lock of this process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_serve, args=(theirs, limits.child_memory), name="alqa-pages", daemon=True
    )
    process.start()
    theirs.close()
    return process, ours

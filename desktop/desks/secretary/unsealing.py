"""Many score files opened in a child process: one that hangs or kills it costs one refusal.

The child gets the half of the secretary's identity that opens (never the key that signs) through the pipe,
and file after file as bytes. It answers with the envelope that it has opened and verified, or with the
reasons why not; the parent reads that envelope strictly again, so that a child that was taken over can
lose a file and forge none.
"""

from __future__ import annotations

import json
import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Final

from desktop.errors import AlqaError, Fault
from desktop.exchange import statements as statement_files
from desktop.pages.rights import allow_seconds, give_up_rights
from desktop.trust.identity import Opener

START_SECONDS: Final = 30.0
FILE_SECONDS: Final = 60.0  # 64 MiB take two
MEMORY: Final = 2 * 1024**3
TAKEN: Final = b"+"


class Unsealer:
    """Opens sealed statements for `opener`. A context manager; the child starts with the first file."""

    def __init__(self, opener: Opener, seconds: float = FILE_SECONDS) -> None:
        self._opener, self._seconds = opener, seconds
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Unsealer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def pid(self) -> int | None:
        """Process id of the child, or None while there is none."""
        return self._process.pid if self._process is not None else None

    def open(self, path: Path, data: bytes, kind: str) -> bytes:
        """The envelope in a sealed file. Raises the codes of `statements.open_sealed`, `merge-file-hangs`,
        `merge-file-crashed`."""
        try:
            pipe = self._ready()
            pipe.send_bytes(kind.encode("ascii"))
            pipe.send_bytes(data)
            if not pipe.poll(self._seconds):
                self._end()
                raise AlqaError("merge-file-hangs", path=path.name)
            answer = pipe.recv_bytes()
        except (EOFError, OSError):
            self._end()
            raise AlqaError("merge-file-crashed", path=path.name) from None
        return _envelope(answer)

    def _ready(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._seconds), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.send_bytes(self._opener.name.encode())
        self._pipe.send_bytes(self._opener.workspace_secret())
        if not self._pipe.poll(START_SECONDS):
            raise EOFError
        self._pipe.recv_bytes()
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None


def _envelope(answer: bytes) -> bytes:
    if answer[:1] == TAKEN:
        return answer[1:]
    said = json.loads(answer[1:])
    raise AlqaError.of([Fault(code, args) for code, args in said])


def _serve(pipe: Connection, seconds: float) -> None:
    """What the child runs until its parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the parent's business
    give_up_rights(MEMORY)
    opener = Opener(pipe.recv_bytes().decode(), pipe.recv_bytes())
    pipe.send_bytes(b"")
    while True:
        try:
            kind, data = pipe.recv_bytes().decode("ascii"), pipe.recv_bytes()
        except (EOFError, OSError):
            return
        allow_seconds(seconds)
        pipe.send_bytes(_answer(data, kind, opener))


def _answer(data: bytes, kind: str, opener: Opener) -> bytes:
    try:
        return TAKEN + statement_files.open_sealed(data, kind, opener).envelope
    except AlqaError as error:
        return b"-" + json.dumps([[fault.code, fault.args] for fault in error.faults]).encode()

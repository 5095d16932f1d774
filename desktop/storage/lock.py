"""One writer for a workspace: the operating system's lock is the truth, a note beside it has the words.

The lock dies with its process, whatever killed it, so that nothing stale is left; `lock.json` only says
who holds it. It is a file of its own because Windows lets nobody read a locked one.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import sys
from pathlib import Path
from typing import BinaryIO

from desktop import clock
from desktop.errors import AlqaError
from desktop.storage.disk import system_errors, write_durably


class Lock:
    """Held from construction to `release`. Raises `workspace-in-use` with owner, pid and since."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / "lock.json"
        with system_errors(folder):
            self._file: BinaryIO | None = (folder / "lock").open("ab")
        if not _take(self._file):
            self._file.close()
            raise AlqaError("workspace-in-use", **_holder(self._note))
        note = {"owner": _user(), "pid": os.getpid(), "since": clock.now()}
        with contextlib.suppress(AlqaError):  # a full disk: the lock holds without its note
            write_durably(self._note, json.dumps(note).encode())

    def release(self) -> None:
        """Let the next one in; a second call does nothing."""
        if self._file is not None:
            self._note.unlink(missing_ok=True)
            self._file.close()
            self._file = None


def _holder(note: Path) -> dict[str, str]:
    """Who holds it, as far as the note can be read: it may be just being written."""
    try:
        said = json.loads(note.read_bytes())
        return {key: str(said[key]) for key in ("owner", "pid", "since")}
    except (OSError, ValueError, KeyError, TypeError):
        return {"owner": "?", "pid": "?", "since": "?"}


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

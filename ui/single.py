"""One Alqa per person: a second start hands what it was given to the first and ends.

A local socket or pipe of `multiprocessing.connection`, never the network. Only plain JSON text is
read from it: nothing is unpickled.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.paths import local_data
from ui.later import later

if TYPE_CHECKING:
    from multiprocessing.connection import Listener

LINE = "multiprocessing.connection"  # on first use: the first picture does not wait for it
KEY_FILE, LIMIT, TOKEN = "instance.key", 64 * 1024, 32
LONGEST = 100  # bytes of a socket's path
PATIENCE_S = 20  # a first instance under load answers late; a second window over one room helps nobody


class Single(QObject):
    """`given(list[str])` when another start handed over what it was asked to open."""

    given = Signal(object)

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or local_data()
        self._listener: Listener | None = None

    def hand_over(self, things: list[str]) -> bool:
        """True when a first instance took `things`."""
        key = _read_key(self._folder)
        if key is None or not _is_there(_address(self._folder)):
            return False
        try:
            with later(LINE).Client(_address(self._folder), authkey=key) as line:
                line.send_bytes(json.dumps(things).encode())
                return bool(line.poll(PATIENCE_S) and line.recv_bytes(LIMIT) == b"ok")
        except (OSError, EOFError, later("multiprocessing").AuthenticationError):
            return False

    def listen(self) -> None:
        """Become the first instance; a place where no socket can be made only loses the courtesy."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            key = _make_key(self._folder)
            address = _address(self._folder)
            if sys.platform != "win32":
                Path(address).unlink(missing_ok=True)
            self._listener = later(LINE).Listener(address, authkey=key)
        except OSError:
            return
        threading.Thread(target=self._serve, name="alqa-single", daemon=True).start()

    def close(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _serve(self) -> None:
        while (listener := self._listener) is not None:
            try:
                with listener.accept() as line:
                    things = json.loads(line.recv_bytes(LIMIT))
                    line.send_bytes(b"ok")
                if isinstance(things, list) and all(isinstance(thing, str) for thing in things):
                    self.given.emit(things)
            except (OSError, EOFError, ValueError, later("multiprocessing").AuthenticationError):
                continue


def _address(folder: Path) -> str:
    mark = later("hashlib").sha256(str(folder).encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\alqa-{mark}"
    # The path of a socket may be 108 bytes long at most (104 on macOS): a home may be deeper than that. What
    # passes is authenticated by the key in the folder, wherever the socket lies.
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    places = [Path(runtime)] if runtime and Path(runtime).is_dir() else []
    paths = [str(place / f"alqa-{mark}.sock") for place in (*places, folder, Path(gettempdir()))]
    return next((path for path in paths if len(os.fsencode(path)) <= LONGEST), paths[-1])


def _is_there(address: str) -> bool:
    """Whether somebody may listen: a pipe of Windows is known only by trying."""
    return sys.platform == "win32" or Path(address).exists()


def _read_key(folder: Path) -> bytes | None:
    try:
        found = (folder / KEY_FILE).read_bytes()
    except OSError:
        return None
    return found if len(found) == TOKEN else None


def _make_key(folder: Path) -> bytes:
    key = os.urandom(TOKEN)
    path = folder / KEY_FILE
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, key)
    finally:
        os.close(handle)
    return key

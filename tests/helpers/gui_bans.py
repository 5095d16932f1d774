"""What must never happen on the GUI thread, however fast it happens to be today.

Each of these takes as long as a file, a disk or a foreign program pleases. They are wrapped in tests: a
call on the main thread that comes from a window of `ui/` is a fault. Functions of `ui/` that are made for
workers may call them, and a test may call those directly.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nacl.bindings
import pyrage
import pytest

from desktop.desks import commissioner
from desktop.pages.server import PageServer
from desktop.storage import blobs

UI = str(Path(__file__).resolve().parents[2] / "ui")
THREAD = Path(UI) / "commissioner" / "writer.py"
# Worker functions of ui/: `tasks.run`, the picture feed and the writer call them off the GUI thread.
WORKERS = (
    "opening.py",
    "served.py",
    "source.py",
    "errands.py",
    "thumbs.py",
    "details.py",
    "printing.py",
    "keys.py",
)
BANNED: tuple[tuple[Any, str, str], ...] = (
    (PageServer, "_of_document", "a request to the page server"),
    (PageServer, "_open", "opening a document in the page server"),
    (nacl.bindings, "crypto_pwhash_alg", "Argon2"),
    (hashlib, "file_digest", "hashing a file"),
    (pyrage, "encrypt_io", "sealing a file"),
    (pyrage, "decrypt_io", "opening a sealed file"),
    (blobs, "get", "decrypting a document"),
    (commissioner, "document_text", "reading a document's text"),
)


def window_in_the_way() -> str:
    """The line of a window that waits just now on the main thread, or ""."""
    if threading.current_thread() is not threading.main_thread():
        return ""
    frame, found = sys._getframe(2), ""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path == THREAD and frame.f_code.co_name == "_try":
            return ""  # a job of the writer or the reader, which tests may run inline
        if str(path).startswith(UI) and path.name not in WORKERS:
            found = found or f"{path.name}:{frame.f_lineno} ({frame.f_code.co_name})"
        frame = frame.f_back  # type: ignore[assignment]
    return found


def bans(patch: pytest.MonkeyPatch) -> list[str]:
    """Wrap what is banned; the list fills with what was done all the same."""
    seen: list[str] = []
    for owner, name, what in BANNED:
        patch.setattr(owner, name, _told(getattr(owner, name), what, seen))
    return seen


def _told(call: Callable[..., Any], what: str, seen: list[str]) -> Callable[..., Any]:
    def wrapped(*args: Any, **named: Any) -> Any:
        if where := window_in_the_way():
            seen.append(f"{what} on the GUI thread, from {where}")
        return call(*args, **named)

    return wrapped


def judged(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The body of an autouse fixture: a test that saw something banned fails."""
    seen = bans(patch)
    yield
    if seen:
        pytest.fail("\n".join(sorted(set(seen))), pytrace=False)

"""The bans on the GUI thread are able to bite, and let workers and tests through."""

from __future__ import annotations

import hashlib
import io
import threading
from pathlib import Path

import pytest

from tests.helpers import gui_bans


def from_a_window(code: str, name: str = "some_page.py") -> None:
    """Run code as if a module of `ui/` had called it."""
    exec(compile(code, str(Path(gui_bans.UI) / name), "exec"), {"hashlib": hashlib, "io": io})  # noqa: S102


CODE = "hashlib.file_digest(io.BytesIO(b'x'), 'sha256')"


def test_a_window_that_hashes_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = gui_bans.bans(monkeypatch)
    from_a_window(CODE)
    assert len(seen) == 1
    assert seen[0].startswith("hashing a file on the GUI thread, from some_page.py")


def test_workers_and_tests_may(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = gui_bans.bans(monkeypatch)
    worker = threading.Thread(target=from_a_window, args=(CODE,))
    worker.start()
    worker.join()
    from_a_window(CODE, "opening.py")
    hashlib.file_digest(io.BytesIO(b"x"), "sha256")
    assert seen == []

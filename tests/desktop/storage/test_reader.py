"""Reading past the writer: the last commit, never a wait, never a write."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import AlqaError
from desktop.storage import sheets
from desktop.storage.workspace import Workspace
from desktop.trust import identity

MADE = identity.create("C01", "sample", identity.LIGHT)
AT = "2026-11-03T09:00:00Z"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", MADE.identity, MADE.key_file, "commissioner", "pilot") as opened:
        yield opened


class Slow:
    """A transaction of another thread that stays open until it is let go."""

    def __init__(self, ws: Workspace) -> None:
        self._ws, self._begun, self._go = ws, threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._write)
        self._thread.start()
        assert self._begun.wait(10)

    def _write(self) -> None:
        with self._ws.transaction():
            sheets.set_mark(self._ws, "D1", "A1", 6, AT)
            self._ws.forget()
            self._begun.set()
            self._go.wait(10)

    def let_go(self) -> None:
        self._go.set()
        self._thread.join()


def marks(ws: Workspace) -> dict[str, int]:
    return sheets.sheet(ws, "D1").marks


def test_a_reader_sees_the_last_commit_while_another_writes(ws: Workspace) -> None:
    sheets.set_mark(ws, "D1", "A1", 5, AT)
    slow = Slow(ws)
    with ws.reading():
        assert marks(ws) == {"A1": 5}
    slow.let_go()
    with ws.reading():
        assert marks(ws) == {"A1": 6}


def test_nothing_is_written_while_reading(ws: Workspace) -> None:
    with ws.reading(), pytest.raises(AlqaError):
        sheets.set_mark(ws, "D1", "A1", 5, AT)
    assert marks(ws) == {}


def test_a_writer_that_reads_sees_what_it_wrote(ws: Workspace) -> None:
    with ws.transaction():
        sheets.set_mark(ws, "D1", "A1", 5, AT)
        with ws.reading():
            assert marks(ws) == {"A1": 5}


def test_what_was_made_of_the_state_before_a_commit_is_not_remembered(ws: Workspace) -> None:
    sheets.set_mark(ws, "D1", "A1", 5, AT)
    slow = Slow(ws)
    with ws.reading():
        assert ws.remember("marks", lambda: marks(ws)) == {"A1": 5}
    slow.let_go()
    with ws.reading():
        assert ws.remember("marks", lambda: marks(ws)) == {"A1": 6}


def test_a_closed_workspace_is_not_read(ws: Workspace) -> None:
    with ws.reading():
        marks(ws)
    ws.close()
    with ws.reading(), pytest.raises(RuntimeError):
        marks(ws)

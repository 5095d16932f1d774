"""A commit that hangs in the writer's thread: reading, walking and typing go on in the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers import packs
from ui.commissioner.window import CommissionerWindow
from ui.commissioner.writer import Threaded
from ui.services import Services

PATIENCE_S = 20


class Disk:
    """Every commit waits until the disk is quick again; `waited_out` if nobody made it so."""

    def __init__(self, ws: Workspace) -> None:
        self._quick = threading.Event()
        self._quick.set()
        self.at_commit = threading.Event()
        self.waited_out = False
        event.listen(ws._engine, "commit", self._commit)

    def hang(self) -> None:
        self._quick.clear()

    def go(self) -> None:
        self._quick.set()

    def _commit(self, _connection: object) -> None:
        self.at_commit.set()
        if not self._quick.wait(PATIENCE_S):
            self.waited_out = True


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, ws: Workspace, services: Services) -> Iterator[CommissionerWindow]:
    with PageServer() as pages:
        made = CommissionerWindow(ws, pages, services, Threaded())
        made.room.tabs._pick("facts")
        made.resize(1440, 900)
        made.show()
        qtbot.waitExposed(made)
        made.session.open("D1")
        yield made
        made.close()


def test_nothing_that_reads_waits_for_a_commit(
    qtbot: QtBot, ws: Workspace, window: CommissionerWindow
) -> None:
    disk, room, session = Disk(ws), window.room, window.session
    disk.hang()
    session.set_mark("A1", 4)
    qtbot.waitUntil(disk.at_commit.is_set, timeout=10_000)
    session.open("D2")
    room.card.show_criterion("A2")
    qtbot.keyClicks(room.card.criteria.panel("A2").comment, "weak")
    qtbot.keyClick(room.card.criteria.panel("A2").ruler, Qt.Key.Key_3)
    room.show_tab("facts")
    session.open("D1")
    assert session.sheet is not None
    assert session.sheet.marks["A1"] == 4
    window.walk_panes(1)
    window.open_palette()
    window.palette_.close()
    assert (session.save.kind, disk.waited_out) == ("saving", False)
    disk.go()
    assert session.settle()
    assert not disk.waited_out
    assert session.desk.sheet("D1").marks["A1"] == 4
    assert session.desk.sheet("D2").comments == {"A2": "weak"}

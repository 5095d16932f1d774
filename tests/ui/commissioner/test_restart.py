"""Undo in the real window outlives a restart and stops at a hand-in; half a sentence outlives a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.desks.commissioner import whereabouts
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world
from ui.commissioner.window import CommissionerWindow
from ui.commissioner.writer import Threaded
from ui.services import Services
from ui.shell.compare import CompareBanner

Opens = Callable[[], AbstractContextManager[CommissionerWindow]]


@pytest.fixture
def opens(tmp_path: Path, services: Services, qtbot: QtBot) -> Opens:
    """Open the same workspace in a window, as often as wanted."""
    packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace.close()

    @contextmanager
    def open_() -> Iterator[CommissionerWindow]:
        with Workspace.open(tmp_path / "ws", world.PASSPHRASE) as ws, PageServer() as pages:
            window = CommissionerWindow(ws, pages, services, Threaded())
            window.room.tabs._pick("facts")
            window.show()
            qtbot.waitExposed(window)
            window.session.open("D1")
            yield window
            window.close()

    return open_


def marks(window: CommissionerWindow) -> dict[str, int | None]:
    assert window.session.settle()
    return window.session.desk.sheet("D1").marks


def test_undo_and_redo_go_on_after_a_restart(opens: Opens) -> None:
    with opens() as window:
        window.session.set_mark("A1", 4)
        window.session.set_mark("A2", 6)
        assert marks(window) == {"A1": 4, "A2": 6}
        window.undo()
        assert marks(window) == {"A1": 4, "A2": None}
    with opens() as window:
        window.redo()
        assert marks(window) == {"A1": 4, "A2": 6}
        window.undo()
        window.undo()
        assert marks(window) == {"A1": None, "A2": None}
        window.undo()  # nothing more: nothing happens
        assert marks(window) == {"A1": None, "A2": None}


def test_undo_never_crosses_a_hand_in(opens: Opens, tmp_path: Path) -> None:
    with opens() as window:
        window.session.set_mark("A1", 4)
        assert window.session.settle()
        commissioner.hand_in(window.workspace, tmp_path / "out.alqa-scores", partial=True)
        window.undo()
        assert marks(window)["A1"] == 4
        window.session.set_mark("A1", 5)
        window.undo()
        assert marks(window)["A1"] == 4
        window.undo()
        assert marks(window)["A1"] == 4
    with opens() as window:
        window.undo()
        assert marks(window)["A1"] == 4


def test_what_a_crash_cut_off_is_in_the_field_again(opens: Opens, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "ws", world.PASSPHRASE) as ws:
        commissioner.keep_draft(ws, "D1", "comment", "A1", "half a sen")
    with opens() as window:
        window.room.card.show_criterion("A1")
        assert window.room.card.criteria.panel("A1").comment.toPlainText() == "half a sen"
        window.undo()
        assert window.session.settle()
        assert window.session.desk.sheet("D1").comments == {}


# -- where one was ------------------------------------------------------------------------------


def reopened(ws: Workspace, pages: PageServer, services: Services) -> CommissionerWindow:
    return CommissionerWindow(ws, pages, services)


def test_a_room_opens_where_it_was_left(real_ws: Workspace, services: Services, qtbot: QtBot) -> None:
    with PageServer() as pages:
        window = reopened(real_ws, pages, services)
        first = window.session.code
        other = next(row.code for row in window.session.rows if row.code != first and row.state != "recused")
        window.session.open(other)
        window.room.tabs._pick("facts")
        window.room.card.criteria.open("A2")
        window.show_review()
        window.close()
        window = reopened(real_ws, pages, services)
        assert window.session.code == other
        assert window.room.tabs.key == "facts"
        assert window.room.card.criteria.open_code == "A2"
        assert window.pages.currentWidget() is window.room  # never a page before signing
        window.close()


def test_what_another_version_remembered_is_passed_over(
    real_ws: Workspace, services: Services, qtbot: QtBot
) -> None:
    with PageServer() as pages:
        whereabouts.keep_place(real_ws, {"code": "D1", "mood": "good"})
        window = reopened(real_ws, pages, services)
        assert window.session.code is not None
        window.close()


def test_a_code_waits_until_it_was_compared(real_ws: Workspace, services: Services, qtbot: QtBot) -> None:
    code = "12345 " * 7 + "12345"
    whereabouts.keep_code(real_ws, code, authority=True)
    with PageServer() as pages:
        reopened(real_ws, pages, services).close()
        window = reopened(real_ws, pages, services)
        (banner,) = window.findChildren(CompareBanner)
        (done,) = (button for button in banner.findChildren(QAbstractButton) if button.text())
        done.click()
        window.close()
        assert whereabouts.to_compare(real_ws) is None
        window = reopened(real_ws, pages, services)
        assert window.findChildren(CompareBanner) == []
        window.close()

"""The secretary's app over the real sample round: open, merge, decide, protocol, receipts, lock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner, sample
from desktop.storage.workspace import Workspace
from tests.helpers.sample_once import shared_round
from tests.helpers.ui_services import services_in
from ui.house import House
from ui.messages import Recorder
from ui.pages import Pages
from ui.secretary.board_page import BoardPage
from ui.secretary.decision_page import DecisionPage
from ui.secretary.fork_page import ForkPage
from ui.secretary.protocol_page import ProtocolPage
from ui.secretary.window import SecretaryWindow

LONG = 60_000  # ms: two cores shared with other tests


@pytest.fixture(scope="module")
def made() -> Path:
    """The sample round; nobody writes into it."""
    return shared_round()


@pytest.fixture
def opened(
    made: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[tuple[House, SecretaryWindow, Recorder]]:
    folder = tmp_path / "secretary.ws"
    shutil.copytree(made / "secretary.ws", folder)
    pages = Pages()
    with services_in(qapp, tmp_path) as (services, recorder):
        house = House(services, pages, sample.PASSPHRASE)
        house.open([str(folder)])
        qtbot.waitUntil(lambda: bool(house.rooms), timeout=LONG)
        window = next(iter(house.rooms))
        assert isinstance(window, SecretaryWindow)
        qtbot.waitUntil(lambda: window.overview is not None, timeout=LONG)
        yield house, window, recorder
        qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=LONG)
        house.close()
    pages.close()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_from_an_empty_board_to_a_signed_decision(
    opened: tuple[House, SecretaryWindow, Recorder], made: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _, window, recorder = opened
    board = window.rooms["board"]
    assert isinstance(board, BoardPage)
    assert board.view is not None
    assert board.view.counted == 0
    broken = tmp_path / "broken.alqa-scores"
    broken.write_bytes((made / "scores" / "C01.alqa-scores").read_bytes()[:3000])
    board.merge([*sorted((made / "scores").iterdir()), broken])
    qtbot.waitUntil(lambda: board.view is not None and board.view.counted == 385, timeout=LONG)
    assert "broken.alqa-scores" in texts(board)
    _decide(window, recorder, qtbot)
    _receipts(board, recorder, tmp_path / "receipts", qtbot)


def _decide(window: SecretaryWindow, recorder: Recorder, qtbot: QtBot) -> None:
    window.go("decision")
    page = window.rooms["decision"]
    assert isinstance(page, DecisionPage)
    qtbot.waitUntil(lambda: page.view is not None, timeout=LONG)
    assert page.view is not None
    assert str(page.view.objective) == "1160427/2600"
    recorder.answer = True
    page.accept.click()
    qtbot.waitUntil(
        lambda: window.overview is not None and window.overview.decision is not None, timeout=LONG
    )
    protocol = window.rooms["protocol"]
    assert isinstance(protocol, ProtocolPage)
    qtbot.waitUntil(lambda: protocol.preview.pages > 1, timeout=LONG)
    assert window.room == "protocol"


def _receipts(board: BoardPage, recorder: Recorder, folder: Path, qtbot: QtBot) -> None:
    recorder.folder = folder
    board.export_receipts()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.alqa-receipt"))) == 15, timeout=LONG)


def test_locking_closes_the_workspace_and_hides_its_content(
    opened: tuple[House, SecretaryWindow, Recorder], qtbot: QtBot
) -> None:
    house, window, _ = opened
    window.ask_lock()
    start = house.start
    assert not house.rooms
    assert start is not None
    assert start.stack.currentWidget() is start.unlock
    assert start.windowTitle() == "Alqa"
    assert "Pilot" not in texts(start.unlock)
    start.unlock.field.edit.setText(sample.PASSPHRASE)
    start.unlock.button.click()
    qtbot.waitUntil(lambda: bool(house.rooms), timeout=LONG)


def _two_versions(made: Path, folder: Path) -> list[Path]:
    """C07 goes on from a copy of the workspace on a second computer and hands in on both."""
    pack, key = made / "packs" / "C07.alqa-pack", made / "identities" / "C07.alqa-key"
    commissioner.open_pack(pack, key, sample.PASSPHRASE, folder / "first").workspace.close()
    shutil.copytree(folder / "first", folder / "second")
    written = []
    for place, steps in (("first", 4), ("second", 7)):
        with Workspace.open(folder / place, sample.PASSPHRASE) as ws:
            code = commissioner.dossiers(ws)[0].code
            commissioner.set_mark(ws, code, "A1", steps)
            out = folder / f"{place}.alqa-scores"
            commissioner.hand_in(ws, out, partial=True)
            written.append(out)
    return written


def test_a_fork_is_shown_and_a_request_is_written(
    opened: tuple[House, SecretaryWindow, Recorder], made: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _, window, recorder = opened
    assert window.take_files(_two_versions(made, tmp_path))
    qtbot.waitUntil(lambda: window.overview is not None and bool(window.overview.board.forks), timeout=LONG)
    window.open_fork("C07")
    page = window.rooms["fork"]
    assert isinstance(page, ForkPage)
    qtbot.waitUntil(lambda: page.view is not None, timeout=LONG)
    assert page.view is not None
    assert [d.marks for d in page.view.differences] in ([(4, 7)], [(7, 4)])
    recorder.folder = tmp_path / "requests"
    page.save_request()
    qtbot.waitUntil(lambda: (tmp_path / "requests" / "C07.alqa-request").is_file(), timeout=LONG)


def test_a_pack_becomes_one_workspace_however_often_it_is_opened(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot
) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    pages = Pages()
    with services_in(qapp, tmp_path) as (services, recorder):
        house = House(services, pages, sample.PASSPHRASE)
        house.open([str(made / "identities" / "C07.alqa-key")])
        qtbot.waitUntil(lambda: house._session is not None, timeout=LONG)
        folders = set()
        for _ in range(2):
            house.open([str(made / "packs" / "C07.alqa-pack")])
            qtbot.waitUntil(lambda: bool(house.rooms), timeout=LONG)
            window, ws = next(iter(house.rooms.items()))
            assert ws is not None
            folders.add(ws.folder)
            window.close()
            qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=LONG)
        assert len(folders) == 1
        assert recorder.faults == []
        house.show_start()
        assert house.start is not None
        assert "0 / 26" in texts(house.start.home)
        house.close()
    pages.close()

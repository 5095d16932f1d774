"""Backup from the window and back from the start window: to a stick, in words when it cannot, elsewhere."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner, safekeeping
from desktop.desks.safekeeping import LastBackup
from desktop.errors import AlqaError
from desktop.model.text import LANGS
from desktop.pages.server import PageServer
from desktop.storage.backup import Report
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world
from ui.commissioner.window import CommissionerWindow
from ui.drives import Drive
from ui.house import House
from ui.messages import Recorder
from ui.pages import Pages
from ui.safety.backing_up import BackingUp
from ui.safety.dialog import SafetyDialog
from ui.services import Services
from ui.shell import keys
from ui.shell.lasting import Lasting

pytestmark = pytest.mark.usefixtures("new_computer")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


@pytest.fixture
def stick(tmp_path: Path) -> Drive:
    (tmp_path / "STEPPE").mkdir()
    return Drive(tmp_path / "STEPPE", "STEPPE", 8_000_000_000)


@pytest.fixture
def window(
    qtbot: QtBot, ws: Workspace, around: tuple[Services, Recorder], stick: Drive
) -> Iterator[CommissionerWindow]:
    with PageServer() as pages:
        made = CommissionerWindow(ws, pages, around[0])
        made.backing_up._drives = lambda: [stick]
        made.room.tabs._pick("facts")
        made.resize(1440, 900)
        made.show()
        qtbot.waitExposed(made)
        yield made
        if made.backing_up.dialog is not None:
            made.backing_up.dialog.accept()
        qtbot.waitUntil(lambda: around[0].tasks.busy == 0, timeout=20_000)
        made.close()


def sheet(window: CommissionerWindow, qtbot: QtBot) -> SafetyDialog:
    window.backing_up.show()
    dialog = window.backing_up.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.sticks.buttons), timeout=10_000)
    return dialog


def done(window: CommissionerWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.backing_up._task is None, timeout=20_000)


def test_a_copy_goes_to_the_stick_with_what_is_being_typed(
    window: CommissionerWindow, qtbot: QtBot, around: tuple[Services, Recorder], stick: Drive, tmp_path: Path
) -> None:
    code = str(window.session.code)
    open_ = window.room.card.criteria.open_code
    qtbot.keyClicks(window.room.card.criteria.panel(open_).comment, "half a sen")
    dialog = sheet(window, qtbot)
    assert "no backup copy" in dialog._last.text()
    dialog.sticks.buttons[0].click()
    done(window, qtbot)
    (copy,) = stick.root.iterdir()
    assert copy.name in around[1].notices[-1].what(window.kit.say)
    assert copy.name in dialog.sticks._said.text()
    qtbot.waitUntil(lambda: "Nothing has changed" in dialog._last.text(), timeout=10_000)
    with safekeeping.restore(copy, world.PASSPHRASE, tmp_path / "second") as second:
        assert commissioner.sheet(second, code).comments == {open_: "half a sen"}


@pytest.mark.parametrize("code", ["disk-full", "read-only", "disk-altered"])
def test_a_stick_that_refuses_is_said_at_the_stick(
    window: CommissionerWindow, qtbot: QtBot, stick: Drive, code: str
) -> None:
    class Refusing:
        def back_up(self, place: Path, report: Report) -> Path:
            raise AlqaError(code, path=str(place), reason="E")

        def last(self) -> LastBackup | None:
            return None

        def is_due(self) -> bool:
            return False

    window.backing_up._desk = Refusing()
    dialog = sheet(window, qtbot)
    dialog.sticks.buttons[0].click()
    done(window, qtbot)
    said = dialog.sticks._said.text()
    assert str(stick.root) in said
    assert dialog.sticks.buttons[0].isEnabled()  # again, when there is room


def test_a_copy_can_be_stopped_and_leaves_nothing(
    window: CommissionerWindow, qtbot: QtBot, ws: Workspace, stick: Drive
) -> None:
    begun, go = threading.Event(), threading.Event()

    class Waiting:
        def back_up(self, place: Path, report: Report) -> Path:
            def slowly(done: int, of: int) -> None:
                begun.set()
                go.wait(10)
                report(done, of)

            return safekeeping.back_up(ws, place, slowly)

        def last(self) -> LastBackup | None:
            return None

        def is_due(self) -> bool:
            return False

    window.backing_up._desk = Waiting()
    dialog = sheet(window, qtbot)
    dialog.sticks.buttons[0].click()
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    dialog.stop.click()
    go.set()
    qtbot.waitUntil(lambda: window.services.tasks.busy == 0, timeout=10_000)
    assert list(stick.root.iterdir()) == []


def test_an_old_copy_is_a_quiet_line(
    window: CommissionerWindow, qtbot: QtBot, ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.backing_up.remind()
    qtbot.waitUntil(lambda: window.services.tasks.busy == 0, timeout=10_000)
    assert window.backing_up.reminder is None
    commissioner.set_mark(ws, "D1", "A1", 3)
    monkeypatch.setattr("desktop.clock.now", lambda: "2099-01-01T00:00:00Z")
    window.backing_up.remind()
    qtbot.waitUntil(lambda: window.backing_up.reminder is not None, timeout=10_000)
    reminder = window.backing_up.reminder
    assert isinstance(reminder, Lasting)
    reminder.close_.click()
    assert reminder.isHidden()


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_fits_a_small_window_in_every_language(
    window: CommissionerWindow, qtbot: QtBot, lang: str
) -> None:
    window.kit.say.set_lang(lang)  # type: ignore[arg-type]
    window.resize(720, 450)
    dialog = sheet(window, qtbot)
    assert dialog.width() <= 720
    assert dialog.height() <= 450
    for button in dialog.lock.buttons.values():
        assert button.width() >= button.sizeHint().width()


def test_the_lock_time_is_kept(window: CommissionerWindow, qtbot: QtBot) -> None:
    dialog = sheet(window, qtbot)
    assert [n for n, button in dialog.lock.buttons.items() if button.isChecked()] == [10]
    dialog.lock.buttons[5].click()
    assert window.services.preferences.choices.lock_minutes == 5


# -- back again ---------------------------------------------------------------------------------


@pytest.fixture
def copy(ws: Workspace, stick: Drive) -> Path:
    commissioner.set_mark(ws, "D1", "A1", 3)
    target = safekeeping.back_up(ws, stick.root)
    ws.close()
    return target


@pytest.fixture
def house(around: tuple[Services, Recorder], qtbot: QtBot) -> Iterator[House]:
    pages = Pages()
    made = House(around[0], pages)
    yield made
    qtbot.waitUntil(lambda: around[0].tasks.busy == 0, timeout=20_000)
    made.close()
    pages.close()


def answer(house: House, passphrase: str = world.PASSPHRASE) -> None:
    assert house.start is not None
    house.start.unlock.field.edit.setText(passphrase)
    house.start.unlock.button.click()


def test_a_second_laptop_goes_on_from_the_copy(
    house: House, copy: Path, around: tuple[Services, Recorder], qtbot: QtBot
) -> None:
    house.open([])
    start = house.start
    assert start is not None
    around[1].folder = copy
    start.welcome.restore.click()
    assert start.stack.currentWidget() is start.unlock
    assert "Backup copy of" in start.unlock._what.text()
    answer(house, "wrong")
    qtbot.waitUntil(lambda: start.unlock.button.isEnabled(), timeout=20_000)
    assert house.rooms == {}
    answer(house)
    qtbot.waitUntil(lambda: bool(house.rooms), timeout=20_000)
    (window,) = house.rooms
    assert isinstance(window, CommissionerWindow)
    assert window.session.desk.sheet("D1").marks["A1"] == 3
    assert not window.workspace.folder.is_relative_to(copy)
    assert window.findChildren(Lasting)
    assert [known.name for known in keys.known()] == ["C02"]


def test_a_copy_of_what_is_here_is_refused_and_nothing_stays(
    house: House, copy: Path, around: tuple[Services, Recorder], qtbot: QtBot
) -> None:
    house.open([str(copy)])  # as by a double click: a copy is not worked in
    answer(house)
    qtbot.waitUntil(lambda: bool(house.rooms), timeout=20_000)
    (window,) = house.rooms
    window.close()
    house.open([str(copy)])
    answer(house)
    qtbot.waitUntil(lambda: bool(around[1].faults), timeout=20_000)
    assert around[1].faults[-1].code == "backup-already-here"
    workspaces = Path(keys.place()).parent / "workspaces"
    assert len(list(workspaces.iterdir())) == 1
    shutil.rmtree(next(workspaces.iterdir()) / "documents")
    (next(workspaces.iterdir()) / "workspace.db").write_bytes(b"damaged")
    house.open([str(copy)])
    answer(house)
    qtbot.waitUntil(lambda: bool(house.rooms), timeout=20_000)  # what does not open is no fork


def test_a_folder_without_a_copy_is_said(
    house: House, around: tuple[Services, Recorder], tmp_path: Path
) -> None:
    house.open([])
    assert house.start is not None
    around[1].folder = tmp_path
    house.start.welcome.restore.click()
    assert around[1].faults[-1].code == "backup-not-found"


def test_the_real_drives_are_asked(window: CommissionerWindow, around: tuple[Services, Recorder]) -> None:
    fresh = BackingUp(around[0], window.backing_up._desk, window)
    assert all(isinstance(drive, Drive) for drive in fresh._drives())

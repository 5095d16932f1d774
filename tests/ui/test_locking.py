"""Locking: idle and asleep, over dialogs, back to the same place; what the disk refused is not lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.settings import Policy
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world
from ui.commissioner.conflicts.conflict_dialog import ConflictDialog
from ui.commissioner.round_window import RoundWindow
from ui.house import House
from ui.locking.idle import ASLEEP_S, Clocks, Idle
from ui.locking.page_parts import FREE_TRIES, CapsLine, Wait
from ui.locking.rule import CHOICES, choices, rule_of
from ui.locking.sleep import Sleep
from ui.messages import Recorder
from ui.pages import Pages
from ui.preferences import Preferences
from ui.services import Services

ROOT = Path(__file__).parents[2]


class Time:
    """Clocks and a pointer that stand where the test puts them."""

    def __init__(self) -> None:
        self.running, self.wall = 1_000.0, 50_000.0
        self.pointer, self.minutes = QPoint(5, 5), 10
        self.clocks = Clocks(lambda: self.running, lambda: self.wall, lambda: self.pointer)

    def go(self, idle: Idle, seconds: float, step: float = 10.0) -> None:
        """Time goes by with a tick every so often."""
        for _ in range(int(seconds / step)):
            self.running += step
            self.wall += step
            idle.tick()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def idle(qapp: QApplication, time: Time) -> Iterator[Idle]:
    made = Idle(lambda: time.minutes, qapp, time.clocks)
    yield made
    made.deleteLater()


def heard(idle: Idle) -> list[str]:
    said: list[str] = []
    idle.idle.connect(lambda: said.append("idle"))
    idle.slept.connect(lambda: said.append("slept"))
    return said


def test_ten_minutes_without_a_sign_are_idle_once(idle: Idle, time: Time) -> None:
    said = heard(idle)
    time.go(idle, 590)
    assert said == []
    time.go(idle, 300)
    assert said == ["idle"]


def test_the_pointer_and_a_key_are_signs(qtbot: QtBot, idle: Idle, time: Time) -> None:
    said = heard(idle)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    qtbot.waitExposed(edit)
    idle._watch(edit.windowHandle())
    time.go(idle, 500)
    time.pointer = QPoint(6, 5)
    time.go(idle, 500)
    QTest.keyClick(edit.windowHandle(), Qt.Key.Key_A)
    time.go(idle, 590)
    assert said == []
    assert edit.text() == "a"
    edit.close()
    time.go(idle, 30)
    assert said == ["idle"]


def test_a_jump_of_either_clock_is_sleep(idle: Idle, time: Time) -> None:
    said = heard(idle)
    time.wall += ASLEEP_S + 1
    idle.tick()
    time.running += ASLEEP_S + 1
    idle.tick()
    idle.tick()
    assert said == ["slept", "slept"]


def test_never_is_never(idle: Idle, time: Time) -> None:
    time.minutes = 0
    said = heard(idle)
    time.go(idle, 100_000)
    assert said == []


def test_it_bounds_the_time_and_the_choices() -> None:
    def rule(chosen: int, most: int | None) -> tuple[int, bool]:
        found = rule_of(chosen, Policy(lock_minutes=most))
        return found.minutes, found.managed

    assert [rule(15, None), rule(15, 5), rule(0, 20), rule(5, 20)] == [
        (15, False),
        (5, True),
        (20, True),
        (5, False),
    ]
    assert choices(Policy()) == list(CHOICES)
    assert choices(Policy(lock_minutes=12)) == [5, 10]
    assert choices(Policy(lock_minutes=3)) == [3]


def test_a_strange_number_of_minutes_is_ten(tmp_path: Path) -> None:
    for bad in ("-1", '"x"', "true", "1.5"):
        (tmp_path / "p.json").write_text(f'{{"lock_minutes": {bad}}}')
        assert Preferences(tmp_path / "p.json").choices.lock_minutes == 10


BUS = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.locking.sleep import GOING, MANAGER, PATH, SERVICE, Sleep

app = QCoreApplication([])
sleep = Sleep()
assert sleep.listen()
sleep.asleep.connect(app.quit)
bus = QDBusConnection.connectToBus(QDBusConnection.SystemBus, "logind")
assert bus.registerService(SERVICE)
for going in (False, True):
    signal = QDBusMessage.createSignal(PATH, MANAGER, GOING)
    signal.setArguments([going])
    bus.send(signal)
QTimer.singleShot(20_000, lambda: app.exit(1))
raise SystemExit(app.exec())
"""


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs a system bus of its own")
def test_the_system_is_heard_over_its_bus(tmp_path: Path) -> None:
    address = f"unix:path={tmp_path / 'bus'}"
    daemon = ["dbus-daemon", "--session", "--nofork", f"--address={address}", "--print-address"]
    with subprocess.Popen(daemon, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        bus.stdout.readline()
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run([sys.executable, "-c", BUS], env=environment, capture_output=True, text=True)
        bus.terminate()
    assert ran.returncode == 0, ran.stderr


def test_the_system_going_to_sleep_is_told_on(qtbot: QtBot) -> None:
    sleep = Sleep()
    with qtbot.waitSignal(sleep.asleep):
        sleep._prepare(True)
    sleep.asleep.connect(pytest.fail)
    sleep._prepare(False)


# -- the page -----------------------------------------------------------------------------------


def press(edit: QLineEdit, text: str, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, modifiers, text))


def test_caps_lock_is_seen_from_the_letters(qtbot: QtBot, around: tuple[Services, Recorder]) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    line = CapsLine(around[0].kit, edit)
    qtbot.addWidget(line)
    for text, shift, on in (("Ә", False, True), ("5", False, True), ("ә", False, False), ("a", True, True)):
        press(edit, text, shift)
        assert line.isHidden() is not on, text


def test_the_wait_grows_with_each_wrong_passphrase(qapp: QApplication) -> None:
    wait = Wait(qapp)
    assert [wait.again() for _ in range(FREE_TRIES - 1)] == [False] * (FREE_TRIES - 1)
    seen = []
    for _ in range(7):
        assert wait.again()
        seen.append(wait.left)
    assert seen == [2, 4, 8, 16, 32, 60, 60]
    wait.tick()
    assert wait.left == 59
    wait.forget()
    assert (wait.left, wait.again()) == (0, False)


# -- the house ----------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, new_computer: None) -> Path:
    packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace.close()
    return tmp_path / "ws"


@pytest.fixture
def house(around: tuple[Services, Recorder], folder: Path, qtbot: QtBot) -> Iterator[House]:
    pages = Pages()
    made = House(around[0], pages, world.PASSPHRASE)
    made.open([str(folder)])
    qtbot.waitUntil(lambda: bool(made.rooms), timeout=20_000)
    yield made
    qtbot.waitUntil(lambda: around[0].tasks.busy == 0, timeout=20_000)
    for window in list(made.rooms):
        if isinstance(window, RoundWindow):
            window.session.desk.__dict__.pop("set_mark", None)
    around[1].answer = True
    made.close()
    pages.close()


def room(house: House) -> RoundWindow:
    (window,) = house.rooms
    assert isinstance(window, RoundWindow)
    return window


def unlock(house: House, qtbot: QtBot, done: Callable[[], bool], passphrase: str = world.PASSPHRASE) -> None:
    assert house.start is not None
    house.start.unlock.field.edit.setText(passphrase)
    house.start.unlock.button.click()
    qtbot.waitUntil(done, timeout=20_000)


def test_a_lock_stores_what_is_typed_and_leads_back_to_it(house: House, folder: Path, qtbot: QtBot) -> None:
    window = room(house)
    window.session.open("D1")
    window.room.show_tab("facts")
    window.room.card.criteria.open("A2")
    qtbot.keyClicks(window.room.card.criteria.panel("A2").comment, "half a sentence")
    house.locker.lock("idle")
    start = house.start
    assert start is not None
    assert (start.isVisible(), house.rooms, house._session) == (True, {}, None)
    assert "10 minutes" in start.unlock._body.text()
    assert "saved" in start.unlock._kept._label.text()
    for secret in ("Pilot", "D1", "Title"):
        assert secret not in start.windowTitle()
    with Workspace.open(folder, world.PASSPHRASE) as ws:  # it is closed: nobody holds its keys
        assert commissioner.sheet(ws, "D1").comments == {"A2": "half a sentence"}
    unlock(house, qtbot, lambda: start.unlock.button.isEnabled(), "wrong")
    assert house.rooms == {}
    unlock(house, qtbot, lambda: bool(house.rooms))
    back = room(house)
    assert (back.session.code, back.room.tabs.key) == ("D1", "facts")
    assert back.room.card.criteria.open_code == "A2"
    assert back.room.card.criteria.panel("A2").comment.toPlainText() == "half a sentence"
    assert house.start is None


def test_a_dialog_in_front_is_taken_back(house: House, qtbot: QtBot) -> None:
    window = room(house)
    dialog = QDialog(window)
    QTimer.singleShot(0, window, lambda: house.locker.lock("sleep"))
    assert dialog.exec() == QDialog.DialogCode.Rejected
    qtbot.waitUntil(lambda: house.rooms == {} and house.start is not None, timeout=10_000)
    assert house.start is not None
    assert "asleep" in house.start.unlock._body.text()


def test_a_conflict_half_said_is_there_again(house: House, qtbot: QtBot) -> None:
    window = room(house)
    window.session.open("D1")
    window.declare_conflict()
    dialog = window.findChild(ConflictDialog)
    assert dialog is not None
    dialog.choices[1].click()
    qtbot.keyClicks(dialog.note, "my cousin works th")
    said = dialog.half
    house.locker.lock("idle")
    qtbot.waitUntil(lambda: house.rooms == {} and house.start is not None, timeout=10_000)
    unlock(house, qtbot, lambda: bool(house.rooms))
    back = room(house)
    again = back.findChild(ConflictDialog)
    assert again is not None
    assert (again.isVisible(), again.half) == (True, said)
    assert said[1] == "my cousin works th"
    assert again.act.isEnabled()
    again.reject()


def test_a_folder_that_is_gone_is_locked_all_the_same(
    house: House, folder: Path, around: tuple[Services, Recorder], qtbot: QtBot
) -> None:
    shutil.rmtree(folder)
    house.locker.lock("idle")
    assert house.start is not None
    assert (house.start.isVisible(), house.rooms) == (True, {})
    unlock(house, qtbot, lambda: bool(around[1].faults))
    assert around[1].faults[-1].code == "file-not-found"


def test_what_the_disk_refuses_stays_in_a_hidden_window(
    house: House, folder: Path, around: tuple[Services, Recorder], qtbot: QtBot
) -> None:
    window, recorder = room(house), around[1]
    broken = AlqaError("disk-full", path="/", reason="ENOSPC")

    def refuse(*_: object) -> None:
        raise broken

    window.session.desk.set_mark = refuse  # type: ignore[method-assign, assignment]
    window.session.set_mark("A1", 4)
    house.locker.lock("idle")
    start = house.start
    assert start is not None
    assert (window.isVisible(), list(house.rooms)) == (False, [window])
    assert "NOT saved" in start.unlock._kept._label.text()
    assert start.unlock.back.isHidden()
    recorder.answer = False  # "keep Alqa open"
    start.close()
    assert (start.isVisible(), len(recorder.questions)) == (True, 1)
    unlock(house, qtbot, window.isVisible)
    assert window.session.save.kind == "failed"
    del window.session.desk.set_mark
    assert window.at_rest()
    assert commissioner.sheet(house.rooms[window], window.session.code).marks["A1"] == 4  # type: ignore[arg-type]


def test_nothing_is_asked_of_who_has_nothing_open(around: tuple[Services, Recorder], qtbot: QtBot) -> None:
    house = House(around[0], Pages())
    house.locker._idle()
    house.locker._slept()
    assert house.start is None

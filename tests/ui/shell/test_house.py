"""What a path opens and who is unlocked, with real key files of a light cost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.intake.applicants import Applicants, encode
from desktop.trust import identity
from ui.commissioner.conflicts.declare_window import DeclareWindow
from ui.house import House
from ui.messages import Recorder
from ui.pages import Pages
from ui.services import Services
from ui.shell import keys
from ui.shell.start_window import StartWindow

PASSPHRASE = "бес сөз жеткілікті"


pytestmark = pytest.mark.usefixtures("new_computer")


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "Aigerim.alqa-key"
    path.write_bytes(identity.create("Aigerim N.", PASSPHRASE, identity.LIGHT).key_file)
    return path


@pytest.fixture
def house(services: Services, qtbot: QtBot) -> Iterator[House]:
    pages = Pages()
    made = House(services, pages)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    made.close()
    pages.close()


def test_a_new_computer_is_welcomed(house: House) -> None:
    house.open([])
    assert house.start is not None
    assert house.start.stack.currentWidget() is house.start.welcome
    assert house.start.windowTitle() == "Alqa"


def bring(house: House, key_file: Path, qtbot: QtBot) -> StartWindow:
    """A worker copies the file, then its passphrase is asked for."""
    house.open([str(key_file)])
    qtbot.waitUntil(lambda: house.start is not None)
    assert house.start is not None
    return house.start


def test_a_key_file_is_brought_unlocked_and_leads_home(house: House, key_file: Path, qtbot: QtBot) -> None:
    start = bring(house, key_file, qtbot)
    assert start.stack.currentWidget() is start.unlock
    assert (keys.place() / key_file.name).is_file()
    start.unlock.field.edit.setText(PASSPHRASE)
    start.unlock.button.click()
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.home)
    assert start.bar.lock.isVisible()
    start.ask_lock()
    assert start.stack.currentWidget() is start.unlock
    assert house._session is None


def test_a_wrong_passphrase_is_said_at_the_field(house: House, key_file: Path, qtbot: QtBot) -> None:
    start = bring(house, key_file, qtbot)
    start.unlock.field.edit.setText("not it")
    start.unlock.button.click()
    qtbot.waitUntil(lambda: start.unlock.button.isEnabled())
    assert start.stack.currentWidget() is start.unlock
    assert start.unlock.field.edit.property("fault") is True


def test_a_given_passphrase_is_tried_once(services: Services, key_file: Path, qtbot: QtBot) -> None:
    house = House(services, Pages(), PASSPHRASE + "\n")
    start = bring(house, key_file, qtbot)
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.home)
    assert house.asking.given is None
    house.close()


def test_a_pack_waits_sealed_until_there_are_keys(house: House, recorder: Recorder, tmp_path: Path) -> None:
    pack = tmp_path / "C01.alqa-pack"
    pack.write_bytes(b"age")
    house.open([str(pack)])
    assert recorder.faults == []
    assert house.start is not None
    assert any("C01.alqa-pack" in label.text() for label in house.start.findChildren(QLabel))
    assert house.routes.packs.waiting == pack
    assert house.start.welcome.first is house.start.welcome._ways["have"][1]  # new keys would not open it
    house.start.show_waiting(None)
    assert house.start.welcome.first is house.start.welcome._ways["create"][1]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("C01.alqa-scores", "open-needs-secretary"),
        ("C01.alqa-receipt", "payload-not-json"),
        ("letter.docx", "open-unknown-kind"),
        ("gone.alqa-record", "file-not-found"),
    ],
)
def test_what_cannot_be_opened_is_said(
    house: House, recorder: Recorder, tmp_path: Path, name: str, code: str
) -> None:
    if not name.startswith("gone"):
        (tmp_path / name).write_bytes(b"x")
    house.open([str(tmp_path / name)])
    assert [fault.code for fault in recorder.faults] == [code]
    assert house.start is not None


def test_a_damaged_key_file_is_refused_in_words(
    house: House, recorder: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.alqa-key"
    bad.write_bytes(b"{}")
    house.open([str(bad)])
    qtbot.waitUntil(lambda: bool(recorder.faults))
    assert recorder.faults[0].code == "key-file-damaged"


def test_a_folder_that_is_no_workspace_is_refused(house: House, recorder: Recorder, tmp_path: Path) -> None:
    house.open([str(tmp_path)])
    assert recorder.faults[0].code == "open-unknown-kind"


def test_a_list_of_applicants_waits_for_keys_and_opens_the_declaration(
    house: House, key_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sent = tmp_path / "sent.alqa-applicants"
    member = identity.unlock(key_file.read_bytes(), PASSPHRASE)
    sent.write_bytes(encode(Applicants("r", {}, {}, [member.recipient], [])))
    keys.bring(key_file)
    house.open([str(sent)])
    start = house.start
    assert start is not None
    assert start.stack.currentWidget() is start.unlock
    start.unlock.field.edit.setText(PASSPHRASE)
    start.unlock.button.click()
    qtbot.waitUntil(lambda: len(house.rooms) == 1)
    assert isinstance(next(iter(house.rooms)), DeclareWindow)

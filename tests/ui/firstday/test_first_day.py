"""The first day by keyboard alone, with real keys: from the welcome to an open pack's room being awaited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import people, recovering
from desktop.reports import fonts
from desktop.storage.workspace import Workspace
from desktop.trust import identity
from tests.helpers import packs, world
from ui.firstday import kept
from ui.firstday.card_scene import CardScene
from ui.house import House
from ui.messages import Recorder
from ui.pages import Pages
from ui.services import Services
from ui.shell import keys
from ui.shell.start_window import StartWindow

NAME, PHRASE = "Әйгерім Нұрланқызы", "қара бұлт көл жағасында"
NEW = "жаңа құпия сөз ойлап таптым"


@pytest.fixture(autouse=True)
def own_place(request: pytest.FixtureRequest) -> None:
    """A new computer each time, but for the fonts: to cut them takes seconds."""
    fonts.register()
    request.getfixturevalue("new_computer")


@pytest.fixture
def house(services: Services, qtbot: QtBot) -> Iterator[House]:
    pages = Pages()
    made = House(services, pages)
    made.open([])
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    made.close()
    pages.close()


@pytest.fixture
def start(house: House, qtbot: QtBot) -> StartWindow:
    assert house.start is not None
    qtbot.waitExposed(house.start)
    house.start.activateWindow()
    qtbot.waitUntil(house.start.isActiveWindow)
    return house.start


def press(key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key for whatever has the focus."""
    QTest.keyClick(focused(), key, how)


def type_in(text: str) -> None:
    """QTest types Latin alone: text goes in as an input method gives it."""
    none, click = Qt.KeyboardModifier.NoModifier, QTest.KeyAction.Click
    for letter in text:
        QTest.sendKeyEvent(click, focused(), Qt.Key.Key_unknown, letter, none)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_two_minutes_by_keyboard(
    start: StartWindow, services: Services, recorder: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    day = start.making
    press(Qt.Key.Key_Return)  # the accent card of the welcome
    assert day.scene is day.who
    press(Qt.Key.Key_Return)
    assert day.scene is day.who  # no name: said, not gone on
    assert day.who.field.edit.property("fault")
    type_in(f"  {NAME} ")
    press(Qt.Key.Key_Return)
    assert day.scene is day.phrase
    type_in("құпиясөз 1975")
    press(Qt.Key.Key_Return)
    assert day.phrase.phrase.edit.property("fault")  # weak: the keys stay here
    focused().selectAll()  # type: ignore[attr-defined]
    type_in(PHRASE)
    press(Qt.Key.Key_Return)
    assert focused() is day.phrase.again.edit
    type_in(PHRASE + "x")
    press(Qt.Key.Key_Return)
    assert day.phrase.again.edit.property("fault")
    type_in(PHRASE)  # what differs is selected
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: day.scene is day.sheet, timeout=20_000)
    code = "-".join(day.sheet.groups._groups)
    assert kept.sheet_is_due(keys.place() / f"{NAME}.alqa-key")

    recorder.target = tmp_path / "sheet.pdf"
    day.sheet.save.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: day.sheet.done, timeout=20_000)
    text = pypdf.PdfReader(recorder.target).pages[0].extract_text()
    assert NAME in text
    assert all(group in text for group in code.split("-"))
    assert not kept.sheet_is_due(keys.place() / f"{NAME}.alqa-key")
    press(Qt.Key.Key_Return)

    assert day.scene is day.card
    assert not day.card.go.isEnabled()
    recorder.target = tmp_path / "mine.alqa-card"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: day.card.saved)
    shown = people.show(recorder.target)
    assert shown.name == NAME
    assert shown.code == " ".join(day.card.digits._groups)
    for n in (0, 1):
        press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        assert day.card.digits.pointed == n
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.home)
    assert start.home.due.isHidden()
    me = recovering.open_by_code(keys.place() / f"{NAME}.alqa-key", code)
    assert me.identity.name == NAME
    assert not day.phrase.phrase.text()


def test_later_is_said_at_the_start(
    house: House, start: StartWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    """Going back before the sheet is kept takes the keys away: a mistyped name is no fate."""
    day = start.making
    start.welcome.chosen.emit("create")
    day.who.field.edit.setText("Айгул")
    day.who.enter()
    for field in (day.phrase.phrase, day.phrase.again):
        field.edit.setText(PHRASE)
    day.phrase.enter()
    qtbot.waitUntil(lambda: day.scene is day.sheet, timeout=20_000)
    day.sheet.back.click()
    assert day.scene is day.phrase
    assert list(keys.place().iterdir()) == []
    day.phrase.back.click()
    day.who.field.edit.setText("Айгүл")
    day.who.enter()
    day.phrase.enter()
    qtbot.waitUntil(lambda: day.scene is day.sheet, timeout=20_000)
    day.sheet.later.click()
    day.card.later.click()
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.home)
    assert not start.home.due.isHidden()
    old = "-".join(day.sheet.groups._groups)
    start.home.make_sheet.click()
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.making and day.scene is day.sheet)
    qtbot.waitUntil(lambda: "-".join(day.sheet.groups._groups) != old)
    assert day.sheet.back.isHidden()
    assert kept.sheet_is_due(keys.place() / "Айгүл.alqa-key")
    recorder.target = keys.place().parent / "sheet.pdf"
    day.sheet.save.click()
    qtbot.waitUntil(lambda: day.sheet.done, timeout=20_000)
    day.sheet.enter()
    assert start.stack.currentWidget() is start.home
    assert start.home.due.isHidden()
    start.home.new_sheet.click()  # now there is a sheet that would end: asked, and kept
    assert len(recorder.questions) == 1
    assert start.stack.currentWidget() is start.home


def test_a_name_that_is_taken_is_said_before_a_passphrase_is_asked(start: StartWindow) -> None:
    keys.place().mkdir(parents=True)
    (keys.place() / f"{NAME}.alqa-key").write_bytes(b"")
    start.welcome.chosen.emit("create")
    day = start.making
    for name in (NAME, "a/b"):
        day.who.field.edit.setText(name)
        day.who.enter()
        assert day.scene is day.who
        assert day.who.field.edit.property("fault")


def test_a_disk_that_refuses_is_said_and_nothing_typed_is_lost(start: StartWindow, qtbot: QtBot) -> None:
    keys.place().parent.mkdir(parents=True)
    keys.place().write_bytes(b"a file where the folder should be")
    start.welcome.chosen.emit("create")
    day = start.making
    day.who.field.edit.setText(NAME)
    day.who.enter()
    for field in (day.phrase.phrase, day.phrase.again):
        field.edit.setText(PHRASE)
    day.phrase.enter()
    qtbot.waitUntil(lambda: day.phrase._fault is not None)
    assert day.phrase.go.isEnabled()
    assert day.phrase.phrase.text() == PHRASE
    keys.place().unlink()
    day.phrase.enter()
    qtbot.waitUntil(lambda: day.scene is day.sheet, timeout=20_000)


@pytest.fixture
def key_file(tmp_path: Path) -> tuple[Path, str]:
    made = identity.create(NAME, "forgotten long ago", identity.LIGHT)
    path = tmp_path / "mine.alqa-key"
    path.write_bytes(made.key_file)
    return path, made.recovery_code


def test_a_forgotten_passphrase_is_answered_by_the_sheet(
    house: House, start: StartWindow, recorder: Recorder, key_file: tuple[Path, str], qtbot: QtBot
) -> None:
    path, code = key_file
    house.open([str(path)])
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.unlock)  # a worker copies the file
    start.unlock.forgot.click()
    forgot = start.forgot
    assert forgot.scene is forgot.code
    slip = code.replace("-", "").lower()
    slip = ("7" if slip[0] != "7" else "8") + slip[1:]
    type_in(slip)  # a full box leads to the next
    assert forgot.code.boxes.full
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: forgot.scene is forgot.phrase)
    assert forgot.code.boxes.text() == code
    type_in(NEW)
    press(Qt.Key.Key_Return)
    type_in(NEW)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.home, timeout=20_000)
    assert [notice.tone for notice in recorder.notices] == ["accent", "ok"]
    assert people.load(keys.place() / path.name, NEW)[0].name == NAME
    assert not forgot.phrase.phrase.text()
    assert forgot.code.boxes.text().strip("-") == ""


def test_a_wrong_code_is_said_and_back_leads_to_the_passphrase(
    house: House, start: StartWindow, key_file: tuple[Path, str], qtbot: QtBot
) -> None:
    house.open([str(key_file[0])])
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.unlock)  # a worker copies the file
    start.unlock.forgot.click()
    scene = start.forgot.code
    scene.boxes.boxes[2].setFocus()
    QApplication.clipboard().setText(identity.create("Б", "x", identity.LIGHT).recovery_code)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert scene.boxes.full
    scene.enter()
    qtbot.waitUntil(lambda: scene.go.isEnabled())
    assert "another key" in scene.told.text()
    scene.boxes.boxes[3].setText("12?45")
    scene.enter()
    assert "Group 4" in scene.told.text()
    press(Qt.Key.Key_Escape)
    assert start.stack.currentWidget() is start.unlock


def test_backspace_leads_back_over_the_boxes(
    house: House, start: StartWindow, key_file: tuple[Path, str], qtbot: QtBot
) -> None:
    house.open([str(key_file[0])])
    qtbot.waitUntil(lambda: start.stack.currentWidget() is start.unlock)  # a worker copies the file
    start.unlock.forgot.click()
    boxes = start.forgot.code.boxes.boxes
    type_in("abcde")
    assert focused() is boxes[1]
    press(Qt.Key.Key_Backspace)
    assert focused() is boxes[0]
    press(Qt.Key.Key_Backspace)
    assert boxes[0].text() == "ABCD"


def test_a_workspace_opens_by_the_sheet_and_by_the_new_passphrase_after(
    house: House, start: StartWindow, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    """Its own copy of the keys is asked, rewritten, and the room opens by itself."""
    packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace.close()
    folder = tmp_path / "ws"
    house.open([str(folder)])
    start.unlock.forgot.click()
    forgot = start.forgot
    forgot.code.boxes.show_code(world.created("C02").recovery_code)
    forgot.code.enter()
    qtbot.waitUntil(lambda: forgot.scene is forgot.phrase, timeout=20_000)
    for field in (forgot.phrase.phrase, forgot.phrase.again):
        field.edit.setText(NEW)
    forgot.phrase.enter()
    qtbot.waitUntil(lambda: bool(house.rooms), timeout=30_000)
    assert [ws.folder for ws in house.rooms.values() if ws] == [folder]
    for room in list(house.rooms):
        room.close()
    qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=20_000)
    Workspace.open(folder, NEW).close()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_card_page_shows_every_word_at_any_width(services: Services, qtbot: QtBot, lang: str) -> None:
    """The words take the room that the buttons leave, saved or not."""
    services.kit.say.set_lang(lang)  # type: ignore[arg-type]
    scene = CardScene(services.kit)
    qtbot.addWidget(scene)
    scene.show_card(NAME, " ".join(["12345"] * 8))
    for width in (1440, 900, 640):
        scene.resize(width, 860)
        scene.show()
        qtbot.waitExposed(scene)
        for row in (scene.card, scene.keys):
            assert row.title.width() > 140
            assert row.height() < 150, (lang, width)

"""From a key alone to a round in draft, by mouse: asked, made, opened in its room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.model.ids import is_id, suggested
from desktop.trust import identity
from ui.house import House
from ui.messages import Recorder
from ui.pages import Pages
from ui.secretary.window import SecretaryWindow
from ui.services import Services
from ui.shell.new_round_page import FOLDER, NewRoundPage

PASSPHRASE = "бес сөз жеткілікті"
pytestmark = pytest.mark.usefixtures("new_computer")


@pytest.fixture
def house(services: Services, tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """Home of somebody who has a key and nothing else."""
    key = tmp_path / "Aigerim.alqa-key"
    key.write_bytes(identity.create("Aigerim N.", PASSPHRASE, identity.LIGHT).key_file)
    pages = Pages()
    made = House(services, pages, PASSPHRASE)
    made.open([str(key)])
    qtbot.waitUntil(lambda: made.start is not None and "home" in made.start.__dict__, timeout=20_000)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=20_000)
    made.close()
    pages.close()


def asked(house: House, qtbot: QtBot) -> NewRoundPage:
    assert house.start is not None
    house.start.home.new_round.click()
    page = house.start.new_round
    qtbot.waitUntil(lambda: len(page.choices) == 5)
    return page


def test_a_name_and_a_template_make_a_draft(
    house: House, recorder: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    page = asked(house, qtbot)
    recorder.folder = tmp_path / "rounds"
    page.choose.click()
    QTest.keyClicks(page.name.edit, "Track 2026")
    assert page.code.text() == "track-2026"
    page.choices["horizon-style"].click()
    QTest.keyClick(page.name.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(house.rooms), timeout=20_000)
    window = next(iter(house.rooms))
    assert isinstance(window, SecretaryWindow)
    qtbot.waitUntil(lambda: window.room == "round" and window.rooms["round"].draft.ready, timeout=20_000)  # type: ignore[attr-defined]
    file = window.rooms["round"].draft.file  # type: ignore[attr-defined]
    assert (file.id, file.title, len(file.rubric.criteria)) == ("track-2026", {"en": "Track 2026"}, 3)
    assert (tmp_path / "rounds" / "track-2026.ws" / "workspace.json").is_file()
    assert not window.rail.buttons["round"].done  # type: ignore[union-attr]


def test_what_is_missing_is_said_at_its_field(house: House, qtbot: QtBot) -> None:
    page = asked(house, qtbot)
    QTest.keyClicks(page.code.edit, "a b")
    page.go.click()
    said = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    assert "Give it a title." in said
    assert [text for text in said if text.startswith("A code is 1 to 64")]
    assert house.rooms == {}


def test_a_folder_that_is_no_source_leaves_nothing(
    house: House, recorder: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    page = asked(house, qtbot)
    page.show_place(tmp_path / "rounds")
    recorder.folder = tmp_path / "nothing"
    page.choices[FOLDER].click()
    assert not page.name.isEnabled()
    page.go.click()
    qtbot.waitUntil(lambda: page._fault is not None and page.go.isEnabled())
    assert not list((tmp_path / "rounds").glob("*"))
    page.choices[""].click()
    assert page.name.isEnabled()


@pytest.mark.parametrize(
    ("name", "code"),
    [("Пилоттық кластерлер 2016", "pilottyq-klasterler-2016"), ("  Ғылым: №7! ", "gylym-7"), ("???", "")],
)
def test_a_code_is_made_from_a_name(name: str, code: str) -> None:
    assert suggested(name) == code
    assert not code or is_id(code)

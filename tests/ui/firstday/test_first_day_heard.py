"""The first day heard and reached: every page by a screen reader in three languages, every control by Tab."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.model.text import LANGS
from tests.helpers.access import called, foreign, heard, tab_stops, wants_tab
from ui.firstday.pages import FirstDayPages, ForgotPages
from ui.firstday.scene import Scene
from ui.services import Services
from ui.shell.start_window import StartWindow

CODE = " ".join(["12345"] * 8)
SHEET = "-".join(["7K2QM"] * 8)


def prepared(window: StartWindow) -> dict[str, tuple[FirstDayPages | ForgotPages, Scene]]:
    day, forgot = window.making, window.forgot
    day.sheet.show_code(SHEET)
    day.card.show_card("Айгүл", CODE)
    return {
        "who": (day, day.who),
        "phrase": (day, day.phrase),
        "sheet": (day, day.sheet),
        "card": (day, day.card),
        "code": (forgot, forgot.code),
        "new": (forgot, forgot.phrase),
    }


@pytest.mark.parametrize("name", ["who", "phrase", "sheet", "card", "code", "new"])
def test_each_page_speaks_and_is_reached(services: Services, qtbot: QtBot, name: str) -> None:
    window = StartWindow(services)
    qtbot.addWidget(window)
    pages, scene = prepared(window)[name]
    window.resize(1200, 800)
    window.show_page(pages)
    window.show()
    pages.show_scene(scene)
    for lang in LANGS:
        services.kit.say.set_lang(lang)
        told = [(one.name, one.what) for one in heard(window)]
        assert [what for said, what in told if not said] == []
        assert [said for said, _ in told if foreign(said, lang)] == []
    window.bar.language.setFocus()
    reached = tab_stops(window)
    assert called([one for one in wants_tab(window) if one not in reached]) == []


def test_the_code_is_spelt_group_by_group(
    services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(_widget: object, words: str, **_more: object) -> None:
        said.append(words)

    monkeypatch.setattr("ui.widgets.code.announce", hear)
    window = StartWindow(services)
    qtbot.addWidget(window)
    scene = window.making.card
    scene.show_card("Айгүл", "12345 67890 " + " ".join(["11111"] * 6))
    next_group: Callable[[], None] = scene.read_on
    for _ in range(9):
        next_group()
    assert said[:2] == ["Group 1 of 8: 1 2 3 4 5", "Group 2 of 8: 6 7 8 9 0"]
    assert len(said) == 8
    assert scene.digits.pointed is None

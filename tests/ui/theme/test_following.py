"""Light and dark follow the system until a person says otherwise; what was said is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tests.helpers.ui_services import services_in
from ui import app as root
from ui.i18n import Speech
from ui.preferences import Preferences
from ui.theme import theme as themes
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, sharp


class System:
    """The system's look, as it would be said to us."""

    scheme = "light"

    def turn(self, scheme: str) -> None:
        self.scheme = scheme
        said = Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light
        QGuiApplication.styleHints().colorSchemeChanged.emit(said)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    made = System()
    monkeypatch.setattr(themes, "system_scheme", lambda: made.scheme)
    return made


@pytest.fixture
def theme(qapp: QApplication, system: System, tmp_path: Path) -> Iterator[Theme]:
    with services_in(qapp, tmp_path) as (services, _):
        services.kit.theme.set_wish("system")
        yield services.kit.theme
        services.kit.theme.set_wish("light")


def test_the_system_is_followed_while_running(theme: Theme, system: System, qapp: QApplication) -> None:
    system.turn("dark")
    assert theme.tokens == DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    system.turn("light")
    assert theme.tokens == LIGHT


def test_a_person_overrides_and_comes_back(theme: Theme, system: System) -> None:
    theme.toggle()
    assert (theme.wish, theme.scheme) == ("dark", "dark")
    system.turn("light")
    assert theme.scheme == "dark"
    theme.toggle()
    assert (theme.wish, theme.scheme) == ("system", "light")
    system.turn("dark")
    assert theme.scheme == "dark"


def test_high_contrast_takes_edges_of_text(
    theme: Theme, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "wants_contrast", lambda: True)
    system.turn("dark")
    assert theme.tokens == sharp(DARK)


def test_the_choices_are_kept_each_by_itself(theme: Theme, qapp: QApplication, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "kept.json")
    keeper = root._Keeper(qapp, preferences, Speech("ru"), theme)
    theme.wishChanged.connect(keeper.keep_look)
    theme.set_wish("dark")
    kept = Preferences(tmp_path / "kept.json").choices
    assert (kept.scheme, kept.lang) == ("dark", None)
    keeper.keep_language()
    assert Preferences(tmp_path / "kept.json").choices.lang == "ru"
    theme.wishChanged.disconnect(keeper.keep_look)

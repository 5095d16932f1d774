"""Heard and reached: every page by a screen reader in three languages, every control by Tab."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.model.text import LANGS
from tests.helpers.access import called, foreign, heard, tab_stops, wants_tab
from tests.ui.commissioner.places import PLACES, Place
from tests.ui.commissioner.sample_list import declaration
from ui.commissioner.card.panel import CriterionPanel
from ui.commissioner.card.typing_field import TypingField
from ui.commissioner.round_window import RoundWindow
from ui.services import Services
from ui.shell.frame import Frame
from ui.shell.start_window import StartWindow

START = ("welcome", "making", "unlock", "home", "card")
DUMB = {QAccessible.Role.NoRole, QAccessible.Role.Client}


def complaints(window: QWidget, lang: str) -> list[str]:
    bad = []
    for one in heard(window):
        if not one.name:
            bad.append(f"nameless: {one.what}")
        elif foreign(one.name, lang):
            bad.append(f"not {lang}: {one.what}: {one.name}")
        if one.role in DUMB:
            bad.append(f"no role: {one.what}")
    return bad


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_every_control_says_what_it_is_in_every_language(window: RoundWindow, place: Place) -> None:
    place(window)
    for lang in LANGS:
        window.kit.say.set_lang(lang)
        assert complaints(window, lang) == []
    assert len(heard(window)) > 8


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_tab_reaches_every_control_and_comes_round(window: RoundWindow, place: Place) -> None:
    place(window)
    window.bar.language.setFocus()
    reached = tab_stops(window)
    missed = [one for one in wants_tab(window) if one not in reached]
    assert called([one for one in missed if not _by_enter(one)]) == []


def _by_enter(one: QWidget) -> bool:
    """Tab goes from criterion to criterion; Enter goes from a ruler to its comment."""
    return isinstance(one, TypingField) and isinstance(one.parent(), CriterionPanel)


def speaks_and_is_reached(window: Frame, services: Services) -> None:
    """In each language everything has a name, and Tab reaches all that takes it."""
    window.show()
    for lang in LANGS:
        services.kit.say.set_lang(lang)
        assert complaints(window, lang) == []
    window.bar.language.setFocus()
    reached = tab_stops(window)
    assert called([one for one in wants_tab(window) if one not in reached]) == []
    window.close()


@pytest.mark.parametrize("name", START)
def test_the_start_speaks_and_is_reached(services: Services, qtbot: QtBot, name: str) -> None:
    window = StartWindow(services)
    window.resize(1200, 800)
    window.show_page(getattr(window, name))
    speaks_and_is_reached(window, services)


def test_the_declaration_speaks_and_is_reached(services: Services, tmp_path: Path) -> None:
    window = declaration(services, tmp_path)
    window.resize(1200, 800)
    speaks_and_is_reached(window, services)


def test_marks_are_read_with_their_meaning(window: RoundWindow) -> None:
    window.session.set_mark("A2", 7)
    window.room.card.show_criterion("A2")
    names = [one.name for one in heard(window)]
    assert any(name.startswith("A2, 3.5 of 5, between ") for name in names)

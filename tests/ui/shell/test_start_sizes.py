"""The start window from 100 to 200 % of 1440 x 900: it fits the screen, and nothing of it is cut."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.text import LANGS, Lang
from tests.helpers.access import cut
from ui.i18n import literal
from ui.services import Services
from ui.shell.start_window import StartWindow

SCALES = {"100": (1200, 775), "125": (1152, 720), "150": (960, 600), "200": (720, 450)}


def _fits(area: QScrollArea) -> None:
    assert area.verticalScrollBar().maximum() == 0


def turn() -> None:
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_of_the_start_is_cut(qtbot: QtBot, services: Services, scale: str, lang: Lang) -> None:
    services.kit.say.set_lang(lang)
    window = StartWindow(services)
    window.resize(*SCALES[scale])
    window.show()
    assert (window.width(), window.height()) == SCALES[scale]
    found = []
    pages: list[QWidget] = [window.welcome, window.unlock]
    window.unlock.ask("Ковылина Наталья Юрьевна", literal("C05.alqa-pack"))
    for page in pages:
        window.show_page(page)
        turn()
        found += [f"{type(page).__name__}: {one}" for one in cut(window)]
    field = window.unlock.field.edit
    assert field.height() >= field.sizeHint().height() - 4  # not squeezed, in however low a window
    assert found == []
    window.close()


def test_at_200_percent_the_first_act_is_seen(qtbot: QtBot, services: Services) -> None:
    window = StartWindow(services)
    window.resize(*SCALES["200"])
    window.show_page(window.welcome)
    window.show()
    turn()
    first = window.welcome.first
    assert first is not None
    assert first.visibleRegion().boundingRect() == first.rect()
    window.close()


@pytest.mark.parametrize("lang", LANGS)
def test_the_pages_of_the_first_day_fit_a_small_screen(qtbot: QtBot, services: Services, lang: Lang) -> None:
    """Also with both files saved: what is done shows itself without scrolling."""
    services.kit.say.set_lang(lang)
    window = StartWindow(services)
    pages = window.making
    pages.sheet.show_code("-".join(["A1B2C"] * 8))
    pages.sheet.show_saved("/home/a/sheet.pdf")
    pages.card.show_card("Ковылина Наталья Юрьевна", " ".join(["12345"] * 8))
    window.resize(1280, 720)
    window.show_page(pages)
    window.show()
    for at, scene in enumerate((*pages.scenes, pages.card)):
        if at == len(pages.scenes):
            pages.card.show_card_saved("/home/a/n.alqa-card")
            pages.card.show_key_saved("/media/stick/n.alqa-key")
        pages.show_scene(scene)
        turn()
        area = scene.findChild(QScrollArea)
        assert area is not None
        fits = partial(_fits, area)
        qtbot.waitUntil(fits, timeout=2000)  # the words find their height in turns of their own
    window.close()

"""From 100 to 200 % of 1440 x 900 (the same as ever smaller windows): nothing is cut, nothing scrolls
sideways, in the languages of the longest words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.model.text import Lang
from tests.helpers.access import cut
from tests.ui.commissioner.places import PLACES
from tests.ui.commissioner.sample_list import declaration
from ui.commissioner.round_window import RoundWindow
from ui.models.applicants import Tick
from ui.services import Services

SCALES = {"100": (1440, 900), "125": (1152, 720), "150": (960, 600), "200": (720, 450)}


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut(window: RoundWindow, scale: str, lang: Lang) -> None:
    window.kit.say.set_lang(lang)
    window.resize(*SCALES[scale])
    found = set()
    for place in PLACES:
        place(window)
        for _ in range(3):
            QApplication.processEvents()
        found |= {f"{place.__name__}: {one}" for one in cut(window)}
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_of_a_declaration_is_cut(services: Services, tmp_path: Path, scale: str) -> None:
    services.kit.say.set_lang("ru")
    window = declaration(services, tmp_path)
    window.resize(*SCALES[scale])
    window.show()
    window.page.model.set_tick("D1", Tick())
    found = []
    for lang in ("kk", "ru"):
        services.kit.say.set_lang(lang)  # type: ignore[arg-type]
        window.stack.setCurrentWidget(window.page)
        for _ in range(3):
            QApplication.processEvents()
        found += cut(window)
        window.stack.setCurrentWidget(window.signed)
        window.signed.show_signed(tmp_path / "C02.alqa-declaration", " ".join(["00000"] * 8), 1)
        for _ in range(3):
            QApplication.processEvents()
        found += cut(window)
    window.page.model.ticks.clear()
    window.close()
    assert not found, "\n".join(found)

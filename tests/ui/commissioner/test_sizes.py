"""From 100 to 200 % of 1440 x 900 (the same as ever smaller windows): nothing is cut, nothing scrolls
sideways, in the languages of the longest words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.model.text import Lang
from tests.helpers.access import cut
from tests.ui.commissioner.places import PLACES
from ui.commissioner.round_window import RoundWindow

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

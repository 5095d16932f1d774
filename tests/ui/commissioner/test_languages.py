"""Another language while the program runs: every page says what a window made in that language says."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.pages.server import PageServer
from tests.helpers.access import Texts, texts
from tests.ui.commissioner.places import PLACES
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.round_window import RoundWindow
from ui.services import Services


def settled(window: RoundWindow) -> list[Texts]:
    for _ in range(5):
        QApplication.processEvents()
    page = window.finding.page
    while page.seeker.waits or page.preview.settling:
        QApplication.processEvents()
    return texts(window)


def test_every_page_is_said_anew(window: RoundWindow, services: Services) -> None:
    say = services.kit.say
    say.set_lang("kk")
    with PageServer() as pages:
        fresh = RoundWindow(MemoryDesk(limit=6, before=("FK16-KUS-MAN01",)), pages, services)
        fresh.room.tabs._pick("facts")
        fresh.resize(window.size())
        fresh.show()
        wrong = []
        for place in PLACES:
            say.set_lang("en")
            place(window)
            settled(window)
            say.set_lang("kk")
            place(fresh)
            turned, made = settled(window), settled(fresh)
            assert len(turned) > 20
            wrong += [f"{place.__name__}: {one}" for one in turned if one not in made]
        fresh.close()
    assert not wrong, "\n".join(wrong)

"""A window over the desk in memory, with notices recorded and threads ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers import packs
from tests.ui.commissioner.noted_room import NotedRoom, Paper, paper_of
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.actions import Actions
from ui.commissioner.round_window import RoundWindow
from ui.commissioner.window import CommissionerWindow
from ui.i18n import Speech
from ui.messages import Recorder
from ui.preferences import Preferences
from ui.services import Kit, Services
from ui.tasks import Tasks
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def kit(theme: Theme) -> Iterator[Kit]:
    theme.set_wish("light")
    yield Kit(theme, Speech("en"))
    theme.set_wish("light")


@pytest.fixture
def messages() -> Recorder:
    return Recorder()


@pytest.fixture
def services(kit: Kit, messages: Recorder, tmp_path: Path) -> Iterator[Services]:
    tasks = Tasks()
    yield Services(kit, tasks, messages, Actions(), Preferences(tmp_path / "preferences.json"))
    tasks.close()


@pytest.fixture
def desk() -> MemoryDesk:
    """Six dossiers, one of them recused before the packs were made."""
    return MemoryDesk(limit=6, before=("FK16-KUS-MAN01",))


def at_the_facts(window: RoundWindow, qtbot: QtBot) -> None:
    """Show a window at the facts of its first dossier."""
    window.room.tabs._pick("facts")
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()


@pytest.fixture
def window(qtbot: QtBot, desk: MemoryDesk, services: Services) -> Iterator[RoundWindow]:
    pages = PageServer()
    made = RoundWindow(desk, pages, services)
    at_the_facts(made, qtbot)
    yield made
    if isValid(made):
        desk.broken = None
        made.session.unsaved.clear()
        made.close()
    pages.close()


@pytest.fixture
def real_ws(tmp_path: Path) -> Iterator[Workspace]:
    """C02's workspace of the fictional round: D2 and D1 to score, D3 recused."""
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


@pytest.fixture
def real_window(qtbot: QtBot, real_ws: Workspace, services: Services) -> Iterator[CommissionerWindow]:
    """The window over it; each change is stored before its call returns."""
    with PageServer() as pages:
        made = CommissionerWindow(real_ws, pages, services)
        at_the_facts(made, qtbot)
        yield made
        made.close()


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer() as server:
        yield server


@pytest.fixture(scope="module")
def paper(pages: PageServer) -> Paper:
    return paper_of(pages)


@pytest.fixture
def noted(
    qtbot: QtBot, tmp_path: Path, pages: PageServer, services: Services, paper: Paper
) -> Iterator[NotedRoom]:
    """A window over a real workspace; its document is shown after `show()`."""
    made = NotedRoom(qtbot, tmp_path, pages, services, paper)
    yield made
    if isValid(made.window):
        made.window.close()
    made.ws.close()

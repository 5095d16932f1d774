"""Real documents in the real pane: the page server, the worker, the canvas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.server import PageServer
from tests.ui.reader.real_paper import Show, stored
from ui.i18n import Speech
from ui.reader.reading_pane import ReadingPane
from ui.services import Kit
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def server() -> Iterator[PageServer]:
    with PageServer() as made:
        yield made


@pytest.fixture
def kit(qapp: QApplication) -> Kit:
    return Kit(Theme(qapp, "light"), Speech("en"))


@pytest.fixture
def pane(qtbot: QtBot, kit: Kit) -> Iterator[ReadingPane]:
    made = ReadingPane(kit)
    made.resize(800, 900)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_feed()


@pytest.fixture
def show(qtbot: QtBot, pane: ReadingPane, server: PageServer) -> Show:
    """Show a document and wait until nothing is under way."""

    def shown(data: bytes) -> ReadingPane:
        pane.show_document(stored(server, data))
        qtbot.waitUntil(lambda: pane.canvas.letters(0) is not None and pane.feed.idle, timeout=20_000)
        return pane

    return shown

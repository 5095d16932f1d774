"""A secretary's window over the sample round in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.pages.server import PageServer
from tests.helpers.fake_desk import FakeDesk
from ui.secretary.window import SecretaryWindow
from ui.services import Services

Opens = Callable[..., tuple[SecretaryWindow, FakeDesk]]


@pytest.fixture
def open_window(services: Services, qtbot: QtBot) -> Iterator[Opens]:
    pages = PageServer()
    opened: list[SecretaryWindow] = []

    def opens(statements: list[Any], **how: bool) -> tuple[SecretaryWindow, FakeDesk]:
        desk = FakeDesk(statements, **how)
        window = SecretaryWindow(services, desk, pages)
        opened.append(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitUntil(lambda: window.overview is not None)
        return window, desk

    yield opens
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    for window in opened:
        if isValid(window):
            window.close()
    pages.close()

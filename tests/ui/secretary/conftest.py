"""A secretary's window over the sample round in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.pages.server import PageServer
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.ui_services import services_in
from ui.messages import Recorder
from ui.secretary.window import SecretaryWindow
from ui.services import Services

Opens = Callable[..., tuple[SecretaryWindow, FakeDesk]]


@pytest.fixture
def around(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Services, Recorder]]:
    with services_in(qapp, tmp_path) as made:
        yield made


@pytest.fixture
def services(around: tuple[Services, Recorder]) -> Services:
    return around[0]


@pytest.fixture
def recorder(around: tuple[Services, Recorder]) -> Recorder:
    return around[1]


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

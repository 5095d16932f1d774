"""A secretary's window over the sample round in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.pages.server import PageServer
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.fake_round import FakeRound
from tests.helpers.round_room import Begins
from ui.secretary.round.page import RoundPage
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


@pytest.fixture
def begin(services: Services, qtbot: QtBot) -> Iterator[Begins]:
    """The room alone, over a draft in memory."""
    shown: list[RoundPage] = []

    def begins(desk: FakeRound | None = None, step: str = "rubric") -> tuple[RoundPage, FakeRound]:
        door = desk or FakeRound()
        nothing: Any = None
        page = RoundPage(services, nothing, door)
        shown.append(page)
        page.resize(1264, 844)
        page.show()
        page.entered()
        qtbot.waitUntil(lambda: page.draft.ready and bool(page.traffic.templates))
        page.go_to_step(step)
        return page, door

    yield begins
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    for page in shown:  # now, and not when a worker collects garbage: widgets die in their own thread
        page.close()
        shiboken6.delete(page)

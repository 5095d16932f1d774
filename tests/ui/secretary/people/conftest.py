"""The room of people with its workspace: everybody but C14 and C15 is compared, ten readers each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.storage.workspace import Workspace
from desktop.trust.identity import Identity
from tests.helpers import offices
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.people_room import prepared
from tests.helpers.sample_once import once, shared_round
from ui.secretary.people.desk import WorkspacePeople
from ui.secretary.people.page import PeoplePage
from ui.services import Services


@pytest.fixture(scope="package")
def me() -> Identity:
    """Unlocked once: each unlocking is meant to be slow."""
    return offices.identity(shared_round(), "secretary")


@pytest.fixture
def ws(tmp_path: Path, me: Identity) -> Iterator[Workspace]:
    held = once("people", prepared) / "secretary.ws"
    copied = shutil.copytree(held, tmp_path / "secretary.ws")
    with Workspace.enter(Path(copied), me) as opened:
        yield opened


@pytest.fixture
def page(ws: Workspace, services: Services, qtbot: QtBot) -> Iterator[PeoplePage]:
    made = PeoplePage(services, FakeDesk([]), WorkspacePeople(ws))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1260, 840)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: made.view is not None)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)

"""Nothing blocks the window: a weekend over the sample's dossiers, its thread's work between two beats.

The measure is processor time of the GUI thread at the pace of an idle laptop: a busy machine does not fail
it, a slower way of doing things does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.desks import sample
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers.person import Act, Person
from tests.helpers.sample_once import workspace_in
from tests.helpers.ui_services import services_in
from tests.helpers.watchdog import LIMIT_MS, Blocks, watched
from tests.helpers.weekend import Weekend
from ui.commissioner.window import CommissionerWindow
from ui.commissioner.writer import Threaded

ANEW_MS = 200.0  # another look, language or size draws 400 widgets anew; see docs/decisions/0014


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace_in(tmp_path_factory.mktemp("weekend"))


@pytest.fixture
def window(workspace: Path, qapp: QApplication, tmp_path: Path) -> Iterator[CommissionerWindow]:
    with (
        services_in(qapp, tmp_path) as (services, recorder),
        PageServer() as pages,
        Workspace.open(workspace, sample.PASSPHRASE) as ws,
    ):
        made = CommissionerWindow(ws, pages, services, Threaded())
        made.resize(1440, 900)
        made.show()
        yield made
        made.close()
        assert recorder.faults == []


def lived(acts: list[Act], limit: float) -> Blocks:
    Person([lambda: None] * 5, pause=100).run()  # the room is painted and its pages have come
    with watched(limit) as blocks:
        Person(acts).run()
    return blocks


def test_reading_scoring_and_searching_never_block(window: CommissionerWindow) -> None:
    seen = lived(Weekend(window).acts(), LIMIT_MS)
    assert seen.worst > 0
    assert not seen.over, seen.told()


def test_drawing_everything_anew_stays_short(window: CommissionerWindow) -> None:
    seen = lived(Weekend(window).anew(), ANEW_MS)
    assert not seen.over, seen.told()

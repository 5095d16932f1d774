"""Services with recorded messages for every window; what blocks is banned on the GUI thread in every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.gui_bans import judged
from tests.helpers.ui_services import services_in
from ui.messages import Recorder
from ui.services import Services


@pytest.fixture(autouse=True)
def nothing_blocks_the_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """See `tests/helpers/gui_bans.py`."""
    yield from judged(monkeypatch)


@pytest.fixture
def around(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Services, Recorder]]:
    """Both, with a place of its own for key files."""
    with services_in(qapp, tmp_path) as made:
        yield made


@pytest.fixture
def services(around: tuple[Services, Recorder]) -> Services:
    return around[0]


@pytest.fixture
def recorder(around: tuple[Services, Recorder]) -> Recorder:
    return around[1]


@pytest.fixture
def new_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's keys or rounds are known here yet."""
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))

"""What tests of desks and of the command line share: the sample round, and a secretary's copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import secretary
from desktop.storage.workspace import Workspace
from tests.helpers import offices, sample_once


@pytest.fixture(scope="session")
def root() -> Path:
    """The sample round; nobody writes into it."""
    return sample_once.shared_round()


@pytest.fixture
def office(root: Path, tmp_path: Path) -> Path:
    """A secretary's workspace in which nothing is merged."""
    return Path(shutil.copytree(root / "secretary.ws", tmp_path / "secretary.ws"))


@pytest.fixture
def ws(office: Path) -> Iterator[Workspace]:
    with secretary.open_workspace(office, offices.PASSPHRASE) as opened:
        yield opened

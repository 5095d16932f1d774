"""A backup copy holds everything and opens by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import AlqaError
from desktop.storage import backup, blobs, sheets
from desktop.storage.workspace import Workspace
from desktop.trust import identity

MADE = identity.create("C01", "sample", identity.LIGHT)
AT = "2026-11-03T09:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Workspace.create(tmp_path / "w", MADE.identity, MADE.key_file, "commissioner", "pilot").close()
    return tmp_path / "w"


def test_a_copy_opens_with_all_that_was_there(folder: Path) -> None:
    copy = folder.with_name("copy")
    with Workspace.open(folder, "sample") as ws:
        sheets.set_mark(ws, "D1", "A1", 5, AT)
        document = blobs.put_bytes(ws, b"paper")
        backup.make(ws, copy)
        sheets.set_mark(ws, "D1", "A1", 6, AT)
    with Workspace.open(copy, "sample") as ws:
        assert sheets.sheet(ws, "D1").marks == {"A1": 5}
        assert blobs.get(ws, document) == b"paper"


def test_a_copy_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with Workspace.open(folder, "sample") as ws:
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(AlqaError, match="disk-full"):
            backup.make(ws, folder.with_name("copy"))
    assert [p.name for p in folder.parent.iterdir()] == ["w"]


def test_a_copy_replaces_nothing(folder: Path) -> None:
    with Workspace.open(folder, "sample") as ws, pytest.raises(AlqaError, match="workspace-exists"):
        backup.make(ws, folder)

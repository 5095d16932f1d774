"""Backup copies: whole and read back, remembered, due after some days, brought back on another computer."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner, safekeeping
from desktop.errors import AlqaError
from desktop.storage import backup, journal
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_remembered_until_something_changes(ws: Workspace, stick: Path) -> None:
    assert safekeeping.last_backup(ws) is None
    target = safekeeping.back_up(ws, stick)
    assert target.name.startswith("alqa-backup-20")
    last = safekeeping.last_backup(ws)
    assert last is not None
    assert (last.place, last.changed) == (str(target), False)
    commissioner.set_mark(ws, "D1", "A1", 3)
    last = safekeeping.last_backup(ws)
    assert last is not None
    assert last.changed
    assert safekeeping.back_up(ws, stick) != target


def test_the_copy_says_whose_and_when_and_nothing_else(ws: Workspace, stick: Path) -> None:
    target = safekeeping.back_up(ws, stick)
    copy = safekeeping.look(target)
    assert (copy.name, copy.role) == ("C02", "commissioner")
    assert copy.at is not None
    assert set(names(target)) == {
        "backup.json", "documents", "identity.alqa-key", "workspace.db", "workspace.json",
    }  # fmt: skip
    assert world.ROUND.encode() not in b"".join(p.read_bytes() for p in target.rglob("*") if p.is_file())


def test_a_copy_goes_on_elsewhere_with_everything(ws: Workspace, stick: Path, tmp_path: Path) -> None:
    commissioner.set_mark(ws, "D1", "A1", 3)
    commissioner.keep_draft(ws, "D1", "comment", "A1", "half a sentence")
    target, head = safekeeping.back_up(ws, stick), journal.head(ws)
    steps: list[tuple[int, int]] = []
    with safekeeping.restore(
        target, world.PASSPHRASE, tmp_path / "second" / "ws", lambda done, of: steps.append((done, of))
    ) as second:
        assert journal.head(second) == head
        commissioner.settle_drafts(second)
        assert commissioner.sheet(second, "D1").comments == {"A1": "half a sentence"}
        assert commissioner.document(second, commissioner.dossier(second, "D1").documents[0].sha256)
        assert "backup.json" not in names(second.folder)
    assert steps[-1][0] == steps[-1][1] > 0


def test_a_workspace_left_behind_is_brought_back_with_its_log(
    ws: Workspace, tmp_path: Path, stick: Path
) -> None:
    commissioner.set_mark(ws, "D1", "A1", 3)
    shutil.copytree(ws.folder, stick / "found")  # as a dead laptop's disk has it: the log not folded in
    assert (stick / "found" / "workspace.db-wal").stat().st_size > 0
    assert safekeeping.look(stick / "found").at is None
    with safekeeping.restore(stick / "found", world.PASSPHRASE, tmp_path / "second") as second:
        assert commissioner.sheet(second, "D1").marks["A1"] == 3


def test_a_wrong_passphrase_copies_nothing(ws: Workspace, stick: Path, tmp_path: Path) -> None:
    target = safekeeping.back_up(ws, stick)
    with pytest.raises(AlqaError, match="passphrase-wrong"):
        safekeeping.restore(target, "wrong", tmp_path / "second")
    assert not (tmp_path / "second").exists()


@pytest.mark.parametrize("name", ["workspace.db", "identity.alqa-key"])
def test_a_damaged_copy_is_refused_and_leaves_nothing(
    ws: Workspace, stick: Path, tmp_path: Path, name: str
) -> None:
    commissioner.set_mark(ws, "D1", "A1", 3)
    file = safekeeping.back_up(ws, stick) / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(AlqaError):
        safekeeping.restore(file.parent, world.PASSPHRASE, tmp_path / "second")
    assert not (tmp_path / "second").exists()


def test_a_stick_that_does_not_keep_what_it_is_given(
    ws: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(path: Path, sha256: str) -> None:
        path.write_bytes(b"other")
        whole(path, sha256)

    whole = backup._read_back
    monkeypatch.setattr(backup, "_read_back", altered)
    with pytest.raises(AlqaError, match="disk-altered"):
        safekeeping.back_up(ws, stick)
    assert names(stick) == []
    assert safekeeping.last_backup(ws) is None


def test_what_is_no_copy_is_said(ws: Workspace, stick: Path) -> None:
    with pytest.raises(AlqaError, match="backup-not-found"):
        safekeeping.look(stick)
    with pytest.raises(AlqaError, match="backup-inside"):
        safekeeping.back_up(ws, ws.folder / "documents")


def test_a_copy_is_due_after_days_of_work(ws: Workspace, stick: Path) -> None:
    soon, late = "2026-01-01T00:00:00Z", "2099-01-01T00:00:00Z"
    assert not safekeeping.is_due(ws, late)  # nothing was written
    commissioner.set_mark(ws, "D1", "A1", 3)
    assert (safekeeping.is_due(ws, soon), safekeeping.is_due(ws, late)) == (False, True)
    safekeeping.back_up(ws, stick)
    assert not safekeeping.is_due(ws, late)  # nothing changed since
    commissioner.set_mark(ws, "D1", "A1", 4)
    assert safekeeping.is_due(ws, late)


def test_making_a_copy_stops_no_writer(ws: Workspace, stick: Path) -> None:
    marks: list[int] = []

    def meanwhile(_done: int, _of: int) -> None:
        commissioner.set_mark(ws, "D1", "A1", len(marks))
        marks.append(len(marks))

    target = safekeeping.back_up(ws, stick, meanwhile)
    assert len(marks) >= 3
    assert json.loads((target / "backup.json").read_bytes())["head"] != journal.head(ws)
    assert commissioner.sheet(ws, "D1").marks["A1"] == marks[-1]

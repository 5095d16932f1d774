"""What a newer pack changed, and marks that stand, by commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.desks import commissioner
from tests.helpers import packs
from tests.helpers.shell import Shell


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as ws:
        packs.fill(ws)
        return ws.folder


def test_changes_are_told_and_confirmed(alqa: Shell, workspace: Path, tmp_path: Path) -> None:
    assert alqa("review", "changes", "--workspace", workspace).data == {"version": 1, "before": None}
    key = tmp_path / "C02.alqa-key"
    opened = alqa("review", "open", packs.second_pack(tmp_path), "--identity", key, "--workspace", workspace)
    assert opened.data["changed"] == ["D1"]
    told = alqa("review", "changes", "--workspace", workspace).data
    assert (told["version"], told["before"], told["reasons"]) == (2, 1, ["why"])
    [one] = told["dossiers"]
    assert (one["dossier"], one["facts"]) == ("D1", [{"fact": "jobs", "old": "12", "new": "13"}])
    assert alqa("review", "status", "--workspace", workspace).data["changed"] == ["D1"]
    ran = alqa("review", "confirm", "--workspace", workspace, "D1")
    assert (ran.status, ran.data) == (0, {"confirmed": ["D1"], "changed": []})


def test_confirming_is_all_or_nothing(alqa: Shell, workspace: Path, tmp_path: Path) -> None:
    with commissioner.open_workspace(workspace, "sample") as ws:
        commissioner.update_pack(ws, packs.second_pack(tmp_path))
    assert alqa("review", "confirm", "--workspace", workspace, "D1", "D9").status == 3
    assert alqa("review", "status", "--workspace", workspace).data["changed"] == ["D1"]

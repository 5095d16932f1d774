"""Workbook and data of a decided round, from the command line to the files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from desktop.desks import secretary
from desktop.desks.secretary.out import data
from desktop.errors import AlqaError
from desktop.settings import Policy
from desktop.storage import journal
from tests.helpers import offices, wholes
from tests.helpers.shell import Shell


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    return wholes.decided_office(tmp_path)


def test_data_is_a_folder_whose_list_is_true(
    decided: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alqa = Shell(tmp_path, capsys)
    ran = alqa("export", "data", "--workspace", decided, "--out", tmp_path / "data")
    assert ran.status == 0, ran.err
    listed = json.loads((tmp_path / "data" / "manifest.json").read_text("utf-8"))
    assert listed["tables"] == ran.data["tables"]
    for one in listed["tables"]:
        content = (tmp_path / "data" / f"{one['table']}.csv").read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
    selected = json.loads((tmp_path / "data" / "round.json").read_text("utf-8"))["data"]["sets"]
    assert next(row["dossier"] for row in selected if row["of"] == "decision") == "FK16-SKO-FOO07"
    again = alqa("export", "data", "--workspace", decided, "--out", tmp_path / "data")
    assert (again.status, again.data["faults"][0]["code"]) == (3, "folder-not-empty")


def test_what_leaves_is_in_the_journal_and_forbidden_where_it_is(
    decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with secretary.open_workspace(decided, offices.PASSPHRASE) as ws:
        data.export_workbook(ws, tmp_path / "round.xlsx", "kk")
        last = journal.entries(ws)[-1]
        assert (last.kind, last.data["what"], last.data["file"]) == ("export", "workbook", "round.xlsx")
        monkeypatch.setattr("desktop.desks.secretary.out.gathering.policy", lambda: Policy(export=False))
        with pytest.raises(AlqaError) as refused:
            data.export_workbook(ws, tmp_path / "second.xlsx", "kk")
    assert refused.value.code == "export-forbidden"
    assert not (tmp_path / "second.xlsx").exists()


def test_a_letter_for_each_applicant_after_the_decision(
    decided: Path, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alqa = Shell(tmp_path, capsys)
    wanted = ("--out", tmp_path / "letters", "--langs", "ru", "--dossier", "FK16-SKO-FOO07", "FK16-VKO-FOO05")
    ran = alqa("export", "letters", "--workspace", decided, *wanted)
    assert ran.status == 0, ran.err
    assert sorted(path.name for path in (tmp_path / "letters").iterdir()) == [
        "FK16-SKO-FOO07.pdf",
        "FK16-VKO-FOO05.pdf",
    ]
    strange = alqa("export", "letters", "--workspace", decided, "--out", tmp_path, "--dossier", "XX")
    assert (strange.status, strange.data["faults"][0]["code"]) == (3, "letter-dossier-unknown")
    early = alqa("export", "letters", "--workspace", office, "--out", tmp_path / "early")
    assert (early.status, early.data["faults"][0]["code"]) == (3, "no-decision")


def test_a_stopped_export_leaves_no_half(decided: Path, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise Stop

    with secretary.open_workspace(decided, offices.PASSPHRASE) as ws:
        with pytest.raises(Stop):
            data.export_data(ws, tmp_path / "data", stop)
        assert list((tmp_path / "data").iterdir()) == []
        assert journal.entries(ws)[-1].kind == "decide"

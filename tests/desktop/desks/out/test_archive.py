"""Handover and archive of a decided round: what is in them, and that what was written is what is there."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desktop.desks import secretary
from desktop.desks.secretary.out import archive, handover
from desktop.errors import AlqaError
from tests.helpers import offices, wholes
from tests.helpers.shell import Shell


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wholes.decided_office(tmp_path_factory.mktemp("decided"))


@pytest.fixture(scope="module")
def made(decided: Path) -> Any:
    """In one language: the others are the same work again."""
    steps: list[tuple[int, int]] = []
    with pytest.MonkeyPatch.context() as patch, secretary.open_workspace(decided, offices.PASSPHRASE) as ws:
        patch.setattr(archive, "PROTOCOLS", (("en",),))
        patch.setattr(archive, "LANGS", ("en",))
        found = archive.export_archive(ws, decided.parent / "round.zip", lambda n, of: steps.append((n, of)))
    return found, steps


def test_progress_ends_where_it_said(made: Any) -> None:
    _, steps = made
    assert steps == [(n, len(steps)) for n in range(1, len(steps) + 1)]


def test_any_unzip_opens_it_and_the_sums_hold(made: Any) -> None:
    found, _ = made
    with zipfile.ZipFile(found.path) as file:
        listed = [line.split("  ", 1) for line in file.read("SHA256SUMS").decode("utf-8").splitlines()]
        assert {name for _, name in listed} | {"SHA256SUMS"} == set(file.namelist()) == set(found.names)
        assert all(hashlib.sha256(file.read(name)).hexdigest() == digest for digest, name in listed)
    tops = {name.partition("/")[0] for name in found.names}
    assert {"README.txt", "decision.alqa-record", "statements", "protocol", "workbook", "data"} <= tops
    assert {"handover", "letters", "history", "formats", "verify"} <= tops
    assert found.verdict.holds


def test_the_record_in_it_holds_for_its_own_script(made: Any, root: Path, tmp_path: Path) -> None:
    found, _ = made
    with zipfile.ZipFile(found.path) as file:
        file.extract("decision.alqa-record", tmp_path)
        file.extract("verify/alqa_verify.py", tmp_path)
    card = root / "identities" / "organisation.alqa-card"
    command = [sys.executable, "verify/alqa_verify.py", "decision.alqa-record", "--trust", str(card)]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_changed_file_is_named(made: Any, tmp_path: Path) -> None:
    found, _ = made
    folder = tmp_path / "plain"
    with zipfile.ZipFile(found.path) as file:
        file.extractall(folder)
    assert archive.check(folder).holds
    (folder / "data" / "ranking.csv").write_bytes(b"1")
    with pytest.raises(AlqaError) as caught:
        archive.check(folder)
    assert (caught.value.code, caught.value.args_of["member"]) == ("archive-altered", "data/ranking.csv")
    shutil.rmtree(folder / "letters")
    with pytest.raises(AlqaError) as gone:
        archive.check(folder)
    assert gone.value.code == "archive-altered"


def test_without_the_descriptions_there_is_no_archive(
    decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "shipped", lambda _name: None)
    with secretary.open_workspace(decided, offices.PASSPHRASE) as ws, pytest.raises(AlqaError) as caught:
        archive.export_archive(ws, tmp_path / "a.zip")
    assert caught.value.code == "archive-part-missing"
    assert not (tmp_path / "a.zip").exists()


def test_the_selected_are_handed_over_with_their_baseline(
    decided: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Shell(tmp_path, capsys)("export", "handover", "--workspace", decided, "--out", tmp_path / "ho")
    assert ran.status == 0, ran.err
    told = json.loads((tmp_path / "ho" / handover.JSON).read_text("utf-8"))["data"]
    assert len(told["selected"]) == 6
    first = [one for one in told["baseline"] if one["dossier"] == told["selected"][0]["dossier"]]
    jobs = next(one for one in first if one["indicator"] == "employment_2015")
    assert (jobs["derived"], jobs["target"], jobs["unit.ru"]) == (False, None, "человек")
    assert int(jobs["value"]) > 0
    assert {one["field"]: one["value"] for one in told["dates"]}["sitting"] == "2016-11-03"
    assert (tmp_path / "ho" / handover.WORKBOOK).read_bytes().startswith(b"PK")

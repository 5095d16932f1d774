"""Building, amending, rulings and paper sheets by the command line alone."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from desktop.cli.main import main
from tests.helpers import offices
from tests.helpers.shell import Shell


def test_a_round_is_built_and_amended_only_when_something_changed(
    alqa: Shell, root: Path, tmp_path: Path
) -> None:
    with offices.small_round(root, tmp_path, {"seats": 1}):
        pass
    source, made = tmp_path / "source", tmp_path / "made.ws"
    argv = ["--identity", offices.key(root, "secretary"), "--workspace", made]
    built = alqa("round", "build", source, *argv)
    assert (built.status, built.data["dossiers"], built.data["authority"]) == (0, 3, False)
    same = alqa("round", "amend", "--workspace", made, source, "--reason", "nothing")
    assert (same.status, same.data["faults"][0]["code"]) == (3, "amend-nothing-new")
    path = source / "round.json"
    path.write_text(path.read_text("utf-8").replace('"quorum": 2', '"quorum": 1'), "utf-8")
    amended = alqa("round", "amend", "--workspace", made, source, "--reason", "a smaller quorum")
    assert (amended.status, amended.data["version"], amended.data["voided"]) == (0, 2, [])
    packed = alqa("round", "pack", "--workspace", made, "--out", tmp_path / "packs")
    assert [one["reviewer"] for one in packed.data["packs"]] == ["C08", "C09"]


def test_a_fork_is_ruled_out_by_the_chair_and_a_second_signer(
    alqa: Shell, root: Path, office: Path, tmp_path: Path
) -> None:
    fork, mine = tmp_path / "fork.alqa-scores", tmp_path / "chair.ws"
    other = offices.resigned(root, "C07", fork, offices.lowered)
    assert alqa("merge", "--workspace", office, *offices.files(root), fork).status == 3
    key = offices.key(root, "C01")
    assert (
        alqa("review", "open", root / "packs/C01.alqa-pack", "--identity", key, "--workspace", mine).status
        == 0
    )
    both = sorted([other, offices.bundle(root, "C07").digest], reverse=True)  # any order will do
    one, two = tmp_path / "one.alqa-ruling", tmp_path / "two.alqa-ruling"
    argv = ["--kind", "exclude", "--about", *both, "--reason", "two laptops", "--out", one]
    made = alqa("ruling", "add", "--workspace", mine, *argv)
    assert made.status == 0, made.err
    assert alqa("merge", "--workspace", office, one).status == 3
    signer = ["--identity", offices.key(root, "secretary"), "--out", two]
    assert alqa("ruling", "cosign", one, *signer).data["digest"] == made.data["digest"]
    assert alqa("merge", "--workspace", office, two).status == 0
    assert alqa("board", "--workspace", office).data["forks"] == []


def test_all_faults_of_a_merge_are_listed(root: Path, office: Path, tmp_path: Path, alqa: Shell) -> None:
    names = [tmp_path / f"{n}.alqa-scores" for n in range(3)]
    for path in names:
        shutil.copy(root / "mandate.alqa-mandate", path)
    ran = alqa("merge", "--workspace", office, *names, tmp_path / "gone.alqa-scores")
    assert ran.status == 3
    assert ran.err.count("file-kind-mismatch: ") == 3
    assert ran.err.count("file-not-found: ") == 1
    assert ran.err.count("\n  → ") == 4


def test_without_a_file_and_a_terminal_the_passphrase_is_missed(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("sample"))
    assert main(["board", "--workspace", str(office)]) == 3
    assert capsys.readouterr().err.startswith("passphrase-needed: ")

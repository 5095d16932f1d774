"""The sample round is whole, says what its numbers say, and is never written over something."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.desks import rounds, sample
from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from tests.helpers import offices

MEMBERS = [f"C{number:02}" for number in range(1, 16)]


def test_every_promised_file_is_there(root: Path) -> None:
    who = sorted(["organisation", "secretary", *MEMBERS])
    assert sorted(path.stem for path in root.glob("identities/*.alqa-key")) == who
    assert sorted(path.stem for path in root.glob("identities/*.alqa-card")) == who
    assert sorted(path.stem for path in root.glob("packs/*.alqa-pack")) == MEMBERS
    assert sorted(path.stem for path in root.glob("scores/*.alqa-scores")) == MEMBERS


def test_assigned_are_exactly_the_pairs_with_a_sheet(root: Path, ws: Workspace) -> None:
    body = rounds.current(ws).body
    assigned = {(one.reviewer, code) for one in body.assignment for code in one.dossiers}
    sheets = {(row["reviewer_id"], row["application_id"]) for row in sample.sheet_rows()}
    signed = {(who, one.dossier) for who in MEMBERS for one in offices.bundle(root, who).body.reviews}
    assert assigned == sheets == signed
    assert len(assigned) == 385
    assert (len(body.dossiers), body.cosignatures) == (30, 1)
    assert [entry.id for entry in body.roster if "chair" in entry.roles] == ["C01"]
    assert rounds.mandate_of(ws) is not None


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(AlqaError) as refused:
        sample.make(tmp_path)
    assert refused.value.code == "folder-not-empty"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]

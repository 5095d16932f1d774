"""A round in draft by the command line: begun, checked, a rubric out and in, signed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers import drafts, offices
from tests.helpers.shell import Shell


def test_a_draft_is_checked_handed_on_and_signed(alqa: Shell, root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(drafts.begun(root), tmp_path / "w"))
    checked = alqa("round", "check", "--workspace", folder)
    assert (checked.status, checked.data["faults"]) == (0, [])
    book = tmp_path / "rubric.xlsx"
    assert alqa("round", "export-rubric", "--workspace", folder, "--out", book).status == 0
    same = alqa("round", "import-rubric", "--workspace", folder, book)
    assert (same.status, same.data["changes"]) == (0, [])
    signed = alqa("round", "sign", "--workspace", folder)
    assert (signed.status, signed.data["version"]) == (0, 1)
    assert alqa("round", "sign", "--workspace", folder).status == 3


def test_a_round_from_a_template_says_what_it_lacks(alqa: Shell, root: Path, tmp_path: Path) -> None:
    key, folder = offices.key(root, "secretary"), tmp_path / "w"
    names = [one["name"] for one in alqa("round", "templates").data]
    assert names == ["horizon-style", "nih-style", "pilot-clusters"]
    options = ("--workspace", folder, "--round", "r1", "--template", "horizon-style")
    assert alqa("round", "draft", "--identity", key, *options).status == 0
    checked = alqa("round", "check", "--workspace", folder)
    assert (checked.status, checked.data["faults"]) == (3, ["register-empty"])
    assert alqa("round", "sign", "--workspace", folder).status == 3


def test_a_round_needs_a_name_and_a_template_that_exists(alqa: Shell, root: Path, tmp_path: Path) -> None:
    begin = ("round", "draft", "--identity", offices.key(root, "secretary"), "--workspace", tmp_path / "w")
    assert alqa(*begin).status == 3
    assert alqa(*begin, "--round", "r1", "--template", "none").status == 3
    assert not (tmp_path / "w").exists()

"""A new version of the round voids only what it touches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.desks import rounds, secretary
from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from tests.helpers import offices


@pytest.fixture
def source(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "source", tmp_path / "source"))


def corrected(source: Path) -> str:
    """Another number in the first dossier's line; returns its code."""
    path = source / "register.xlsx"
    book = load_workbook(path)
    sheet = book.active
    names = [cell.value for cell in sheet[1]]
    code = str(sheet.cell(2, names.index("code") + 1).value)
    cell = sheet.cell(2, names.index("requested_support_mln_kzt") + 1)
    cell.value = float(cell.value) + 1
    book.save(path)
    return code


def counted(ws: Workspace, state: str = "counted") -> set[tuple[str, str]]:
    return {(one.reviewer, one.dossier) for one in secretary.board(ws).sheets if one.state == state}


def test_a_corrected_fact_voids_one_dossiers_reviews(root: Path, ws: Workspace, source: Path) -> None:
    secretary.merge_files(ws, offices.files(root))
    before = counted(ws)
    code = corrected(source)
    amended = secretary.amend(ws, source, "a typing mistake")
    assert (amended.version, amended.changed, amended.added, amended.removed) == (2, (code,), (), ())
    assert not amended.rubric_changed
    assert counted(ws) == {pair for pair in before if pair[1] != code}
    assert counted(ws, "outdated") == {pair for pair in before if pair[1] == code}
    now = rounds.current(ws).body
    assert now.amendment is not None
    assert (now.version, now.amendment.reason) == (2, "a typing mistake")
    assert secretary.proposal(ws).result.ranking


def test_an_unchanged_source_is_refused(ws: Workspace, source: Path) -> None:
    with pytest.raises(AlqaError) as refused:
        secretary.amend(ws, source, "nothing")
    assert refused.value.code == "amend-nothing-new"
    assert len(rounds.chain(ws)) == 1


def test_a_reason_is_needed(ws: Workspace, source: Path) -> None:
    with pytest.raises(AlqaError) as refused:
        secretary.amend(ws, source, "  ")
    assert refused.value.code == "amend-without-reason"


def test_after_the_close_nothing_is_amended(root: Path, ws: Workspace, source: Path) -> None:
    secretary.merge_files(ws, offices.files(root))
    secretary.decide(ws, accept=True)
    with pytest.raises(AlqaError) as refused:
        secretary.amend(ws, source, "too late")
    assert refused.value.code == "round-closed"

"""Reading and writing sheets: what is refused, what is closed, what undo brings back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner import Filled
from desktop.desks.views import Change
from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from tests.helpers import packs


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def states(ws: Workspace) -> list[tuple[str, str, int]]:
    return [(row.code, row.state, row.scored) for row in commissioner.dossiers(ws)]


def test_a_sheet_goes_from_untouched_to_complete(ws: Workspace) -> None:
    assert commissioner.set_mark(ws, "D1", "A1", 0) == Change("mark", "D1", "A1")
    assert states(ws) == [("D2", "untouched", 0), ("D1", "partial", 1), ("D3", "recused", 0)]
    commissioner.set_mark(ws, "D1", "A2", 10)
    assert states(ws)[1] == ("D1", "complete", 2)
    commissioner.set_comment(ws, "D2", "A1", "нақты\r\nемес \x07\ud800")
    assert states(ws)[0] == ("D2", "partial", 0)
    assert commissioner.sheet(ws, "D2").comments == {"A1": "нақты\nемес \ufffd"}


def test_only_a_row_that_changed_is_made_anew(ws: Workspace) -> None:
    before = commissioner.dossiers(ws)
    commissioner.set_mark(ws, "D1", "A1", 3)
    after = commissioner.dossiers(ws)
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, False, True]
    commissioner.undo(ws)
    assert commissioner.dossiers(ws) == before


def test_what_is_written_outlives_the_workspace(ws: Workspace) -> None:
    commissioner.set_overall(ws, "D1", for_commission="yes", for_applicant="no")
    commissioner.set_overall(ws, "D1", for_applicant="")
    commissioner.set_recommendation(ws, "D1", "support")
    ws.close()
    with commissioner.open_workspace(ws.folder, "sample") as again:
        view = commissioner.sheet(again, "D1")
        assert (view.for_commission, view.for_applicant, view.recommendation) == ("yes", "", "support")
        assert (view.locked, view.recusal) == (False, None)


@pytest.mark.parametrize(
    ("code", "criterion", "steps", "refused"),
    [
        ("D1", "A1", 11, "mark-off-scale"),
        ("D1", "A1", -1, "mark-off-scale"),
        ("D1", "B9", 1, "criterion-unknown"),
        ("D9", "A1", 1, "dossier-not-assigned"),
        ("D3", "A1", 1, "dossier-recused"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(
    ws: Workspace, code: str, criterion: str, steps: int, refused: str
) -> None:
    with pytest.raises(AlqaError, match=refused):
        commissioner.set_mark(ws, code, criterion, steps)
    assert [row.scored for row in commissioner.dossiers(ws)] == [0, 0, 0]


def test_a_comment_too_long_to_sign_is_refused_at_once(ws: Workspace) -> None:
    with pytest.raises(AlqaError, match="text-too-long"):
        commissioner.set_comment(ws, "D1", "A1", "x" * 100_001)


def test_a_declared_conflict_closes_the_sheet_and_keeps_the_marks(ws: Workspace) -> None:
    commissioner.set_mark(ws, "D1", "A1", 4)
    assert {hit.dossier for hit in commissioner.search(ws, "ЖЫЛУ", 10)} == {"D1", "D2"}
    commissioner.declare_conflict(ws, "D1", "employer", "my sister")
    view = commissioner.sheet(ws, "D1")
    assert view.locked
    assert view.recusal is not None
    assert not view.recusal.declared_before
    assert view.marks == {"A1": 4, "A2": None}
    for closed in (
        lambda: commissioner.set_mark(ws, "D1", "A1", 5),
        lambda: commissioner.dossier(ws, "D1"),
        lambda: commissioner.declare_conflict(ws, "D1", "other", "again"),
    ):
        with pytest.raises(AlqaError, match="dossier-recused"):
            closed()
    assert [hit.dossier for hit in commissioner.search(ws, "жылу", 10)] == ["D2"]
    commissioner.withdraw_conflict(ws, "D1")
    commissioner.set_mark(ws, "D1", "A1", 5)


def test_the_rounds_recusal_is_not_taken_back_here(ws: Workspace) -> None:
    view = commissioner.sheet(ws, "D3").recusal
    assert view is not None
    assert (view.ground, view.note, view.declared_before) == ("employer", "works there", True)
    for act in (commissioner.withdraw_conflict, commissioner.dossier):
        with pytest.raises(AlqaError, match="dossier-recused"):
            act(ws, "D3")


def test_a_ground_is_one_of_the_rounds(ws: Workspace) -> None:
    with pytest.raises(AlqaError, match="ground-unknown"):
        commissioner.declare_conflict(ws, "D1", "envy", "")


def test_undo_and_redo_name_what_they_touched(ws: Workspace) -> None:
    assert commissioner.undo(ws) is None
    commissioner.set_mark(ws, "D1", "A1", 4)
    commissioner.set_overall(ws, "D2", for_commission="x")
    assert commissioner.undo(ws) == Change("overall", "D2")
    assert commissioner.undo(ws) == Change("mark", "D1", "A1")
    assert commissioner.sheet(ws, "D1").marks["A1"] is None
    assert commissioner.redo(ws) == Change("mark", "D1", "A1")
    assert commissioner.sheet(ws, "D1").marks["A1"] == 4


def table(ws: Workspace, *rows: str) -> Path:
    path = ws.folder.parent / "sheet.csv"
    path.write_text("\n".join(["dossier,A1,A2,recused,comment", *rows]) + "\n", "utf-8")
    return path


def test_a_table_fills_sheets(ws: Workspace) -> None:
    commissioner.set_mark(ws, "D1", "A2", 3)
    found = commissioner.fill(ws, table(ws, "D1,2.5,,,жақсы", "D2,,,1,my sister", "D3,,,1,"))
    assert found == Filled(dossiers=3, marks=1, recused=2)
    assert states(ws) == [("D2", "recused", 0), ("D1", "partial", 1), ("D3", "recused", 0)]
    assert commissioner.sheet(ws, "D1").marks == {"A1": 5, "A2": None}
    assert commissioner.sheet(ws, "D1").for_commission == "жақсы"
    recusal = commissioner.sheet(ws, "D2").recusal
    assert recusal is not None
    assert (recusal.ground, recusal.note) == ("other", "my sister")


def test_a_table_with_a_fault_fills_nothing(ws: Workspace) -> None:
    with pytest.raises(AlqaError) as caught:
        commissioner.fill(ws, table(ws, "D1,2.5,,,", "D9,1,1,,", "D2,9,x,,"))
    assert {fault.code for fault in caught.value.faults} == {
        "sheet-dossier-unknown",
        "sheet-mark-off-scale",
        "sheet-mark-not-number",
    }
    with pytest.raises(AlqaError, match="dossier-recused"):
        commissioner.fill(ws, table(ws, "D1,2.5,,,", "D3,1,1,,"))
    assert [row.scored for row in commissioner.dossiers(ws)] == [0, 0, 0]

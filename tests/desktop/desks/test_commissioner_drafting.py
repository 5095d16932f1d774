"""Half a sentence: kept before it is a change, made one after a crash, never in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner
from desktop.storage import drafts, journal
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace.close()
    return tmp_path / "ws"


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(folder, world.PASSPHRASE) as opened:
        yield opened


def test_a_draft_is_no_entry_of_the_journal_and_no_comment(ws: Workspace) -> None:
    head = journal.head(ws)
    for text in ("a", "ab", "abc"):
        commissioner.keep_draft(ws, "D1", "comment", "A1", text)
    assert journal.head(ws) == head
    assert commissioner.sheet(ws, "D1").comments == {}
    assert [draft.text for draft in drafts.all(ws)] == ["abc"]


def test_what_a_crash_left_behind_becomes_a_change_that_can_be_undone(folder: Path) -> None:
    with Workspace.open(folder, world.PASSPHRASE) as ws:
        commissioner.keep_draft(ws, "D1", "comment", "A1", "half a sen")
        commissioner.keep_draft(ws, "D1", "for-applicant", "", "well d")
        commissioner.keep_draft(ws, "D2", "for-commission", "", "strong")
    with Workspace.open(folder, world.PASSPHRASE) as ws:
        assert commissioner.settle_drafts(ws) == 3
        assert commissioner.settle_drafts(ws) == 0
        sheet = commissioner.sheet(ws, "D1")
        assert (sheet.comments, sheet.for_applicant) == ({"A1": "half a sen"}, "well d")
        assert commissioner.sheet(ws, "D2").for_commission == "strong"
        commissioner.undo(ws)
        assert commissioner.sheet(ws, "D2").for_commission == ""


def test_the_change_takes_the_place_of_its_draft(ws: Workspace) -> None:
    commissioner.keep_draft(ws, "D1", "comment", "A1", "half")
    commissioner.keep_draft(ws, "D1", "comment", "A2", "other")
    commissioner.set_comment(ws, "D1", "A1", "half and more")
    assert [(d.criterion, d.text) for d in drafts.all(ws)] == [("A2", "other")]
    commissioner.keep_draft(ws, "D1", "for-commission", "", "x")
    commissioner.set_overall(ws, "D1", for_commission="")
    assert [d.criterion for d in drafts.all(ws)] == ["A2"]


def test_the_draft_of_a_dossier_closed_since_is_kept(ws: Workspace) -> None:
    commissioner.keep_draft(ws, "D1", "comment", "A1", "before I knew")
    commissioner.declare_conflict(ws, "D1", "employer", "")
    assert commissioner.settle_drafts(ws) == 0
    commissioner.withdraw_conflict(ws, "D1")
    assert commissioner.settle_drafts(ws) == 1


def test_a_hand_in_takes_the_drafts_along(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.keep_draft(ws, "D1", "comment", "A1", "half a sentence")
    handed = commissioner.hand_in(ws, tmp_path / "out.alqa-scores")
    reviews = {one.dossier: one for one in packs.read_bundle(handed.path).body.reviews}
    assert reviews["D1"].comments == {"A1": "half a sentence"}

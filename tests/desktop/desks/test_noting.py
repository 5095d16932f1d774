"""Notes: added, changed, refused, shared, taken away and brought back; private unless shared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner import bundles, noting
from desktop.desks.note_views import Anchor, NoteCount, NoteView
from desktop.desks.views import Change
from desktop.errors import AlqaError
from desktop.model.review import Quad
from desktop.storage import journal
from desktop.storage.workspace import Workspace
from desktop.trust.digest import sha256_hex
from tests.helpers import packs

PAPER = sha256_hex(packs.paper("D1"))
PLACE = Anchor(PAPER, 1, (Quad(1, 2, 3, 4),), "жылу\r\nжелісі", "", " D1", 0)
AREA = Anchor(PAPER, 2, (Quad(0, 0, 9, 9),))


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def only(ws: Workspace, code: str = "D1") -> NoteView:
    (note,) = noting.of_dossier(ws, code)
    return note


def test_a_note_is_private_and_knows_its_document(ws: Workspace) -> None:
    assert noting.add(ws, "D1", PLACE, "strength", text="үлкен\r\nкөлем", criterion="A1") == Change(
        "note", "D1", "A1"
    )
    note = only(ws)
    assert (note.paper, note.meaning, note.text, note.criterion) == ("plan", "strength", "үлкен\nкөлем", "A1")
    assert (note.share, note.lost, note.moved, note.former) == (False, False, False, ())
    assert note.anchor.quote == "жылу\nжелісі"
    assert bundles.next_body(ws, frozenset()).notes == []


def test_a_shared_note_travels_and_stays_the_author_s(ws: Workspace, tmp_path: Path) -> None:
    noting.add(ws, "D1", PLACE, "question", share=True)
    noting.add(ws, "D1", AREA, "weakness", text="between us")
    packs.fill(ws)
    sent = packs.read_bundle(commissioner.hand_in(ws, tmp_path / "out.alqa-scores").path).body.notes
    assert [(one.meaning, one.quote) for one in sent] == [("question", "жылу\nжелісі")]
    assert noting.count(ws) == NoteCount(2, 1, 0)


def test_each_part_of_a_note_changes_alone(ws: Workspace) -> None:
    noting.add(ws, "D1", PLACE, "note", criterion="A1", note_id="n1")
    noting.change(ws, "n1", text="now with words")
    noting.change(ws, "n1", meaning="weakness")
    noting.change(ws, "n1", share=True)
    assert noting.change(ws, "n1", criterion="A2") == Change("note", "D1", "A2")
    note = only(ws)
    assert (note.meaning, note.text, note.criterion, note.share) == ("weakness", "now with words", "A2", True)
    noting.change(ws, "n1", criterion=None)
    assert only(ws).criterion is None
    assert only(ws).text == "now with words"


def test_what_changes_nothing_is_not_journalled(ws: Workspace) -> None:
    noting.add(ws, "D1", PLACE, "note", text="x", note_id="n1")
    head = journal.head(ws)
    noting.change(ws, "n1", text="x", meaning="note", share=False)
    assert journal.head(ws) == head


def test_a_note_taken_away_comes_back_as_it_was(ws: Workspace) -> None:
    noting.add(ws, "D1", PLACE, "note", text="x", criterion="A1", share=True, note_id="n1")
    before = only(ws)
    noting.remove(ws, "n1")
    assert noting.of_dossier(ws, "D1") == []
    noting.bring_back(ws, before)
    assert only(ws) == before


def test_undo_and_redo_reach_notes_and_outlive_a_restart(ws: Workspace) -> None:
    noting.add(ws, "D1", PLACE, "note", note_id="n1")
    noting.change(ws, "n1", text="first")
    noting.remove(ws, "n1")
    ws.close()
    with commissioner.open_workspace(ws.folder, "sample") as again:
        assert commissioner.undo(again) == Change("note", "D1")
        assert only(again).text == "first"
        commissioner.undo(again)
        assert only(again).text == ""
        commissioner.undo(again)
        assert noting.of_dossier(again, "D1") == []
        commissioner.redo(again)
        commissioner.redo(again)
        assert only(again).text == "first"


@pytest.mark.parametrize(
    ("code", "anchor", "criterion", "text", "refused"),
    [
        ("D3", PLACE, None, "", "dossier-recused"),
        ("D9", PLACE, None, "", "dossier-not-assigned"),
        ("D1", PLACE, "B9", "", "criterion-unknown"),
        ("D1", PLACE, None, "x" * 100_001, "text-too-long"),
        ("D1", Anchor(PAPER, 1, (), "x" * 4_001, "", "", 0), None, "", "note-quote-too-long"),
        ("D1", Anchor("0" * 64, 1, (), "x", "", "", 0), None, "", "note-place-unknown"),
        ("D2", PLACE, None, "", "note-place-unknown"),
        ("D1", Anchor(PAPER, 3, (), "x", "", "", 0), None, "", "note-place-unknown"),
        ("D1", Anchor(PAPER, 0, (), "x", "", "", 0), None, "", "note-place-unknown"),
    ],
)
def test_a_note_that_cannot_be_is_refused(
    ws: Workspace, code: str, anchor: Anchor, criterion: str | None, text: str, refused: str
) -> None:
    with pytest.raises(AlqaError, match=refused):
        noting.add(ws, code, anchor, "note", criterion=criterion, text=text)
    assert noting.count(ws).all == 0


def test_a_note_that_is_gone_cannot_be_changed(ws: Workspace) -> None:
    for act in (noting.remove, noting.change):
        with pytest.raises(AlqaError, match="note-missing"):
            act(ws, "n9")


def test_a_dossier_closed_by_its_reader_closes_its_notes_and_opens_them_again(ws: Workspace) -> None:
    noting.add(ws, "D1", PLACE, "note", note_id="n1")
    commissioner.declare_conflict(ws, "D1", "employer", "")
    for refused in (
        lambda: noting.add(ws, "D1", PLACE, "note"),
        lambda: noting.change(ws, "n1", text="x"),
        lambda: noting.remove(ws, "n1"),
    ):
        with pytest.raises(AlqaError, match="dossier-recused"):
            refused()
    assert noting.all_notes(ws) == []
    commissioner.withdraw_conflict(ws, "D1")
    assert [listed.note.id for listed in noting.all_notes(ws)] == ["n1"]


def test_the_list_of_all_notes_runs_in_reading_order_and_down_the_page(ws: Workspace) -> None:
    def at(page: int, top: int) -> Anchor:
        return Anchor(PAPER, page, (Quad(0, top, 9, top + 9),), "x", "", "", 0)

    for note_id, anchor in (("c", at(2, 0)), ("b", at(1, 500)), ("a", at(1, 20))):
        noting.add(ws, "D1", anchor, "note", note_id=note_id)
    other = Anchor(sha256_hex(packs.paper("D2")), 1, ())
    noting.add(ws, "D2", other, "note", note_id="z")
    listed = noting.all_notes(ws)
    assert [one.note.id for one in listed] == ["z", "a", "b", "c"]
    assert [(one.position, one.title["en"], one.paper_title["en"]) for one in listed[:2]] == [
        (1, "Title D2", "Plan"),
        (2, "Title D1", "Plan"),
    ]


def test_surroundings_longer_than_asked_are_cut_to_what_touches_the_quote(ws: Workspace) -> None:
    noting.add(ws, "D1", Anchor(PAPER, 1, (), "q", "a" * 40 + "b", "c" + "d" * 40, 41), "note")
    anchor = only(ws).anchor
    assert (anchor.prefix, anchor.suffix) == ("a" * 31 + "b", "c" + "d" * 31)

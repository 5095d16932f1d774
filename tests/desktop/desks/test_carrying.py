"""Notes and a newer version of their document: carried by their words, or kept as lost; never dropped."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.desks import commissioner
from desktop.desks.commissioner import bundles, carrying, noting
from desktop.desks.note_views import Anchor, Carried, NoteCount, NoteView
from desktop.errors import AlqaError
from desktop.model.review import Quad
from desktop.storage import journal
from desktop.storage.workspace import Workspace
from tests.helpers import editions
from tests.helpers.editions import Edition

QUOTE = "31 % of the cost of a finished chair"
FIRST = ("Contents of the plan", f"Fittings make up {QUOTE} today.", "Figure 3. Share of purchases")
SECOND = (
    "Contents of the plan",
    "A new foreword.",
    "Fittings make up 31 %\r\nof the cost of a fini-\r\nshed chair today.",
)
GONE = ("Contents of the plan", "Fittings are now made in the region.", "Figure 3. Share of purchases")
BOX = Quad(7, 7, 8, 8)


def lines(document: str, page: int, start: int, end: int) -> list[Quad]:
    return [Quad(page, start, end, 1)]


def anchor(edition: Edition, page: int, quote: str, code: str = "plan") -> Anchor:
    text = edition.papers[code][page - 1]
    start = text.index(quote)
    end = start + len(quote)
    return Anchor(
        edition.sha(code), page, (BOX,), quote, text[max(0, start - 32) : start], text[end : end + 32], start
    )


def noted(tmp_path: Path, edition: Edition, quote: str = QUOTE, page: int = 2) -> Workspace:
    ws = editions.open_first(tmp_path, edition).workspace
    noting.add(
        ws,
        "D1",
        anchor(edition, page, quote),
        "question",
        text="why",
        criterion="A2",
        share=True,
        note_id="n1",
    )
    return ws


def only(ws: Workspace) -> NoteView:
    (note,) = noting.of_dossier(ws, "D1")
    return note


def test_a_note_goes_along_with_its_words_and_keeps_where_it_was(tmp_path: Path) -> None:
    first, second = editions.one(*FIRST), editions.one(*SECOND)
    with noted(tmp_path, first) as ws:
        before = only(ws)
        editions.update(ws, tmp_path, first, second)
        assert only(ws).lost
        assert carrying.carry(ws, lines=lines) == Carried(("n1",), ())
        note = only(ws)
        assert (note.moved, note.lost, note.anchor.document, note.anchor.page) == (
            True,
            False,
            second.sha(),
            3,
        )
        assert (note.text, note.meaning, note.criterion, note.share) == ("why", "question", "A2", True)
        assert note.former == (before.anchor,)
        start, quote = note.anchor.start or 0, note.anchor.quote
        assert SECOND[2][start:].replace("\r\n", "\n").startswith(quote)
        assert note.anchor.quads == (Quad(3, start, start + len(quote.replace("\n", "\r\n")), 1),)
        journal.verify(ws)


def test_carrying_again_changes_nothing(tmp_path: Path) -> None:
    first = editions.one(*FIRST)
    with noted(tmp_path, first) as ws:
        assert carrying.carry(ws, lines=lines) == Carried()
        editions.update(ws, tmp_path, first, editions.one(*SECOND))
        carrying.carry(ws, lines=lines)
        head = journal.head(ws)
        assert carrying.carry(ws, lines=lines) == Carried()
        assert journal.head(ws) == head


def test_boxes_are_found_later_where_no_page_server_was_at_hand(tmp_path: Path) -> None:
    first = editions.one(*FIRST)
    with noted(tmp_path, first) as ws:
        editions.update(ws, tmp_path, first, editions.one(*SECOND))

        def unreadable(*_: object) -> list[Quad]:
            raise AlqaError("document-hangs", name="plan")

        assert carrying.carry(ws, lines=unreadable).moved == ("n1",)
        assert only(ws).anchor.quads == ()
        carrying.carry(ws, lines=lines)
        assert len(only(ws).anchor.quads) == 1
        assert len(only(ws).former) == 1


def test_a_note_whose_words_are_gone_stays_and_travels_under_its_old_document(tmp_path: Path) -> None:
    first = editions.one(*FIRST)
    with noted(tmp_path, first) as ws:
        before = only(ws)
        editions.update(ws, tmp_path, first, editions.one(*GONE))
        assert carrying.carry(ws, lines=lines) == Carried((), ("n1",))
        note = only(ws)
        assert (note.lost, note.paper, note.anchor, note.text) == (True, "plan", before.anchor, "why")
        assert noting.count(ws) == NoteCount(1, 1, 1)
        (sent,) = bundles.next_body(ws, frozenset()).notes
        assert (sent.document, sent.quote) == (first.sha(), QUOTE)
        noting.change(ws, "n1", text="still mine")
        assert only(ws).text == "still mine"


def test_a_lost_note_is_found_again_by_likeness_and_undo_takes_it_back(tmp_path: Path) -> None:
    first = editions.one(*FIRST)
    now = editions.one("cover", f"Fittings make up 28 {QUOTE[2:]} today, they say.")
    with noted(tmp_path, first) as ws:
        editions.update(ws, tmp_path, first, now)
        assert carrying.carry(ws).lost == ("n1",)
        assert carrying.find_again(ws, "n1", lines) is not None
        note = only(ws)
        assert (note.moved, note.anchor.page) == (True, 2)
        assert note.anchor.quote.endswith("of the cost of a finished chair")
        assert [one.quote for one in note.former] == [QUOTE]
        commissioner.undo(ws)
        assert only(ws).lost


def test_nothing_alike_leaves_a_note_lost(tmp_path: Path) -> None:
    first = editions.one(*FIRST)
    with noted(tmp_path, first) as ws:
        editions.update(ws, tmp_path, first, editions.one(*GONE[:1]))
        assert carrying.find_again(ws, "n1") is None
        assert only(ws).lost
        with pytest.raises(AlqaError, match="note-missing"):
            carrying.find_again(ws, "n9")


def test_a_person_puts_a_lost_note_to_another_place(tmp_path: Path) -> None:
    first, now = editions.one(*FIRST), editions.one(*GONE)
    with noted(tmp_path, first) as ws:
        editions.update(ws, tmp_path, first, now)
        noting.place(ws, "n1", anchor(now, 2, "made in the region"))
        note = only(ws)
        assert (note.moved, note.anchor.quote, note.text, note.share) == (
            True,
            "made in the region",
            "why",
            True,
        )
        assert [one.quote for one in note.former] == [QUOTE]


def test_an_undo_reaching_behind_the_newer_version_is_carried_again(tmp_path: Path) -> None:
    first, second = editions.one(*FIRST), editions.one(*SECOND)
    with noted(tmp_path, first) as ws:
        noting.change(ws, "n1", text="changed")
        editions.update(ws, tmp_path, first, second)
        carrying.carry(ws, lines=lines)
        commissioner.undo(ws)
        assert (only(ws).lost, only(ws).text) == (True, "why")
        carrying.carry(ws, "D1", lines)
        assert (only(ws).lost, only(ws).text, only(ws).anchor.document) == (False, "why", second.sha())


def test_a_note_follows_its_document_by_code_not_by_its_words_in_another(tmp_path: Path) -> None:
    first = Edition({"plan": FIRST, "letter": ("Dear commission",)})
    now = Edition({"letter": (FIRST[1],), "plan": GONE})
    with noted(tmp_path, first) as ws:
        editions.update(ws, tmp_path, first, now)
        assert carrying.carry(ws).lost == ("n1",)
        assert only(ws).paper == "plan"


def test_a_document_that_was_withdrawn_leaves_its_notes(tmp_path: Path) -> None:
    first = Edition({"plan": FIRST, "letter": ("Dear commission",)})
    with noted(tmp_path, first) as ws:
        editions.update(ws, tmp_path, first, Edition({"letter": ("Dear commission",)}))
        assert carrying.carry(ws).lost == ("n1",)
        assert carrying.find_again(ws, "n1") is None
        assert (only(ws).lost, only(ws).anchor.quote) == (True, QUOTE)


def test_an_area_goes_along_with_a_page_that_is_the_same_and_no_other(tmp_path: Path) -> None:
    first = editions.one(*FIRST, "")
    with editions.open_first(tmp_path, first).workspace as ws:
        noting.add(ws, "D1", Anchor(first.sha(), 3, (BOX,)), "note", note_id="figure")
        noting.add(ws, "D1", Anchor(first.sha(), 4, (BOX,)), "note", note_id="scan")
        editions.update(ws, tmp_path, first, editions.one("A new foreword", *FIRST, ""))
        assert carrying.carry(ws, lines=lines) == Carried(("figure",), ("scan",))
        found = {note.id: note for note in noting.of_dossier(ws, "D1")}
        assert (found["figure"].anchor.page, found["figure"].anchor.quads) == (4, (BOX,))
        carrying.find_again(ws, "scan", lines)
        found = {note.id: note for note in noting.of_dossier(ws, "D1")}
        assert (found["scan"].lost, found["scan"].anchor.page) == (False, 4)


@pytest.mark.parametrize(
    ("later", "size", "kept"),
    [
        (("text", "", ""), (595_000, 842_000), True),
        (("text", " \r\n", ""), (595_000, 842_000), True),  # blank, as some programs write it
        (("text", "", ""), (842_000, 595_000), False),  # turned
        (("text", "now with words", ""), (595_000, 842_000), False),
        (("text", "text"), (595_000, 842_000), False),
        (("text",), (595_000, 842_000), False),
    ],
)
def test_an_area_on_a_scan_keeps_its_place_where_the_page_is_a_scan_of_that_size(
    tmp_path: Path, later: tuple[str, ...], size: tuple[int, int], kept: bool
) -> None:
    first, second = editions.one("text", ""), editions.one(*later)
    second.size = size
    with editions.open_first(tmp_path, first).workspace as ws:
        noting.add(ws, "D1", Anchor(first.sha(), 2, (BOX,)), "note", text="a stamp", note_id="n1")
        editions.update(ws, tmp_path, first, second)
        assert carrying.carry(ws, lines=lines) == (Carried(("n1",), ()) if kept else Carried((), ("n1",)))
        note = only(ws)
        assert (note.text, note.lost, note.moved) == ("a stamp", not kept, kept)
        at = (second if kept else first).sha()
        assert (note.anchor.document, note.anchor.page, note.anchor.quads) == (at, 2, (BOX,))


PAGE = st.lists(
    st.sampled_from(["Абай", "жолы", "өзен", "river", "стол", "stone", "31", "%", "—", "x"]),
    min_size=1,
    max_size=12,
).map(" ".join)
PAGES = st.lists(PAGE, min_size=1, max_size=3)


@settings(max_examples=12)
@given(PAGES, st.lists(PAGES, min_size=1, max_size=2), st.data())
def test_no_note_is_ever_dropped_whatever_the_versions(
    first: list[str], later: list[list[str]], data: st.DataObject
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        editions.open_first(Path(folder), editions.one(*first)).workspace as ws,
    ):
        at = Path(folder)
        for n in range(data.draw(st.integers(1, 4))):
            page = data.draw(st.integers(1, len(first)))
            words = first[page - 1].split(" ")
            low = data.draw(st.integers(0, len(words) - 1))
            quote = " ".join(words[low : low + 3])
            noting.add(
                ws, "D1", anchor(editions.one(*first), page, quote), "note", text=f"note {n}", note_id=f"n{n}"
            )
        before = {note.id: note.text for note in noting.of_dossier(ws, "D1")}
        known = editions.one(*first)
        for pages in later[:1]:
            if pages == first:
                continue
            editions.update(ws, at, known, editions.one(*pages))
            carried = carrying.carry(ws, lines=lines)
            assert sorted(carried.moved + carried.lost) == sorted(before)
        notes = noting.of_dossier(ws, "D1")
        assert {note.id: note.text for note in notes} == before
        assert {note.id for note in notes if note.lost} <= set(before)
        journal.verify(ws)

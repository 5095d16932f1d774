"""Notes beside their words: cards, markers, the lane; many of them; a narrow window; the way to each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.desks.commissioner import carrying
from desktop.model.text import LANGS
from tests.helpers import editions
from tests.helpers.editions import Edition
from tests.ui.commissioner.noted_room import CHAIR, FELL, STAGES, NotedRoom
from ui.commissioner.notes.note_card import WIDTH, NoteCard
from ui.commissioner.notes.note_parts import note_parts
from ui.commissioner.notes.stacking import GAP, Wish, fitting, stack, whole
from ui.messages import Recorder
from ui.services import Kit

WISHES = st.lists(st.builds(Wish, st.floats(-50, 900), st.floats(20, 300)), max_size=9)


# -- where notes lie, as arithmetic -------------------------------------------------------------


@given(WISHES, st.floats(-400, 100), st.floats(200, 1_500))
def test_notes_keep_their_order_and_never_overlap(wishes: list[Wish], top: float, height: float) -> None:
    wishes.sort()
    tops = stack(wishes, top, top + height)
    for above, at, below in zip(wishes, tops, tops[1:], strict=False):
        assert below >= at + above.height + GAP - 0.01
    if wishes and whole(wishes) <= height:
        assert tops[0] >= top - 0.01
        assert tops[-1] + wishes[-1].height <= top + height + 0.01


@given(WISHES, st.floats(100, 900), st.floats(0, 900), st.integers(0, 8))
def test_what_folds_is_farther_than_what_stays(
    wishes: list[Wish], room: float, near: float, first: int
) -> None:
    chosen = first if first < len(wishes) else None
    kept = fitting(wishes, room, near, chosen)
    assert kept == sorted(set(kept))
    assert chosen is None or chosen in kept
    if wishes:
        assert kept
    if len(kept) > 1:
        assert whole([wishes[at] for at in kept]) <= room + 0.01
    if whole(wishes) <= room:
        assert len(kept) == len(wishes)


def test_a_note_alone_lies_beside_its_words() -> None:
    assert stack([Wish(120, 60)], 0, 900) == [120]
    assert stack([Wish(880, 60)], 0, 900) == [840]
    assert stack([Wish(-30, 60)], 0, 900) == [0]


# -- in the window ------------------------------------------------------------------------------


def cards(noted: NotedRoom) -> list[NoteCard]:
    return sorted(noted.notes.pool.shown.values(), key=lambda card: card.y())


def overlaps(noted: NotedRoom) -> bool:
    shown = [card.geometry() for card in cards(noted)]
    return any(a.intersects(b) for n, a in enumerate(shown) for b in shown[n + 1 :])


def test_cards_stand_in_the_lane_in_the_order_of_their_words(noted: NotedRoom) -> None:
    noted.show()
    for words in (CHAIR, FELL, STAGES):
        noted.add(words, text="Some words that make the card taller than its line, and then some more")
    shown = cards(noted)
    assert [card.note.anchor.quads[0].y0 for card in shown] == sorted(  # type: ignore[union-attr]
        card.note.anchor.quads[0].y0
        for card in shown  # type: ignore[union-attr]
    )
    assert len(shown) == 3
    assert not overlaps(noted)
    lane = noted.canvas.lane_left()
    for card in shown:
        assert card.mapTo(noted.canvas.viewport(), QPoint(0, 0)).x() == round(lane)
        assert card.height() == card.wanted_height()
    assert [marker.card is not None for marker in noted.notes.margin.markers] == [True] * 3


def test_cards_follow_the_page(noted: NotedRoom) -> None:
    noted.show()
    noted.add(CHAIR)
    before = cards(noted)[0].y()
    noted.canvas.verticalScrollBar().setValue(50)
    assert cards(noted)[0].y() == before - 50
    noted.canvas.go_to(3)
    assert cards(noted) == []


def test_writing_makes_room(noted: NotedRoom) -> None:
    noted.show()
    first, second = noted.add(CHAIR), noted.add(CHAIR, "question")
    noted.notes.notebook.choose(first)
    noted.notes.write()
    card = noted.notes.margin.card(first)
    assert card is not None
    QTest.keyClicks(card.field, "words " * 40)
    noted.qtbot.waitUntil(lambda: card.height() == card.wanted_height())
    assert card.height() > 120
    assert not overlaps(noted)
    assert noted.notes.margin.card(second) is not None


def test_more_notes_than_room_fold_to_markers_but_the_nearest(noted: NotedRoom) -> None:
    noted.show()
    ids = [noted.add(words, text="Words " * 12) for words in (FELL, STAGES, CHAIR) * 5]
    margin = noted.notes.margin
    assert len(margin.markers) == 15
    assert 0 < len(cards(noted)) < 15
    assert not overlaps(noted)
    noted.notes.notebook.choose(ids[-1])
    assert margin.card(ids[-1]) is not None
    folded = next(marker for marker in margin.markers if marker.card is None)
    margin.marker_clicked.emit(folded.note.id)
    assert margin.card(folded.note.id) is not None
    noted.notes.notebook.choose("")
    margin.set_pointer(folded.at.y())
    assert margin.card(folded.note.id) is not None


def test_a_narrow_window_has_markers_and_one_card_over_the_page(noted: NotedRoom) -> None:
    noted.show(1100, 700)
    note_id = noted.add(CHAIR, text="x")
    assert not noted.notes.margin.roomy
    assert cards(noted) == []
    (marker,) = noted.notes.margin.markers
    at = marker.rect.center().toPoint()
    QTest.mouseClick(noted.notes.margin, Qt.MouseButton.LeftButton, pos=at)
    card = noted.notes.margin.card(note_id)
    assert card is not None
    assert card.hasFocus()
    assert QRect(QPoint(0, 0), noted.notes.margin.size()).contains(card.geometry())
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert cards(noted) == []
    assert noted.canvas.hasFocus()
    assert not noted.notes.pens.pens["note"].isVisible()
    noted.window.resize(1440, 900)
    assert noted.notes.margin.roomy
    assert noted.notes.pens.pens["note"].isVisible()


def test_a_press_between_markers_is_the_page_s(noted: NotedRoom) -> None:
    noted.show()
    noted.add(CHAIR)
    noted.select(FELL)
    QTest.mouseClick(noted.notes.margin, Qt.MouseButton.LeftButton, pos=QPoint(4, 30))
    assert noted.canvas.selection() is None
    assert noted.notes.margin.marker_at(QPointF(4, 30)) is None


# -- keys ---------------------------------------------------------------------------------------


def test_a_card_is_worked_by_keys_alone(noted: NotedRoom) -> None:
    noted.show()
    first, second = noted.add(FELL), noted.add(CHAIR)
    noted.notes.step(1)
    card = noted.notes.margin.card(first)
    assert card is not None
    assert card.hasFocus()
    for key, part, value in (
        (Qt.Key.Key_Q, "meaning", "question"),
        (Qt.Key.Key_E, "criterion", "A1"),
    ):
        QTest.keyClick(card, key)
        assert getattr(noted.notes.notebook.get(first), part) == value
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "typed")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert noted.stored()[0].text == "typed"
    QTest.keyClick(card, Qt.Key.Key_Down)
    below = noted.notes.margin.card(second)
    assert below is not None
    assert below.hasFocus()
    QTest.keyClick(below, Qt.Key.Key_Delete)
    assert [note.id for note in noted.stored()] == [first]


def test_f6_walks_into_the_margin_and_on(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR)
    noted.canvas.setFocus()
    noted.window.walk_panes(1)
    assert QApplication.focusWidget() is noted.notes.margin.card(note_id)
    noted.window.walk_panes(1)
    assert noted.room.card.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
    noted.window.walk_panes(-1)
    assert QApplication.focusWidget() is noted.notes.margin.card(note_id)
    noted.window.walk_panes(-1)
    assert QApplication.focusWidget() is noted.canvas


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_says_all_of_itself(noted: NotedRoom, lang: str) -> None:
    noted.show()
    noted.window.kit.say.set_lang(lang)  # type: ignore[arg-type]
    note_id = noted.add(CHAIR, "weakness", text="Sector fell less", criterion="A2", share=True)
    card = noted.notes.margin.card(note_id)
    assert card is not None
    say = noted.window.kit.say
    name = card.accessibleName()
    wanted = (say("notes.weakness"), CHAIR, "Sector fell less", say("notes.shared"))
    for part in (*wanted, say("notes.evidence_for", code="A2")):
        assert part in " ".join(name.split())
    assert card.share.accessibleName() == say("notes.unshare")


def test_shared_is_a_press_of_the_lock_and_private_before(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR)
    card = noted.notes.margin.card(note_id)
    assert card is not None
    assert not noted.only().share
    card.share.click()
    assert noted.only().share
    card.share.click()
    assert not noted.only().share


# -- the score card -----------------------------------------------------------------------------


def test_evidence_leads_back_to_its_place_and_comes_off(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR, "question", criterion="A2")
    criteria = noted.room.card.criteria
    assert criteria.shown("A2").accessibleName()
    criteria.open("A2")
    (row,) = noted.notes.lists.rows
    noted.canvas.go_to(2)
    row.click()
    assert noted.notes.notebook.chosen == note_id
    rect = noted.canvas.quad_rect(1, noted.only().anchor.quads[0])
    assert noted.canvas.viewport().rect().contains(rect.toRect())
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert noted.only().criterion is None
    assert noted.notes.lists.rows == []


def test_the_way_from_a_note_to_its_criterion_is_one_press(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR, criterion="A2")
    card = noted.notes.margin.card(note_id)
    assert card is not None
    card.evidence.click()
    assert noted.room.card.criteria.open_code == "A2"


def test_the_keys_walk_the_quotes_of_a_criterion(noted: NotedRoom) -> None:
    noted.show()
    for words in (FELL, CHAIR):
        noted.add(words, criterion="A1")
    noted.notes.focus_evidence()
    first, second = noted.notes.lists.rows
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert noted.room.card.criteria.panel("A1").ruler.hasFocus()


def test_tabs_count_the_notes_of_their_documents(noted: NotedRoom) -> None:
    noted.show()
    tabs = noted.room.tabs
    name = tabs.accessibleName()
    for words in (FELL, CHAIR):
        noted.add(words)
    assert tabs.accessibleName() != name
    assert "2 notes" in tabs.accessibleName()


# -- a newer version ----------------------------------------------------------------------------


def newer(noted: NotedRoom, *texts: str) -> Edition:
    """The same paper under another hash, with other texts where given (the boxes are the page's own)."""
    kept = list(texts) or noted.paper.texts
    return Edition({"plan": kept}, {"plan": noted.paper.data + b"\n% newer"})


def test_a_newer_version_carries_notes_along_while_the_window_is_open(
    noted: NotedRoom, tmp_path: Path, messages: Recorder
) -> None:
    noted.show()
    note_id = noted.add(CHAIR, text="kept")
    now = newer(noted)
    editions.update(noted.ws, tmp_path, noted.paper.edition(), now)
    noted.window.session.refresh()
    noted.qtbot.waitUntil(lambda: noted.only().moved)
    noted.qtbot.waitUntil(lambda: noted.notes.notebook.get(note_id).moved)  # type: ignore[union-attr]
    note = noted.only()
    assert note.anchor.document == now.sha()
    assert note.anchor.quads == noted.paper.anchor(CHAIR).quads
    assert note.text == "kept"
    noted.qtbot.waitUntil(lambda: any(notice.tone == "ok" for notice in messages.notices))


def test_a_lost_note_hangs_at_its_page_and_is_placed_again_by_hand(
    noted: NotedRoom, tmp_path: Path, messages: Recorder
) -> None:
    noted.show()
    note_id = noted.add(CHAIR, text="kept")
    gone = [text.replace("31 % of", "much of") for text in noted.paper.texts]
    editions.update(noted.ws, tmp_path, noted.paper.edition(), newer(noted, *gone))
    noted.window.session.refresh()
    noted.qtbot.waitUntil(lambda: any(notice.tone == "warn" for notice in messages.notices))
    card = noted.notes.margin.card(note_id)
    assert card is not None
    assert card.again.isVisibleTo(card.inside)
    assert carrying.carry(noted.ws).lost == (note_id,)
    noted.notes.notebook.choose(note_id)
    noted.qtbot.waitUntil(lambda: noted.canvas.letters(0) is not None)
    noted.select(FELL)
    assert noted.notes.picking.bar.here.isVisible()
    noted.notes.picking.bar.here.click()
    note = noted.only()
    assert (note.lost, note.moved, note.text) == (False, True, "kept")
    assert " ".join(note.anchor.quote.split()) == FELL


def test_find_again_looks_by_likeness(noted: NotedRoom, tmp_path: Path) -> None:
    noted.show()
    note_id = noted.add(CHAIR)
    changed = [text.replace("31 % of", "28 % of") for text in noted.paper.texts]
    editions.update(noted.ws, tmp_path, noted.paper.edition(), newer(noted, *changed))
    noted.window.session.refresh()
    noted.qtbot.waitUntil(lambda: noted.notes.margin.card(note_id) is not None)
    noted.qtbot.waitUntil(lambda: noted.notes.carrier._services.tasks.busy == 0)
    card = noted.notes.margin.card(note_id)
    assert card is not None
    card.again.click()
    noted.qtbot.waitUntil(lambda: noted.only().moved)
    assert "28 %" in noted.only().anchor.quote


def test_the_lane_leaves_the_top_of_the_page_where_it_was(noted: NotedRoom) -> None:
    noted.show(1100, 700)
    noted.add(CHAIR)
    bar = noted.canvas.verticalScrollBar()
    assert bar.value() == 0
    for width in (1440, 1100, 1280):
        noted.window.resize(width, 800)
        assert bar.value() == 0


def test_a_document_without_notes_has_the_whole_width(noted: NotedRoom) -> None:
    noted.show()
    alone = noted.canvas.page_rect(1).width()
    assert alone > noted.canvas.viewport().width() * 0.9
    note = noted.add(CHAIR)
    beside = noted.canvas.page_rect(1).width()
    assert beside < alone - WIDTH
    noted.notes.notebook.remove(note)
    assert noted.stored() == []
    assert noted.canvas.page_rect(1).width() == beside  # taking it back moves nothing
    noted.room.show_tab("facts")
    noted.room.show_document("plan")
    assert noted.canvas.page_rect(1).width() == beside


def test_a_card_is_a_picture_until_somebody_comes(noted: NotedRoom) -> None:
    noted.show()
    first, second = noted.add(FELL, text="one"), noted.add(CHAIR, text="two")
    card, other = noted.notes.margin.card(first), noted.notes.margin.card(second)
    assert card is not None
    assert other is not None
    assert card.inside.isHidden()
    asleep = card.grab().toImage()
    card.setFocus()
    assert not card.inside.isHidden()
    other.setFocus()
    assert card.inside.isHidden()
    assert card.grab().toImage() == asleep
    noted.notes.notebook.set_text(first, "something else")
    assert card.grab().toImage() != asleep


def test_the_page_of_parts_has_a_card_of_each_meaning(kit: Kit) -> None:
    shown = note_parts(kit)
    names = [card.accessibleName() for card in shown.findChildren(NoteCard)]
    assert [name.split(".")[0] for name in names] == ["Strength", "Weakness", "Question", "Note"]
    assert sum(kit.say("notes.shared") in name for name in names) == 1
    assert sum(kit.say("notes.lost") in name for name in names) == 1

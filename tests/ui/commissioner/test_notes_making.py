"""From words on a page to a note: keys, the bar, pens, drags; what is stored is what was shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.desks import commissioner
from desktop.desks.commissioner import noting
from desktop.desks.finds import FoundPlace
from desktop.errors import AlqaError
from desktop.model.review import Quad
from desktop.storage import drafts
from desktop.storage import notes as stored_notes
from tests.ui.commissioner.noted_room import CHAIR, FELL, STAGES, NotedRoom
from ui.commissioner.notes.dragging import MIME
from ui.messages import Recorder


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("letter", "meaning"),
    [("s", "strength"), ("W", "weakness"), ("й", "question"), ("Т", "note"), ("ы", "strength")],
)
def test_a_key_makes_a_note_of_the_selection_on_either_keyboard(
    noted: NotedRoom, letter: str, meaning: str
) -> None:
    noted.show()
    noted.select(CHAIR)
    noted.key(letter)
    note = noted.only()
    assert (note.meaning, flat(note.anchor.quote), note.share, note.criterion) == (
        meaning,
        CHAIR,
        False,
        None,
    )
    assert note.anchor.quads == noted.paper.anchor(CHAIR).quads
    assert noted.canvas.selection() is None


def test_words_are_typed_at_once_and_kept_half_a_sentence_long(noted: NotedRoom) -> None:
    noted.show()
    noted.select(CHAIR)
    noted.key("w")
    card = noted.notes.margin.card(noted.only().id)
    assert card is not None
    assert card.writing
    QTest.keyClicks(QApplication.focusWidget(), "Which project")
    noted.qtbot.waitUntil(lambda: bool(drafts.all(noted.ws)))
    assert noted.only().text == ""  # a draft is no change yet
    noted.window.session.settle()
    assert noted.only().text == "Which project"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert card.hasFocus()
    assert not card.writing


def test_a_draft_that_a_crash_left_becomes_the_note_s_words(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR)
    noted.notes.notebook.draft_text(note_id, "half a sent")
    assert noted.only().text == ""
    assert commissioner.settle_drafts(noted.ws) == 1
    assert noted.only().text == "half a sent"
    assert commissioner.settle_drafts(noted.ws) == 0


def test_the_bar_stands_beside_the_words_and_goes_with_the_selection(noted: NotedRoom) -> None:
    noted.show()
    bar = noted.notes.picking.bar
    assert not bar.isVisible()
    noted.select(CHAIR)
    assert bar.isVisible()
    words = noted.canvas.quad_rect(1, noted.canvas.selection().quads[0])  # type: ignore[union-attr]
    assert not bar.geometry().intersects(words.toRect())
    before = bar.y()
    noted.canvas.verticalScrollBar().setValue(40)
    assert bar.y() == before - 40
    noted.canvas.clear_selection()
    assert not bar.isVisible()


def test_the_bar_s_buttons_do_what_their_keys_do(noted: NotedRoom) -> None:
    noted.show()
    noted.select(FELL)
    noted.notes.picking.bar.meanings["weakness"].click()
    noted.select(STAGES)
    noted.notes.picking.bar.evidence_button.click()
    assert [(note.meaning, note.criterion) for note in noted.stored()] == [("weakness", None), ("note", "A1")]
    noted.select(CHAIR)
    noted.notes.picking.bar.copy.click()
    assert QApplication.clipboard().text() == CHAIR


def test_e_makes_evidence_for_the_open_criterion(noted: NotedRoom) -> None:
    noted.show()
    noted.room.card.criteria.open("A2")
    noted.select(CHAIR)
    noted.key("у")
    assert noted.only().criterion == "A2"
    (row,) = noted.notes.lists.rows
    assert row.note.id == noted.only().id


def test_letters_without_a_selection_change_the_chosen_note_and_otherwise_nothing(noted: NotedRoom) -> None:
    noted.show()
    noted.key("s")
    assert noted.stored() == []
    note_id = noted.add(CHAIR)
    noted.notes.notebook.choose(note_id)
    noted.key("q")
    noted.key("e")
    assert (noted.only().meaning, noted.only().criterion) == ("question", "A1")
    noted.press(Qt.Key.Key_Escape)
    assert noted.notes.notebook.chosen == ""


def test_with_a_pen_in_the_hand_a_selection_is_a_note_at_once(noted: NotedRoom) -> None:
    noted.show()
    noted.notes.pens.pens["weakness"].click()
    for words in (FELL, CHAIR):
        noted.select(words)
    assert [note.meaning for note in noted.stored()] == ["weakness", "weakness"]
    assert not noted.notes.picking.bar.isVisible()
    noted.canvas.setFocus()
    noted.press(Qt.Key.Key_Escape)
    assert noted.notes.pens.held is None
    noted.select(STAGES)
    assert len(noted.stored()) == 2


def test_an_area_is_a_note_without_words(noted: NotedRoom) -> None:
    noted.show()
    noted.notes.switch_area()
    view = noted.canvas.viewport()
    page = noted.canvas.page_rect(1).topLeft().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=page + QPoint(60, 60))
    for step in (80, 120, 160):
        QTest.mouseMove(view, page + QPoint(step, step))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=page + QPoint(160, 160))
    assert noted.notes.picking.bar.isVisible()
    assert not noted.notes.picking.bar.copy.isVisible()
    noted.key("n")
    anchor = noted.only().anchor
    assert (anchor.area, anchor.quote, len(anchor.quads)) == (True, "", 1)
    assert isinstance(anchor.quads[0], Quad)
    assert not noted.notes.pens.area.isChecked()  # the next drag selects words
    assert not noted.canvas.selecting.area_mode


def test_a_quote_too_long_is_said_and_not_made(noted: NotedRoom, messages: Recorder) -> None:
    noted.show()
    long = noted.paper.anchor(CHAIR)
    assert noted.notes.notebook.add(replace(long, quote="x" * 4_001), "note") == ""
    assert [fault.code for fault in messages.faults] == ["note-quote-too-long"]
    assert noted.stored() == []


# -- drags --------------------------------------------------------------------------------------


def drop(noted: NotedRoom, what: bytes, criterion: str) -> None:
    """What Qt sends when something is dragged over a criterion and let go there."""
    criteria, frame = noted.room.card.criteria, noted.notes.drop.frame
    data = QMimeData()
    data.setData(MIME, what)
    area = noted.notes.drop.area(criteria.shown(criterion))
    button, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(area.center(), Qt.DropAction.LinkAction, data, button, plain)
    QApplication.sendEvent(criteria.viewport(), enter)
    assert enter.isAccepted()
    assert frame.geometry() == area
    fall = QDropEvent(QPointF(area.center()), Qt.DropAction.LinkAction, data, button, plain)
    QApplication.sendEvent(criteria.viewport(), fall)
    assert fall.isAccepted()
    assert not frame.isVisible()


def test_other_drags_and_places_without_a_criterion_are_not_taken(noted: NotedRoom) -> None:
    noted.show()
    view = noted.room.card.criteria.viewport()
    for mime, at in ((MIME, QPoint(2, view.height() - 2)), ("text/plain", QPoint(60, 60))):
        data = QMimeData()
        data.setData(mime, b"selection")
        enter = QDragEnterEvent(
            at, Qt.DropAction.LinkAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, enter)
        assert not enter.isAccepted()
        assert not noted.notes.drop.frame.isVisible()


def test_selected_words_dropped_on_a_criterion_are_evidence_there(noted: NotedRoom) -> None:
    noted.show()
    noted.select(CHAIR)
    drop(noted, b"selection", "A2")
    assert noted.only().criterion == "A2"
    assert noted.room.card.criteria.open_code == "A2"
    assert [row.note.id for row in noted.notes.lists.rows] == [noted.only().id]


def test_a_note_dropped_on_a_criterion_is_evidence_there(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR, "strength", text="kept")
    drop(noted, f"note {note_id}".encode(), "A2")
    assert (noted.only().criterion, noted.only().text) == ("A2", "kept")


def test_a_drag_from_the_selected_words_carries_no_text(
    noted: NotedRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[Any] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: carried.append(list(drag.mimeData().formats())))
    noted.show()
    noted.select(CHAIR)
    view, start = noted.canvas.viewport(), noted.canvas.quad_rect(1, noted.paper.anchor(CHAIR).quads[0])
    at = start.center().toPoint()
    noted.notes.picking.bar.hide()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + QPoint(40, 40))
    assert carried == [[MIME]]
    assert noted.canvas.selection() is not None
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)


def test_a_note_is_dragged_by_its_words_and_a_click_on_them_writes(
    noted: NotedRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[bytes] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: carried.append(drag.mimeData().data(MIME).data()))
    noted.show()
    note_id = noted.add(CHAIR, text="some words of mine")
    card = noted.notes.margin.card(note_id)
    assert card is not None
    card.wake()
    at = card.words.rect().center()
    QTest.mousePress(card.words, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(card.words, at + QPoint(60, 4))
    assert carried == [f"note {note_id}".encode()]
    QTest.mouseRelease(card.words, Qt.MouseButton.LeftButton, pos=at)
    assert not card.writing
    QTest.mouseClick(card.words, Qt.MouseButton.LeftButton, pos=at)
    assert card.writing


def test_keys_alone_select_mark_and_write(noted: NotedRoom) -> None:
    noted.show()
    noted.canvas.setFocus()
    for _ in range(6):
        QTest.keyClick(noted.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert noted.notes.picking.bar.isVisible()
    noted.key("n")
    QTest.keyClicks(QApplication.focusWidget(), "by keys")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert (noted.only().text, noted.only().anchor.quote) == ("by keys", "Altai")


def test_a_click_on_the_selected_words_takes_the_selection_away(noted: NotedRoom) -> None:
    noted.show()
    noted.select(CHAIR)
    at = noted.canvas.quad_rect(1, noted.paper.anchor(CHAIR).quads[0]).center().toPoint()
    QTest.mouseClick(noted.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert noted.canvas.selection() is None


# -- what happens to a note ---------------------------------------------------------------------


def test_a_deleted_note_comes_back_by_the_toast(noted: NotedRoom, messages: Recorder) -> None:
    noted.show()
    note_id = noted.add(CHAIR, "strength", text="x", criterion="A1", share=True)
    before = noted.only()
    noted.notes.notebook.remove(note_id)
    assert noted.stored() == []
    undo = messages.notices[-1].undo
    assert undo is not None
    undo()
    assert noted.only() == before


def test_undo_and_redo_of_the_window_show_the_note_they_turned(noted: NotedRoom) -> None:
    noted.show()
    noted.select(CHAIR)
    noted.key("s")
    note_id = noted.only().id
    noted.notes.notebook.set_share(note_id, True)
    noted.window.undo()
    assert noted.notes.notebook.get(note_id).share is False  # type: ignore[union-attr]
    assert noted.notes.notebook.chosen == note_id
    noted.window.undo()
    assert noted.notes.notebook.notes == ()
    noted.window.redo()
    assert noted.notes.notebook.chosen == note_id
    assert noted.only().meaning == "strength"


def test_an_undo_in_another_dossier_leads_to_its_note(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR)
    noted.add(FELL)
    noted.notes.notebook.set_text(note_id, "words")
    noted.window.session.open("D2")
    assert noted.notes.notebook.notes == ()
    noted.window.undo()
    assert noted.window.session.code == "D1"
    assert noted.notes.notebook.chosen == note_id
    assert noted.stored()[-1].text == ""


def test_what_the_disk_refuses_is_shown_as_not_saved_and_tried_again(
    noted: NotedRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted.show()
    with monkeypatch.context() as broken:

        def full(*_: Any) -> bool:
            raise AlqaError("disk-full", path="x", reason="y")

        broken.setattr(stored_notes, "put", full)
        noted.select(CHAIR)
        noted.key("s")
        assert noted.window.session.save.kind == "failed"
        assert len(noted.notes.notebook.notes) == 1
        noted.notes.notebook.reload()
        assert len(noted.notes.notebook.notes) == 1  # still shown: it is not lost
    noted.window.session.retry()
    assert noted.only().meaning == "strength"
    assert noted.window.session.save.kind == "saved"


def test_a_closed_dossier_takes_no_notes(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR)
    noted.window.session.declare_conflict("employer", "")
    noted.notes.notebook.set_text(note_id, "too late")
    assert noted.notes.notebook.add(noted.paper.anchor(FELL), "note") == ""
    noted.window.session.withdraw_conflict("D1")
    assert noted.only().text == ""
    assert noting.count(noted.ws).all == 1


def test_sharing_is_said_and_taken_back_by_the_toast(noted: NotedRoom, messages: Recorder) -> None:
    noted.show()
    note_id = noted.add(CHAIR)
    noted.notes.notebook.set_share(note_id, True)
    undo = messages.notices[-1].undo
    assert undo is not None
    undo()
    assert not noted.only().share
    assert len(messages.notices) == 1  # to keep a note private needs no word


def test_a_note_that_a_search_found_is_shown_at_its_place(noted: NotedRoom) -> None:
    noted.show()
    note_id = noted.add(CHAIR, text="kiln")
    noted.window.session.open("D2")
    place = FoundPlace("note", "D1", {}, note_id, {}, 1, "kiln")
    noted.window.finding.open_place(place, "kiln")
    assert noted.window.session.code == "D1"
    assert noted.room.center.currentWidget() is noted.room.reader
    assert noted.notes.notebook.chosen == note_id

"""The list of a dossier's notes: filters, the way to each, deleting; and the model behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from desktop.desks.note_views import Anchor, NoteView
from desktop.model.review import Meaning
from tests.ui.commissioner.noted_room import CHAIR, FELL, STAGES, NotedRoom
from ui.commissioner.notes.list_model import NotesModel, Only, counts
from ui.commissioner.notes.meanings import in_marks
from ui.i18n import literal
from ui.services import Kit

PLACE = Anchor("0" * 64, 3, (), "the words", "", "", 0)


def note(note_id: str, meaning: Meaning, *, share: bool = False, lost: bool = False) -> NoteView:
    return NoteView(note_id, "D1", "plan", PLACE, meaning, "", None, share, lost)


NOTES = (
    note("a", "strength", share=True),
    note("b", "weakness"),
    note("c", "question", lost=True),
    note("d", "note", share=True),
)


def test_the_model_keeps_qt_s_contract(kit: Kit, qtmodeltester: ModelTester) -> None:
    model = NotesModel(kit, lambda _: literal("Plan, p. 3"))
    qtmodeltester.check(model)
    model.show_notes(NOTES)
    model.show_only("shared")
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("only", "left"),
    [("all", "abcd"), ("strength", "a"), ("weakness", "b"), ("shared", "ad"), ("lost", "c")],
)
def test_a_filter_leaves_what_it_says(kit: Kit, only: Only, left: str) -> None:
    model = NotesModel(kit, lambda _: literal(""))
    model.show_notes(NOTES)
    model.show_only(only)
    shown = [model.note(model.index(row)) for row in range(model.rowCount())]
    assert "".join(one.id for one in shown if one) == left
    assert counts(NOTES)[only] == len(left)
    assert (model.row_of("b") >= 0) is ("b" in left)


def test_a_row_says_its_place_to_a_screen_reader(kit: Kit) -> None:
    model = NotesModel(kit, lambda _: literal("Plan, p. 3"))
    model.show_notes(NOTES)
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Strength" in said
    assert "the words" in said
    assert "Plan, p. 3" in said


def test_the_list_opens_places_and_takes_notes_away_by_keys(noted: NotedRoom) -> None:
    noted.show()
    first, second = noted.add(FELL, "weakness"), noted.add(CHAIR, "question")
    noted.notes.show_list()
    page = noted.notes.page
    assert noted.room.center.currentWidget() is page
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert noted.room.center.currentWidget() is noted.room.reader
    assert noted.notes.notebook.chosen == second
    noted.notes.show_list()
    page.choose(first)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert [one.id for one in noted.stored()] == [second]


def test_filters_count_and_an_empty_list_says_what_to_do(noted: NotedRoom) -> None:
    noted.show()
    page = noted.notes.page
    noted.notes.show_list()
    assert page.body.currentWidget() is page.none
    noted.add(STAGES, "strength")
    assert page.filters["strength"].text() == "Strengths 1"
    page.filters["weakness"].click()
    assert page.body.currentWidget() is page.fewer
    page.filters["all"].click()
    assert page.body.currentWidget() is page.list


def test_walking_goes_from_note_to_note_and_brings_the_document(noted: NotedRoom) -> None:
    noted.show()
    ids = [noted.add(words) for words in (FELL, STAGES, CHAIR)]
    noted.room.tabs._pick("facts")
    noted.notes.step(1)
    assert noted.room.center.currentWidget() is noted.room.reader
    walked = [noted.notes.notebook.chosen]
    for _ in range(3):
        noted.notes.step(1)
        walked.append(noted.notes.notebook.chosen)
    assert walked == [*ids, ids[0]]
    noted.notes.step(-1)
    assert noted.notes.notebook.chosen == ids[-1]


def test_a_quote_is_on_one_line_and_in_marks_once(kit: Kit) -> None:
    assert in_marks("made up\r\n31 %")(kit.say) == "“made up 31 %”"
    assert in_marks("«Тобыл» ұн тарту")(kit.say) == "«Тобыл» ұн тарту"
    long = in_marks("word " * 100)(kit.say)
    assert len(long) < 170
    assert long.endswith("…”")

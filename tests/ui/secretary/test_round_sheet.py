"""The rubric as a sheet by keys, what its marks mean, and what follows from each key."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.desks.secretary.builder import edits
from desktop.desks.secretary.builder.places import Place
from tests.helpers.round_room import ALT, CONTROL, KEY, Begins, cell, settled, texts, type_into
from ui.models.rubric import CODE, COMMENT, THRESHOLD, TITLE, WEIGHT


def test_a_weight_counts_while_it_is_typed_and_is_stored_when_it_is_left(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    before = texts(page.example)
    type_into(cell(page, "D2", WEIGHT), "7", end=None)
    settled(page, qtbot)
    assert len(desk.steps) == 1  # not stored yet
    assert "101, not 100" in texts(page.steps["rubric"])
    assert "Rubric › D2 › weight" in page.complaints.items[0].accessibleName()
    assert texts(page.example) != before
    editor = page.steps["rubric"].table.findChild(QLineEdit)  # type: ignore[attr-defined]
    QTest.keyClick(editor, KEY.Key_Return)
    QApplication.processEvents()
    settled(page, qtbot)
    assert edits.ordered(desk.file)[3][1][1].code == "D2"
    assert next(one.weight for one in desk.file.rule.criteria if one.code == "D2") == "7"
    assert page.steps["rubric"].table.item == "D3"  # type: ignore[attr-defined]


def test_escape_brings_back_what_stood_in_the_cell(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    type_into(cell(page, "A1", WEIGHT), "99", KEY.Key_Escape)
    settled(page, qtbot)
    assert page.draft.complaints == []
    assert len(desk.steps) == 1


def test_edits_are_taken_back_one_by_one(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    for text in ("7", "8"):
        type_into(cell(page, "D2", WEIGHT), text)
        settled(page, qtbot)
    for shown in ("7", "6"):
        page.undo()
        settled(page, qtbot)
        assert page.draft.text(Place("rubric", "D2", "weight")) == shown
    page.redo()
    settled(page, qtbot)
    assert page.draft.text(Place("rubric", "D2", "weight")) == "7"
    assert desk.file == page.draft.file


def test_the_sheet_is_edited_by_keys_alone(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    table = cell(page, "A1", TITLE)
    QTest.keyClick(table, KEY.Key_Down, ALT)
    settled(page, qtbot)
    assert [one.code for one in desk.file.rubric.criteria[:2]] == ["A2", "A1"]
    assert table.item == "A1"
    QTest.keyClick(table, KEY.Key_Insert)
    editor = table.findChild(QLineEdit)
    QTest.keyClicks(editor, "Quality")
    QTest.keyClick(editor, KEY.Key_Return)
    QApplication.processEvents()
    settled(page, qtbot)
    assert (desk.file.rubric.criteria[2].code, desk.file.rubric.criteria[2].title) == (
        "A4",
        {"en": "Quality"},
    )
    cell(page, "A4", CODE)
    QTest.keyClick(table, KEY.Key_Delete, CONTROL)
    settled(page, qtbot)
    assert "A4" not in [one.code for one in desk.file.rubric.criteria]
    type_into(cell(page, "A1", CODE), "X1")
    settled(page, qtbot)
    assert edits.ties(desk.file)[0] == "X1"
    QTest.keyClick(cell(page, "X1", THRESHOLD), KEY.Key_Delete)
    settled(page, qtbot)
    assert page.draft.text(Place("rubric", "X1", "threshold")) == ""


def test_marks_of_the_example_can_be_typed_and_are_nobodys(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    page.example.change.click()
    first = page.example.findChildren(QLineEdit)[0]
    first.selectAll()
    QTest.keyClicks(first, "9")
    assert first.property("fault")
    first.selectAll()
    QTest.keyClicks(first, "0")
    assert not first.property("fault")
    assert page.draft.example().marks[0]["A1"] == 0  # type: ignore[union-attr]
    assert len(desk.steps) == 1
    assert "none of them is real" in texts(page.example)


def test_evidence_is_ticked_among_facts_and_documents(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    cell(page, "A1", TITLE)
    evidence = page.steps["rubric"].anchors.evidence  # type: ignore[attr-defined]
    assert evidence.label() == "Evidence: 5"
    assert "documents.D05" in evidence.names()
    evidence.change(["lq", "gone"])
    settled(page, qtbot)
    assert desk.file.rubric.criteria[0].evidence == ["lq", "gone"]
    assert page.draft.complaints[0].place == Place("rubric", "A1", "evidence")
    page.go_to(page.draft.complaints[0].place)
    assert page.focusWidget() is page.steps["rubric"].anchors.evidence  # type: ignore[attr-defined]
    assert "gone" in evidence.names()


def test_a_criterion_gets_a_scale_of_its_own(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    cell(page, "A1", TITLE)
    anchors = page.steps["rubric"].anchors  # type: ignore[attr-defined]
    anchors.scale.turn.click()
    settled(page, qtbot)
    page.draft.put(Place("rubric", "A1", "max"), "x")
    settled(page, qtbot)
    place = Place("rubric", "A1", "max")
    assert (place, "rule-number") in [(one.place, one.code) for one in page.draft.complaints]
    page.go_to(place)
    assert page.focusWidget().accessibleName() == "Highest"
    anchors.scale.turn.click()
    settled(page, qtbot)
    assert page.draft.complaints == []
    assert desk.file.rule.criteria[0].scale is None


def test_marks_are_named_in_three_languages(begin: Begins, qtbot: QtBot) -> None:
    page, _ = begin(step="rule")
    place = Place("rule", "", "label:3", "ru")
    page.draft.put(place, "")
    settled(page, qtbot)
    assert [one.place for one in page.draft.complaints] == [place]
    page.go_to(place)
    assert page.focusWidget().accessibleName() == "anchor 3, Русский"
    page.draft.put(Place("rule", "", "form"), "sum")
    page.go_to_step("rubric")
    settled(page, qtbot)
    model = page.steps["rubric"].model  # type: ignore[attr-defined]
    assert model.headerData(WEIGHT, Qt.Orientation.Horizontal) == "Factor"


def test_the_rule_is_said_anew_with_every_choice(begin: Begins, qtbot: QtBot) -> None:
    page, _ = begin(step="rule")
    step = page.steps["rule"]
    method = next(one for one in step.inputs if one.place.field == "method")
    method.buttons["trimmed-mean"].click()  # type: ignore[attr-defined]
    drop: Any = next(one for one in step.inputs if one.place.field == "drop")
    drop.focus_here()
    QTest.keyClicks(drop.edit, "2")
    settled(page, qtbot)
    assert page.words.main.text().startswith(
        "A dossier's total is the mean of its sheets without the 2 lowest"
    )
    assert len(page.draft.example().marks) == 7  # type: ignore[union-attr]


def test_the_model_of_the_sheet_is_sound(begin: Begins, qtmodeltester: Any, qtbot: QtBot) -> None:
    page, _ = begin()
    model = page.steps["rubric"].model  # type: ignore[attr-defined]
    qtmodeltester.check(model)
    page.draft.edit(edits.remove_group(page.draft.file, "B"))
    settled(page, qtbot)
    qtmodeltester.check(model)
    assert model.data(model.index(0, COMMENT)) == ""
    assert model.data(model.index(1, COMMENT)) == "optional"


def test_groups_fold_and_a_complaint_unfolds_its_own(begin: Begins, qtbot: QtBot) -> None:
    page, _ = begin()
    table = cell(page, "group:B", CODE)
    QTest.keyClick(table, KEY.Key_Left)
    model = table.rubric
    assert [row.item for row in model.rows if row.group == "B"] == ["group:B"]
    assert "folded" in model.data(table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert model.data(model.index(model.row_of("group:B"), WEIGHT)) == "25"
    page.draft.put(Place("rubric", "B2", "weight"), "x")
    settled(page, qtbot)
    page.next_problem()
    assert table.item == "B2"
    cell(page, "group:B", CODE)
    QTest.keyClick(table, KEY.Key_Left)
    QTest.keyClick(table, KEY.Key_Right)
    assert model.row_of("B3") > 0

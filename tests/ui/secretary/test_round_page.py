"""The round builder as a person uses it: a sheet by keys, complaints, templates, signing, three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks.secretary.builder import edits, rubrics
from desktop.desks.secretary.builder.places import STEPS, Place
from desktop.errors import AlqaError, Fault
from tests.helpers import access
from tests.helpers import sample_board as sample
from tests.helpers.fake_round import FakeRound, bare, whole
from ui.messages import Recorder
from ui.models.rubric import CODE, COMMENT, THRESHOLD, TITLE, WEIGHT
from ui.secretary.round.page import RoundPage
from ui.services import Services

Opens = Callable[..., tuple[Any, Any]]
Begins = Callable[..., tuple[RoundPage, FakeRound]]
KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def begin(services: Services, qtbot: QtBot) -> Iterator[Begins]:
    """The room alone, over a draft in memory."""
    shown: list[RoundPage] = []

    def begins(desk: FakeRound | None = None, step: str = "rubric") -> tuple[RoundPage, FakeRound]:
        door = desk or FakeRound()
        nothing: Any = None
        page = RoundPage(services, nothing, door)
        shown.append(page)
        page.resize(1264, 844)
        page.show()
        page.entered()
        qtbot.waitUntil(lambda: page.draft.ready and bool(page.traffic.templates))
        page.go_to_step(step)
        return page, door

    yield begins
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    for page in shown:  # now, and not when a worker collects garbage: widgets die in their own thread
        page.close()
        shiboken6.delete(page)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def cell(page: RoundPage, item: str, column: int) -> Any:
    table = page.steps["rubric"].table  # type: ignore[attr-defined]
    index = table.rubric.index(table.rubric.row_of(item), column)
    table.setCurrentIndex(index)
    table.setFocus()
    return table


def type_into(table: Any, text: str, end: Any = KEY.Key_Return) -> None:
    """Typing opens the cell, as in a sheet; `end` leaves it."""
    QTest.keyClick(table, text[0])
    editor = table.findChild(QLineEdit)
    for letter in text[1:]:
        QTest.keyClick(editor, letter)
    if end is not None:
        QTest.keyClick(editor, end)
    QApplication.processEvents()


def settled(page: RoundPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.draft._busy and not page.draft._soon.isActive())


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


def test_f8_walks_through_the_complaints(begin: Begins, qtbot: QtBot) -> None:
    page, _ = begin(step="see")
    page.draft.put(Place("rubric", "A1", "anchor:3", "kk"), "")
    page.draft.put(Place("rubric", "D2", "weight"), "7")
    page.draft.put(Place("roles", "", "quorum"), "99")
    settled(page, qtbot)
    seen = []
    for _ in range(3):
        page.next_problem()
        focus = page.focusWidget()
        seen.append((page.step, focus.accessibleName()))
    assert seen == [
        ("rubric", "Sheet of the rubric"),
        ("rubric", "A1, anchor 3, Қазақша"),
        ("roles", "Quorum"),
    ]


def test_a_complaint_is_gone_to_by_pressing_it(begin: Begins, qtbot: QtBot) -> None:
    page, _ = begin(step="see")
    page.draft.put(Place("rule", "", "step"), "0")
    settled(page, qtbot)
    page.complaints.items[0].click()
    assert page.step == "rule"
    assert page.focusWidget().accessibleName() == "Highest"


def test_signing_waits_for_the_last_complaint_and_says_why(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    page.draft.put(Place("rubric", "D2", "weight"), "7")
    settled(page, qtbot)
    assert not page.go.isEnabled()
    assert page.go.toolTip() == "after 1 complaint"
    page.draft.put(Place("rubric", "D2", "weight"), "6")
    settled(page, qtbot)
    page.go.click()
    assert page.step == "sign"
    qtbot.waitUntil(lambda: page.sign_step.checked is not None)
    page.go.click()
    qtbot.waitUntil(lambda: desk.signs == [""])
    qtbot.waitUntil(lambda: "Version 1 is signed" in texts(page.sign_step))
    assert "12345, 23456" in page.sign_step.code.accessibleName()


def test_a_fault_elsewhere_stops_the_signature_and_leads_to_its_room(begin: Begins, qtbot: QtBot) -> None:
    desk = FakeRound()
    desk.faults = (Fault("register-empty"),)
    page, _ = begin(desk, "sign")
    qtbot.waitUntil(lambda: page.sign_step.checked is not None)
    assert not page.go.isEnabled()
    assert page.go.toolTip() == "First settle what the check found"
    wanted: list[str] = []
    page.wanted.connect(wanted.append)
    button = next(one for one in page.sign_step.findChildren(QWidget) if one.accessibleName() == "Dossiers")
    button.click()  # type: ignore[attr-defined]
    assert wanted == ["dossiers"]


def test_a_later_version_needs_a_reason(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin(FakeRound(version=1), "sign")
    qtbot.waitUntil(lambda: page.sign_step.checked is not None)
    assert page.go.label() == "Sign version 2"
    assert not page.go.isEnabled()
    QTest.keyClicks(page.sign_step.why, "A member left")
    assert page.go.isEnabled()
    page.go.click()
    qtbot.waitUntil(lambda: desk.signs == ["A member left"])


def test_a_template_shows_what_differs_before_it_replaces(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    before = desk.file
    page.traffic.take_template("nih-style")
    assert page.middle.currentWidget() is page.differences
    said = texts(page.differences)
    assert "Taking “NIH style, 1–9” changes" in said
    assert "Rubric › A1" in said
    page.differences.keep.click()
    settled(page, qtbot)
    assert desk.file == before
    page.traffic.take_template("nih-style")
    page.differences.take.click()
    settled(page, qtbot)
    assert [one.code for one in desk.file.rubric.criteria] == ["N1", "N2", "N3", "N4", "N5", "N6"]
    page.undo()
    settled(page, qtbot)
    assert page.draft.file == before


def test_an_empty_rubric_begins_with_a_template_or_plain(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin(FakeRound(bare()))
    step: Any = page.steps["rubric"]
    assert step.stack.currentWidget() is step.empty
    step.empty.cards[0].button.click()
    settled(page, qtbot)
    assert len(desk.file.rubric.criteria) == 3
    page.undo()
    settled(page, qtbot)
    step.empty.plain.click()
    settled(page, qtbot)
    assert [one.code for one in desk.file.rubric.criteria] == ["A1"]


def test_a_rubric_goes_out_and_a_faulty_one_does_not_come_in(
    begin: Begins, recorder: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    page, desk = begin()
    recorder.target = tmp_path / "rubric.xlsx"
    page.traffic.export_rubric()
    qtbot.waitUntil(lambda: bool(recorder.notices), timeout=30_000)  # the first workbook imports its library
    assert rubrics.read(tmp_path / "rubric.xlsx").rubric == desk.file.rubric
    (tmp_path / "bad.json").write_text('{"schema": "alqa.rubric.v1", "colour": 1}')
    recorder.files = [tmp_path / "bad.json"]
    page.traffic.import_rubric()
    qtbot.waitUntil(lambda: len(recorder.faults) == 4)
    assert len(desk.steps) == 1


def test_a_change_that_was_refused_is_said_and_stored_with_the_next(begin: Begins, qtbot: QtBot) -> None:
    page, desk = begin()
    desk.refuse = AlqaError("disk-full")
    page.draft.edit(edits.set_ties(page.draft.file, ["A1"]))
    qtbot.waitUntil(lambda: page.draft.failed)
    assert "not saved" in page.rail.saved.text()
    desk.refuse = None
    page.draft.put(Place("roles", "", "quorum"), "7")
    page.draft.settle()
    settled(page, qtbot)
    assert (desk.file.quorum, edits.ties(desk.file)) == (7, ["A1"])
    assert not page.draft.failed


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


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_control_is_named_in_the_language_chosen(
    begin: Begins, services: Services, qtbot: QtBot, lang: Any
) -> None:
    page, _ = begin()
    services.kit.say.set_lang(lang)
    for step in STEPS:
        page.go_to_step(step)
        settled(page, qtbot)
        assert [one for one in access.heard(page.step_page(step)) if not one.name] == [], step
        assert page.minimumSizeHint().width() < 1024, step
    services.kit.say.set_lang("en")


def test_the_window_gives_its_keys_to_the_room(open_window: Opens, qtbot: QtBot) -> None:
    window, desk = open_window(sample.complete())
    window.go("round")
    page: RoundPage = window.rooms["round"]
    qtbot.waitUntil(lambda: page.draft.ready)
    page.draft.edit(edits.set_ties(page.draft.file, ["A1", "Q"]))
    settled(page, qtbot)
    run = {action.key: action.run for action in window.services.actions.of(window)}
    run["act.next_problem"]()
    assert (window.room, page.step) == ("round", "ties")
    run["act.undo_here"]()
    settled(page, qtbot)
    assert (edits.ties(desk.round.file), page.draft.complaints) == (["A1", "B2", "C2"], [])
    page.draft.put(Place("roles", "", "quorum"), "5")
    assert window.at_rest()
    settled(page, qtbot)
    assert desk.round.file.quorum == 5


def test_a_draft_without_a_round_begins_with_what_it_has(begin: Begins) -> None:
    page, _ = begin(FakeRound(whole()))
    assert page.draft.complaints == []
    assert page.rail.buttons["sign"].accessibleName() == "Check and sign, ready to be checked"


def test_the_rail_counts_the_complaints(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.complete())
    window.go("round")
    page: RoundPage = window.rooms["round"]
    qtbot.waitUntil(lambda: page.draft.ready)
    page.draft.edit(edits.set_ties(page.draft.file, ["Q", "Z"]))
    settled(page, qtbot)
    assert window.rail.buttons["round"].badge == 1
    page.undo()
    settled(page, qtbot)
    assert (window.rail.buttons["round"].badge, window.rail.buttons["round"].done) == (0, True)

"""The round builder as a person uses it: complaints, templates, signing, three languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.desks.secretary.builder import edits, rubrics
from desktop.desks.secretary.builder.places import STEPS, Place
from desktop.errors import AlqaError, Fault
from tests.helpers import access
from tests.helpers import sample_board as sample
from tests.helpers.fake_round import FakeRound, bare, whole
from tests.helpers.round_room import Begins, settled, texts
from ui.messages import Recorder
from ui.secretary.round.page import RoundPage
from ui.services import Services

Opens = Callable[..., tuple[Any, Any]]


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

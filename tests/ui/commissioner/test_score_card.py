"""Scoring by keys in the window: focus walks, each change reaches the desk at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import AlqaError
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.card.ruler import ScoreRuler
from ui.commissioner.round_window import RoundWindow
from ui.messages import Recorder

NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def ruler_of(window: RoundWindow) -> ScoreRuler:
    criteria = window.room.card.criteria
    return criteria.panel(criteria.open_code).ruler


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def test_the_window_opens_at_the_first_dossier_to_do(window: RoundWindow, desk: MemoryDesk) -> None:
    assert window.session.code == next(iter(desk.sheets))
    assert window.room.card.criteria.open_code == "A1"


def test_a_whole_dossier_by_digits_and_tab(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    code = window.session.code
    window.room.card.focus_score()
    marks = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]
    for at, mark in enumerate(marks):
        press(qtbot, Qt.Key(Qt.Key.Key_0.value + mark))
        if at < 11:
            press(qtbot, Qt.Key.Key_Tab)
    assert code is not None
    assert list(desk.sheets[code].marks.values()) == [m * 2 for m in marks]
    assert [call[3] for call in desk.calls] == [m * 2 for m in marks]
    assert window.session.row is not None
    assert window.session.row.state == "complete"


def test_tab_from_the_last_ruler_goes_on_to_the_foot(qtbot: QtBot, window: RoundWindow) -> None:
    card = window.room.card
    card.criteria.open("D3", focus=True)
    press(qtbot, Qt.Key.Key_Tab)
    assert card.comment.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert card.recommendation.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert card.next.hasFocus()


def test_back_tab_and_ctrl_arrows_walk_criteria(qtbot: QtBot, window: RoundWindow) -> None:
    criteria = window.room.card.criteria
    criteria.open("B2", focus=True)
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert criteria.open_code == "B1"
    press(qtbot, Qt.Key.Key_Down, CTRL)
    press(qtbot, Qt.Key.Key_Down, CTRL)
    assert criteria.open_code == "B3"
    press(qtbot, Qt.Key.Key_Up, CTRL)
    assert criteria.open_code == "B2"
    assert ruler_of(window).hasFocus()


def test_only_one_criterion_is_open(window: RoundWindow) -> None:
    criteria = window.room.card.criteria
    for code in criteria.codes:
        criteria.open(code)
    open_ = [code for code in criteria.codes if criteria.panel(code).isVisible()]
    assert open_ == ["D3"]


def test_ctrl_enter_opens_the_next_dossier_to_do(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    codes = list(desk.sheets)
    window.room.card.focus_score()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert window.session.code == codes[1]
    assert ruler_of(window).hasFocus()
    window.session.open(codes[2])
    window.room.card.focus_score()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert window.session.code == codes[4]  # the recused one is passed by


def test_enter_leads_to_the_comment_and_escape_back(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk
) -> None:
    window.room.card.focus_score()
    panel = window.room.card.criteria.panel("A1")
    press(qtbot, Qt.Key.Key_Return)
    assert panel.comment.hasFocus()
    qtbot.keyClicks(panel.comment, "Specialised")
    assert window.session.save.kind == "saving"
    press(qtbot, Qt.Key.Key_Escape)
    assert panel.ruler.hasFocus()
    assert desk.calls[-1][2:] == ("A1", "Specialised")
    assert window.session.save.kind == "saved"


def test_a_comment_is_stored_after_a_pause(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    comment = window.room.card.criteria.panel("A1").comment
    comment.setFocus()
    qtbot.keyClicks(comment, "one two")
    qtbot.waitUntil(lambda: bool(desk.calls), timeout=2000)
    assert desk.calls == [("comment", window.session.code, "A1", "one two")]


def test_a_comment_typed_for_one_dossier_is_stored_there(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk
) -> None:
    first, second = list(desk.sheets)[:2]
    comment = window.room.card.criteria.panel("A1").comment
    comment.setFocus()
    qtbot.keyClicks(comment, "mine")
    window.session.open(second)
    assert desk.sheets[first].comments == {"A1": "mine"}
    assert desk.sheets[second].comments == {}
    assert window.room.card.criteria.panel("A1").comment.toPlainText() == ""


def test_the_overall_comment_has_two_parts(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    card = window.room.card
    card.comment.click()
    assert card.overall.commission.hasFocus()
    qtbot.keyClicks(card.overall.commission, "for us")
    press(qtbot, Qt.Key.Key_Tab)
    assert card.overall.applicant.hasFocus()
    qtbot.keyClicks(card.overall.applicant, "for you")
    press(qtbot, Qt.Key.Key_Escape)
    sheet = desk.sheets[str(window.session.code)]
    assert (sheet.for_commission, sheet.for_applicant) == ("for us", "for you")
    assert card.body.currentWidget() is card.criteria
    assert card.comment.hasFocus()


def test_a_recommendation_is_chosen_and_taken_back(window: RoundWindow, desk: MemoryDesk) -> None:
    button, code = window.room.card.recommendation, str(window.session.code)
    button.menu_of().actions()[1].trigger()
    assert desk.sheets[code].recommendation == "support-with-conditions"
    assert "Support with conditions" in button.accessibleName()
    button.menu_of().actions()[-1].trigger()
    assert desk.sheets[code].recommendation is None


def test_marks_are_spoken_with_their_neighbours(qtbot: QtBot, window: RoundWindow) -> None:
    window.room.card.criteria.open("A2", focus=True)
    ruler = ruler_of(window)
    assert ruler.accessibleName() == "A2, not scored"
    qtbot.keyClicks(ruler, "3.")
    assert ruler.accessibleName() == "A2, 3.5 of 5, between good and very good"
    assert "Half of the stages" in ruler.accessibleDescription()
    qtbot.keyClicks(ruler, "0")
    assert ruler.accessibleName().startswith("A2, 0 of 5, not shown")
    window.kit.say.set_lang("kk")
    qtbot.keyClicks(ruler, "3.")
    assert ruler.accessibleName() == "A2, 3,5 / 5, екі деңгейдің арасы: жақсы — өте жақсы"


def test_undo_and_redo_follow_the_change_to_its_dossier(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk
) -> None:
    first, second = list(desk.sheets)[:2]
    window.room.card.criteria.open("B1", focus=True)
    qtbot.keyClicks(ruler_of(window), "4")
    window.session.open(second)
    window.undo()
    assert window.session.code == first
    assert desk.sheets[first].marks["B1"] is None
    assert window.room.card.criteria.open_code == "B1"
    assert ruler_of(window).mark is None
    window.redo()
    assert ruler_of(window).mark == 8


def test_what_the_disk_refuses_stays_and_is_said(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    desk.broken = AlqaError("disk-full", path="/disk", reason="ENOSPC")
    window.room.card.focus_score()
    qtbot.keyClicks(ruler_of(window), "4")
    assert ruler_of(window).mark == 8
    assert window.session.save.kind == "failed"
    assert window.badge.text() == "NOT saved"
    assert window.unsaved.isVisible()
    qtbot.keyClicks(ruler_of(window), "3")
    assert len(window.session.unsaved) == 1  # the later mark took the earlier one's place
    desk.broken = None
    window.unsaved.retry.click()
    assert desk.sheets[str(window.session.code)].marks["A1"] == 6
    assert not window.unsaved.isVisible()
    assert window.session.save.kind == "saved"


@pytest.mark.parametrize("answer", [False, True])
def test_closing_with_something_unsaved_asks(
    window: RoundWindow, desk: MemoryDesk, messages: object, answer: bool
) -> None:
    desk.broken = AlqaError("disk-full", path="/disk", reason="ENOSPC")
    window.session.set_mark("A1", 3)
    messages.answer = answer  # type: ignore[attr-defined]
    assert window.close() is answer
    assert len(messages.questions) == 1  # type: ignore[attr-defined]


def test_a_comment_that_is_asked_for_is_said_on_the_panel_and_in_the_row(
    qtbot: QtBot, window: RoundWindow
) -> None:
    criteria = window.room.card.criteria
    criteria.open("D2", focus=True)
    panel = criteria.panel("D2")
    assert not panel.comment_due()
    qtbot.keyClicks(panel.ruler, "2")
    assert panel.comment_due()
    qtbot.keyClicks(panel.comment, "because")
    panel.comment.flush()
    assert not panel.comment_due()


def test_nothing_is_signed_while_something_is_not_stored(
    window: RoundWindow, desk: MemoryDesk, messages: Recorder, tmp_path: Path
) -> None:
    window.handing.path = tmp_path / "x.alqa-scores"
    desk.broken = AlqaError("disk-full", path="/disk", reason="ENOSPC")
    window.session.set_mark("A1", 3)
    window.handing.sign(True)
    assert desk.handed == 0
    assert [f.code for f in messages.faults] == ["disk-full"]

"""The window: panes, languages, recusal, hand-in, what it leaves behind."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import AlqaError
from desktop.model.text import LANGS
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.conflict_dialog import ConflictDialog
from ui.commissioner.round_window import RoundWindow
from ui.messages import Recorder

BEFORE = "FK16-KUS-MAN01"


def test_f6_walks_the_panes_and_back(window: RoundWindow) -> None:
    room = window.room
    window.room.list.focus_list()
    seen = []
    for _ in range(4):
        window.walk_panes(1)
        seen.append(QApplication.focusWidget())
    assert seen[0] is room.tabs
    assert room.center.isAncestorOf(seen[1])  # type: ignore[arg-type]
    assert room.card.isAncestorOf(seen[2])  # type: ignore[arg-type]
    assert seen[3] is room.list.view
    window.walk_panes(-1)
    assert room.card.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


def test_arrows_in_the_list_open_dossiers(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    window.room.list.focus_list()
    qtbot.keyClick(window.room.list.view, Qt.Key.Key_Down)
    assert window.session.code == list(desk.sheets)[1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_a_name_in_every_language(window: RoundWindow, lang: str, scheme: str) -> None:
    window.kit.say.set_lang(lang)  # type: ignore[arg-type]
    window.kit.theme.set_wish(scheme)  # type: ignore[arg-type]
    window.show_review()
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    nameless = [
        w
        for kind in kinds
        for w in window.findChildren(kind)
        if not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert nameless == []
    for named in (window.room.tabs, window.room.list.view, window.room.reader.canvas, window.signed.code):
        assert named.accessibleName()


def test_the_list_narrows_to_a_rail_in_a_narrow_window(window: RoundWindow) -> None:
    assert (window.room.list.width(), window.room.card.width()) == (264, 392)
    window.resize(1280, 720)
    assert (window.room.list.width(), window.room.card.width()) == (56, 376)
    window.room.toggle_list()
    assert window.room.list.width() == 264


def test_all_twelve_criteria_fit_900_pixels_with_one_open(window: RoundWindow, qtbot: QtBot) -> None:
    criteria = window.room.card.criteria
    for code in ("A2", "C1", "D3"):
        criteria.open(code)
        qtbot.wait(20)
        assert criteria.verticalScrollBar().maximum() == 0, code


def test_the_open_criterion_stays_in_view(window: RoundWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.kit.say.set_lang("ru")
    criteria = window.room.card.criteria
    for code in criteria.codes:
        criteria.open(code, focus=True)
        qtbot.wait(10)
        panel = criteria.panel(code)
        top = panel.mapTo(criteria.viewport(), panel.rect().topLeft()).y()
        assert 0 <= top <= criteria.viewport().height() - min(panel.height(), criteria.viewport().height())


# -- recusal ------------------------------------------------------------------------------------


def declare(qtbot: QtBot, window: RoundWindow) -> ConflictDialog:
    window.declare_conflict()
    dialog = window.findChild(ConflictDialog)
    assert isinstance(dialog, ConflictDialog)
    qtbot.waitExposed(dialog)
    return dialog


def test_a_conflict_closes_the_card_and_can_be_taken_back(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, messages: Recorder
) -> None:
    code = str(window.session.code)
    window.session.set_mark("A1", 4)
    dialog = declare(qtbot, window)
    assert not dialog.act.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_3)
    qtbot.keyClicks(dialog.note, "my cousin")
    dialog.act.click()
    assert desk.calls[-1] == ("conflict", code, "family", "my cousin")
    card = window.room.card
    assert card.body.currentWidget() is card.closed
    assert window.room.center.currentWidget() is window.room.shut
    assert card.closed.undo.isVisible()
    undo = messages.notices[-1].undo
    assert undo is not None
    undo()
    assert desk.sheets[code].recusal is None
    assert desk.sheets[code].marks["A1"] == 4
    assert card.body.currentWidget() is card.criteria
    assert window.room.center.currentWidget() is not window.room.shut


def test_back_declares_nothing(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    dialog = declare(qtbot, window)
    dialog.choices[0].click()
    dialog.back.click()
    assert desk.calls == []


def test_a_recusal_of_the_signed_round_cannot_be_taken_back(window: RoundWindow) -> None:
    window.session.open(BEFORE)
    card = window.room.card
    assert card.body.currentWidget() is card.closed
    assert not card.closed.undo.isVisible()
    assert window.room.center.currentWidget() is window.room.shut
    window.declare_conflict()
    assert window.findChild(ConflictDialog) is None


# -- hand-in ------------------------------------------------------------------------------------


def finish(desk: MemoryDesk, codes: list[str]) -> None:
    for code in codes:
        for criterion in desk.sheets[code].marks:
            desk.set_mark(code, criterion, 6)
        desk.set_comment(code, "D2", "because")


def test_an_incomplete_round_names_what_to_finish_and_leads_there(
    window: RoundWindow, desk: MemoryDesk
) -> None:
    codes = list(desk.sheets)
    finish(desk, codes[:2])
    window.hand_in.click()
    assert window.pages.currentWidget() is window.review
    assert len(window.review.points) == 3
    assert not window.review.sign.isEnabled()
    window.review.points[0].click()
    assert window.pages.currentWidget() is window.room
    assert window.session.code == codes[2]


def test_a_missing_comment_leads_to_its_criterion(window: RoundWindow, desk: MemoryDesk) -> None:
    code = next(iter(desk.sheets))
    finish(desk, [c for c in desk.sheets if c != BEFORE])
    desk.set_comment(code, "D2", "")
    window.show_review()
    assert len(window.review.points) == 1
    window.review.points[0].click()
    assert window.room.card.criteria.open_code == "D2"


def test_a_part_is_handed_in_only_when_said(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, tmp_path: Path
) -> None:
    window.handing.path = tmp_path / "part.alqa-scores"
    window.show_review()
    window.review.sign.click()
    assert desk.handed == 0
    window.review.partial.setChecked(True)
    window.review.sign.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.signed)
    assert desk.calls[-1] == ("hand-in", window.handing.path, True)


def test_a_whole_round_is_signed_and_its_code_shown(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, messages: Recorder, tmp_path: Path
) -> None:
    finish(desk, [c for c in desk.sheets if c != BEFORE])
    messages.target = tmp_path / "C06.alqa-scores"
    window.show_review()
    assert window.review.points == []
    window.review.sign.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.signed)
    assert messages.target.exists()
    assert window.signed.handed is not None
    groups = window.signed.handed.code.split()
    assert len(groups) == 8
    assert ", ".join(groups) in window.signed.code.accessibleName()
    window.signed.copy_code.click()
    assert QApplication.clipboard().text() == window.signed.handed.code
    window.signed.go_on.click()
    assert window.pages.currentWidget() is window.room


def test_no_file_chosen_signs_nothing(window: RoundWindow, desk: MemoryDesk, messages: Recorder) -> None:
    messages.target = None
    window.handing.sign(True)
    assert desk.handed == 0


def test_a_full_stick_is_said_and_can_be_tried_again(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, messages: Recorder, tmp_path: Path
) -> None:
    window.handing.path = tmp_path / "x.alqa-scores"
    window.show_review()
    window.review.partial.setChecked(True)
    desk.broken = AlqaError("disk-full", path="/stick", reason="ENOSPC")
    window.review.sign.click()
    qtbot.waitUntil(lambda: bool(messages.faults))
    assert messages.faults[0].code == "disk-full"
    assert window.review.sign.isEnabled()
    assert window.pages.currentWidget() is window.review


def test_f7_walks_the_points(qtbot: QtBot, window: RoundWindow) -> None:
    window.show_review()
    for point in [*window.review.points, window.review.points[0]]:
        window.review.next_point()
        assert point.hasFocus()


# -- leaving ------------------------------------------------------------------------------------


def test_no_thread_of_the_window_outlives_it(window: RoundWindow, qtbot: QtBot) -> None:
    before = {t.name for t in threading.enumerate()}
    window.close()
    alive = {t.name for t in threading.enumerate() if t.name.startswith("pages")}
    assert alive == set(), before


def test_the_palette_finds_dossiers_in_every_language(window: RoundWindow) -> None:
    entries = window.entries()
    found = [e for e in entries if any("бурабай" in name for name in e.folded)]
    assert len(found) == 1
    found[0].run()
    assert window.session.code == "FK16-AKM-TOU01"


def test_nothing_scrolls_sideways(window: RoundWindow) -> None:
    for lang in LANGS:
        window.kit.say.set_lang(lang)
        window.resize(1024, 640)
        window.show_review()
        QApplication.processEvents()
        assert window.width() == 1024
        for area in (window.review, window.room.facts, window.room.card.criteria):
            inner: QWidget | None = area.widget()
            assert inner is not None
            assert inner.width() <= max(area.viewport().width(), 1), (lang, area)


def test_at_twice_the_scale_one_pane_is_shown_at_a_time(window: RoundWindow, qtbot: QtBot) -> None:
    room = window.room
    window.resize(720, 450)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (720, 450)

    def shown() -> list[bool]:
        return [part.isVisible() for part in (room.list, room.middle, room.card)]

    assert shown() == [False, True, False]
    window.focus_score()
    assert shown() == [False, False, True]
    assert room.card.width() == 720
    room.switch.buttons["list"].click()
    assert shown() == [True, False, False]
    window.walk_panes(1)
    assert shown() == [False, True, False]
    window.resize(1440, 900)
    assert shown() == [True, True, True]
    assert (room.list.width(), room.card.width()) == (264, 392)


def test_the_review_can_be_shown_again_and_in_another_shape(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, tmp_path: Path
) -> None:
    window.handing.path = tmp_path / "x.alqa-scores"
    for width in (1440, 720, 1440):
        window.resize(width, 700)
        window.show_review()
        QApplication.processEvents()
        assert window.review.stacked is (width == 720)
        inner = window.review.widget()
        assert inner is not None
        assert inner.width() <= window.review.viewport().width()
    window.review.partial.setChecked(True)
    window.review.sign.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.signed)
    window.resize(720, 700)
    QApplication.processEvents()
    assert window.signed.code.isVisible()
    window.handing.sign(True)
    qtbot.waitUntil(lambda: desk.handed == 2)


def test_a_receipt_is_kept_and_one_for_another_file_is_refused(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, messages: Recorder, tmp_path: Path
) -> None:
    window.handing.path = tmp_path / "x.alqa-scores"
    window.handing.sign(True)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.signed)
    desk.broken = AlqaError("disk-error", path="/stick", reason="EIO")
    messages.files = [tmp_path / "other.alqa-receipt"]
    window.signed.receipt_asked.emit()
    assert [f.code for f in messages.faults] == ["disk-error"]
    desk.broken = None
    window.signed.receipt_given.emit([tmp_path / "mine.alqa-receipt"])
    said = [label.text() for label in window.signed.findChildren(QLabel)]
    assert "Receipt kept for revision 1" in said

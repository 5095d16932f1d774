"""The window: panes, languages, recusal, hand-in, what it leaves behind."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.text import LANGS
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.card.criteria import Criteria
from ui.commissioner.conflicts.conflict_dialog import ConflictDialog
from ui.commissioner.conflicts.ground_choice import named_grounds
from ui.commissioner.round_window import RoundWindow
from ui.messages import Recorder
from ui.services import Kit

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


def test_f7_goes_to_the_next_criterion_without_a_mark(qtbot: QtBot, window: RoundWindow) -> None:
    criteria = window.room.card.criteria
    criteria.open("A2")
    window.session.set_mark("A3", 4)
    window.room.reader.setFocus()
    window.next_point()
    assert criteria.open_code == "B1"
    assert QApplication.focusWidget() is criteria.panel("B1").ruler
    for code in criteria.codes:
        if code != "A1":
            window.session.set_mark(code, 4)
    window.next_point()
    assert criteria.open_code == "A1"
    window.session.set_mark("A1", 4)
    window.room.list.focus_list()
    window.next_point()
    assert QApplication.focusWidget() is criteria.panel("A1").ruler


def test_the_keys_are_where_they_were_in_the_room(window: RoundWindow) -> None:
    ruler = window.room.card.criteria.panel(window.room.card.criteria.open_code).ruler
    ruler.setFocus()
    window.show_review()
    window.bar.language.setFocus()  # by the mouse, in the bar
    window.show_room()
    assert QApplication.focusWidget() is ruler
    window.show_review()
    ruler.hide()
    window.hand_in.setFocus()
    window.show_room()
    assert window.room.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


def test_a_file_is_chosen_from_the_room(
    qtbot: QtBot, window: RoundWindow, messages: Recorder, tmp_path: Path
) -> None:
    messages.files = [tmp_path / "C01.alqa-receipt"]
    with qtbot.waitSignal(window.files_dropped) as given:
        qtbot.keyClick(window.room.list.view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert given.args == [messages.files]


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
        qtbot.waitUntil(partial(in_view, criteria))


def in_view(criteria: Criteria) -> bool:
    """The open one, whole where there is room for it."""
    panel, height = criteria.panel(criteria.open_code), criteria.viewport().height()
    top = panel.mapTo(criteria.viewport(), panel.rect().topLeft()).y()
    return 0 <= top <= height - min(panel.height(), height)


def test_on_a_low_screen_the_field_one_writes_in_is_seen(window: RoundWindow, qtbot: QtBot) -> None:
    """720 x 450 is 1440 x 900 at 200 %: an open criterion is higher than the pane."""
    window.resize(720, 450)
    window.focus_score()
    criteria = window.room.card.criteria
    for code in ("A2", "C1", "D3"):
        criteria.open(code, focus=True)
        panel = criteria.panel(code)
        for part in (panel.comment, panel.ruler):
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            qtbot.waitUntil(partial(whole, part))


def whole(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


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


def test_a_digit_and_enter_declare(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    code = str(window.session.code)
    dialog = declare(qtbot, window)
    qtbot.keyClick(dialog.choices[0], Qt.Key.Key_Return)
    assert dialog.isVisible()  # without a ground Enter does nothing, it does not leave either
    qtbot.keyClick(dialog, Qt.Key.Key_3)
    qtbot.keyClick(dialog.choices[2], Qt.Key.Key_Return)
    assert desk.calls[-1] == ("conflict", code, "family", "")


def test_another_ground_comes_last_wherever_the_round_names_it(kit: Kit) -> None:
    other, kin = {"en": "Something else"}, {"en": "Family"}
    named = named_grounds({"other": other, "partner": kin})  # type: ignore[dict-item]
    assert list(named) == ["partner", "other"]
    assert named["other"](kit.say) == "Something else"
    assert list(named_grounds({"partner": kin})) == ["partner", "other"]  # type: ignore[dict-item]


def test_back_declares_nothing(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> None:
    dialog = declare(qtbot, window)
    dialog.choices[0].click()
    dialog.back.click()
    assert desk.calls == []


@pytest.mark.parametrize("size", [(1440, 900), (720, 450)])
def test_the_answers_are_seen_in_however_low_a_window(
    qtbot: QtBot, window: RoundWindow, size: tuple[int, int]
) -> None:
    window.kit.say.set_lang("ru")
    window.resize(*size)
    dialog = declare(qtbot, window)
    assert dialog.height() < window.height()
    for button in (dialog.back, dialog.act):
        assert button.visibleRegion().boundingRect() == button.rect()
    last = dialog.choices[-1]
    qtbot.keyClick(dialog, str(len(dialog.choices)))
    assert last.visibleRegion().boundingRect() == last.rect()
    scrolls = dialog._area.verticalScrollBar().maximum() > 0
    assert scrolls == (size[1] < 900)


def test_what_was_said_before_back_is_there_again(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, messages: Recorder
) -> None:
    dialog = declare(qtbot, window)
    dialog.choices[2].click()
    qtbot.keyClicks(dialog.note, "my cousin")
    dialog.back.click()
    qtbot.waitUntil(lambda: window.findChild(ConflictDialog) is None)
    again = declare(qtbot, window)
    assert (again.half, again.act.isEnabled()) == (("family", "my cousin"), True)
    again.act.click()
    assert desk.calls[-1] == ("conflict", str(window.session.code), "family", "my cousin")
    window.room.card.closed.undo.click()
    calls = list(desk.calls)
    undo = messages.notices[-1].undo
    assert undo is not None
    undo()  # from a notice that is still there: it was taken back already
    assert desk.calls == calls
    qtbot.waitUntil(lambda: window.findChild(ConflictDialog) is None)
    assert declare(qtbot, window).half == ("", "")


def test_a_recusal_of_the_signed_round_cannot_be_taken_back(window: RoundWindow) -> None:
    window.session.open(BEFORE)
    card = window.room.card
    assert card.body.currentWidget() is card.closed
    assert not card.closed.undo.isVisible()
    assert window.room.center.currentWidget() is window.room.shut
    window.declare_conflict()
    assert window.findChild(ConflictDialog) is None


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


def test_one_key_does_one_thing(window: RoundWindow) -> None:
    keys = [action.keys for action in window.services.actions.of(window) if action.keys]
    assert sorted(keys) == sorted(set(keys))


def test_f1_says_what_the_place_is_for(window: RoundWindow) -> None:
    window.open_sheet()
    texts = {label.text() for label in window.sheet.findChildren(QLabel)}
    assert window.kit.say("keys.help.room") in texts
    assert window.kit.say("keys.ruler.half") in texts
    window.sheet.dismiss()
    window.finding.show()
    window.open_sheet()
    texts = {label.text() for label in window.sheet.findChildren(QLabel) if label.isVisible()}
    assert window.kit.say("keys.help.find") in texts

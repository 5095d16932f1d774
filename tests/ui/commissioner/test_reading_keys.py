"""The reader's keys in the real window: Ctrl+F goes by where the keys are, no key means two things."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.commissioner.round_window import RoundWindow


def read(window: RoundWindow) -> None:
    """The first document instead of the facts."""
    window.room.tabs.step(1)
    while window.room.center.currentWidget() is not window.room.reader:
        window.room.tabs.step(1)


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def test_no_key_means_two_things(window: RoundWindow) -> None:
    """What holds in one field alone counts once: two fields may have it, a whole window not as well."""
    wide, narrow = list[str](), set[str]()
    for one in window.findChildren(QShortcut):
        key = one.key().toString(QKeySequence.SequenceFormat.PortableText)
        if one.context() == Qt.ShortcutContext.WidgetShortcut:
            narrow.add(key)
        else:
            wide.append(key)
    keys = [*wide, *narrow]
    assert narrow
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_ctrl_f_finds_words_in_the_document_or_a_dossier_in_the_list(
    qtbot: QtBot, window: RoundWindow
) -> None:
    read(window)
    room = window.room
    ctrl = Qt.KeyboardModifier.ControlModifier
    room.reader.canvas.setFocus()
    press(qtbot, Qt.Key.Key_F, ctrl)
    assert QApplication.focusWidget() is room.reader.finding.box.edit
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is room.reader.canvas
    room.list.focus_list()
    press(qtbot, Qt.Key.Key_F, ctrl)
    assert QApplication.focusWidget() is room.list.finder.edit
    room.reader.canvas.setFocus()
    press(qtbot, Qt.Key.Key_D, ctrl)
    assert QApplication.focusWidget() is room.list.finder.edit


def test_the_panel_opens_by_key_and_f6_walks_through_it(qtbot: QtBot, window: RoundWindow) -> None:
    read(window)
    reader = window.room.reader
    reader.canvas.setFocus()
    press(qtbot, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is reader.panel.thumbs
    reader.canvas.setFocus()
    window.walk_panes(-1)
    assert QApplication.focusWidget() is reader.panel.thumbs


def test_views_turn_by_key(qtbot: QtBot, window: RoundWindow) -> None:
    read(window)
    canvas = window.room.reader.canvas
    canvas.setFocus()
    press(qtbot, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert canvas.turn == 1
    press(qtbot, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert canvas.turn == 0

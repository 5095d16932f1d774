"""The room of the round builder in tests: found, typed into, waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.fake_round import FakeRound
from ui.secretary.round.page import RoundPage

Begins = Callable[..., tuple[RoundPage, FakeRound]]
KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


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

"""Tab follows what is seen, not the order in which things were made."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.shell.tab_order import next_stop, stops_of


def test_rows_from_the_top_then_from_the_left(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    late, first, second = QLineEdit("late"), QLineEdit("first"), QLineEdit("second")
    column = QVBoxLayout(window)
    row = QHBoxLayout()
    column.addWidget(late)
    row.addWidget(second)
    row.insertWidget(0, first)
    column.insertLayout(0, row)
    off = QPushButton("off")
    off.setEnabled(False)
    column.addWidget(off)
    window.show()
    assert list(stops_of(window)) == [first, second, late]
    assert next_stop(window, late, 1) is first
    assert next_stop(window, first, -1) is late
    assert next_stop(window, off, 1) is first
    window.setEnabled(False)
    assert list(stops_of(QWidget())) == []


def test_of_a_group_the_chosen_one_is_a_stop(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, group = QVBoxLayout(window), QButtonGroup(window)
    choices = [QRadioButton(str(n)) for n in range(3)]
    for choice in choices:
        column.addWidget(choice)
        group.addButton(choice)
    window.show()
    assert list(stops_of(window)) == [choices[0]]
    choices[2].setChecked(True)
    assert list(stops_of(window)) == [choices[2]]

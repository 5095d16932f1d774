"""Another scheme reaches every window, the ones made later included, and each widget but a few times."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import SCHEMES

DEEP = 12


class Counts(QObject):
    """How often a widget was polished anew."""

    def __init__(self) -> None:
        super().__init__()
        self.styled = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.styled += event.type() == QEvent.Type.StyleChange
        return False


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def nest(theme: Theme) -> Iterator[QWidget]:
    """A window with a widget in a widget, and a label innermost."""
    window = outer = QWidget()
    for _ in range(DEEP):
        inner = QWidget()
        QVBoxLayout(outer).addWidget(inner)
        outer = inner
    QVBoxLayout(outer).addWidget(muted())
    window.show()
    yield window
    window.close()
    window.deleteLater()


def muted() -> QLabel:
    label = QLabel("x")
    label.setProperty("ink", "muted")
    return label


def ink(label: QLabel) -> QColor:
    label.ensurePolished()
    return label.palette().color(label.foregroundRole())


def within(widget: QWidget) -> QLabel:
    found = widget.findChild(QLabel)
    assert isinstance(found, QLabel)
    return found


def test_what_is_open_follows(theme: Theme, nest: QWidget) -> None:
    theme.set_wish("dark")
    assert ink(within(nest)) == QColor(SCHEMES["dark"].muted)
    theme.set_wish("light")
    assert ink(within(nest)) == QColor(SCHEMES["light"].muted)


def test_each_widget_is_styled_a_few_times_however_deep_it_lies(theme: Theme, nest: QWidget) -> None:
    counts, label = Counts(), within(nest)
    label.installEventFilter(counts)
    theme.set_wish("dark")
    assert 1 <= counts.styled <= 4


def test_a_dialog_takes_the_look_of_its_window(theme: Theme, nest: QWidget) -> None:
    theme.set_wish("dark")
    dialog = QDialog(nest, Qt.WindowType.Dialog)
    QVBoxLayout(dialog).addWidget(muted())
    assert ink(within(dialog)) == QColor(SCHEMES["dark"].muted)


def test_a_window_made_later_is_dressed(theme: Theme) -> None:
    theme.set_wish("dark")
    window = QWidget()
    theme.dress(window)
    QVBoxLayout(window).addWidget(muted())
    assert ink(within(window)) == QColor(SCHEMES["dark"].muted)
    window.deleteLater()

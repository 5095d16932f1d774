"""A page that is not shown costs a stack nothing and asks for no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.stack import Stack


class Page(QWidget):
    """Of one size; counts how often it is asked."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side, self.asked = side, 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def test_only_the_page_that_is_shown_is_asked(qtbot: QtBot) -> None:
    window, stack = QWidget(), Stack()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(stack)
    small, large = Page(50), Page(700)
    stack.addWidget(small)
    stack.addWidget(large)
    window.show()
    asked = large.asked
    small.updateGeometry()
    qtbot.wait(10)
    assert (stack.sizeHint(), stack.minimumSizeHint()) == (QSize(50, 50), QSize(50, 50))
    assert large.asked == asked
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint() == QSize(700, 700)
    assert window.minimumSizeHint().width() >= 700


def test_an_empty_stack_wants_nothing(qtbot: QtBot) -> None:
    stack = Stack()
    qtbot.addWidget(stack)
    assert (stack.sizeHint(), stack.minimumSizeHint()) == (QSize(0, 0), QSize(0, 0))

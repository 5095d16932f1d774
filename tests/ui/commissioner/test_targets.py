"""What is pressed is large enough; what happened is said aloud; a question shows all its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.errors import AlqaError
from tests.helpers.access import called
from tests.ui.commissioner.places import PLACES
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.card.card_head import CardHead
from ui.commissioner.card.criterion_row import CriterionRow
from ui.commissioner.card.panel import CriterionPanel
from ui.commissioner.round_window import RoundWindow
from ui.i18n import literal
from ui.messages import Notice, Question
from ui.shell.dialog import QuestionDialog
from ui.widgets.chip import Filter

DENSE, WHOLE = 24, 32
TIGHT = (CardHead, CriterionPanel)
LONG = "Оценки по всем критериям этой заявки сохранены, но не войдут в сумму, пока конфликт не отозван. " * 6


def least(one: QWidget) -> int:
    """Rows of the score card and filters are dense: they stand apart or fill a line."""
    return DENSE if isinstance(one, Filter | CriterionRow) or isinstance(one.parent(), TIGHT) else WHOLE


def small(window: QWidget) -> list[str]:
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    found = [one for one in shown if min(one.width(), one.height()) < least(one)]
    return [f"{name} {one.size()}" for name, one in zip(called([*found]), found, strict=True)]


def test_every_button_is_large_enough(window: RoundWindow) -> None:
    found = set()
    for place in PLACES:
        place(window)
        QApplication.processEvents()
        found |= {*small(window)}
    assert not found, "\n".join(sorted(found))


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is announced: (words, whether it interrupts)."""
    said: list[tuple[str, bool]] = []

    def announce(_widget: QWidget, words: str, *, urgent: bool = False) -> None:
        said.append((words, urgent))

    for place in ("ui.widgets.toast", "ui.commissioner.save_badge"):
        monkeypatch.setattr(f"{place}.announce", announce)
    return said


def test_saved_and_not_saved_are_said_aloud(
    window: RoundWindow, desk: MemoryDesk, spoken: list[tuple[str, bool]]
) -> None:
    window.session.set_mark("A1", 4)
    window.session.settle()
    assert spoken[-1][0].startswith("Saved ")
    desk.broken = AlqaError("disk-full", path="x")
    window.session.set_mark("A1", 5)
    window.session.settle()
    assert spoken[-1] == (window.badge.text(), True)
    assert "NOT saved" in spoken[-1][0]


def test_toasts_are_said_aloud_and_wait_for_the_pointer(
    window: RoundWindow, spoken: list[tuple[str, bool]]
) -> None:
    window.toasts.show(Notice(literal("Done.")))
    window.toasts.show(Notice(literal("Not done."), "bad"))
    assert spoken == [("Done.", False), ("Not done.", True)]
    toast = window.toasts.shown[0]
    assert toast._timer.isActive()
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


@pytest.mark.parametrize("body", ["Short.", LONG])
def test_a_question_shows_all_its_words(window: RoundWindow, body: str) -> None:
    question = Question(literal("Title"), literal(body), literal("Act"), literal("Keep"))
    dialog = QuestionDialog(window.kit, window, question)
    dialog.show()
    QApplication.processEvents()
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()[:40]
    for one in dialog.findChildren(QWidget):
        assert dialog.rect().contains(one.geometry()), one
    assert dialog.width() == 480
    dialog.close()

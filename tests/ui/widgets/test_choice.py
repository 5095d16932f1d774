"""A box of many options: filled when it is opened, silent when it is set, said again in another language."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.i18n import literal, words
from ui.services import Services
from ui.widgets.choice import Choice

OPTIONS = [("", words("intake.plan.out")), ("a", literal("Alpha")), ("b", literal("Beta"))]


def made(services: Services, qtbot: QtBot) -> tuple[Choice, list[str]]:
    choice, picked = Choice(services.kit, literal("name")), []
    qtbot.addWidget(choice)
    choice.offer(OPTIONS, "a")
    choice.picked.connect(picked.append)
    choice.show()
    return choice, picked


def test_items_are_made_when_they_are_wanted(services: Services, qtbot: QtBot) -> None:
    choice, picked = made(services, qtbot)
    assert (choice.count(), choice.key(), choice.currentText()) == (1, "a", "Alpha")
    choice.setFocus()
    qtbot.waitUntil(lambda: choice.count() == 3)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert (choice.key(), picked) == ("b", ["b"])


def test_setting_it_is_silent(services: Services, qtbot: QtBot) -> None:
    choice, picked = made(services, qtbot)
    choice.choose("b")
    assert (choice.key(), choice.toolTip(), picked) == ("b", "Beta", [])


def test_the_wheel_changes_nothing(services: Services, qtbot: QtBot) -> None:
    choice, picked = made(services, qtbot)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    choice.wheelEvent(wheel)
    assert (choice.key(), picked, wheel.isAccepted()) == ("a", [], False)


def test_words_follow_the_language(services: Services, qtbot: QtBot) -> None:
    choice, _ = made(services, qtbot)
    choice.choose("")
    services.kit.say.set_lang("kk")
    assert (choice.key(), choice.currentText()) == ("", "қабылданбайды")
    services.kit.say.set_lang("en")

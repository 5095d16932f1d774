"""A room at rest does nothing: no painting, no laying out, no timer that turns for ever."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.commissioner.noted_room import CHAIR, FELL, NotedRoom

WORK = {
    QEvent.Type.Paint,
    QEvent.Type.LayoutRequest,
    QEvent.Type.UpdateRequest,
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Polish,
}
TURN_MS, STILL, MOST = 40, 8, 100  # a turn is longer than any animation's frame; so many still ones are rest


class Work(QObject):
    """Counts what is done to the widgets of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.done: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WORK and isinstance(watched, QWidget) and watched.window() is self._window:
            self.done[f"{type(watched).__name__} {event.type().name}"] += 1
        return False


def settled(qtbot: QtBot, window: QWidget) -> Counter[str]:
    """Turn the loop until STILL turns in a row did nothing; what was done where it never comes to that."""
    QApplication.setCursorFlashTime(0)  # a caret may blink
    work = Work(window)
    QApplication.instance().installEventFilter(work)  # type: ignore[union-attr]
    still = 0
    for _turn in range(MOST):
        before = work.done.total()
        qtbot.wait(TURN_MS)
        still = still + 1 if work.done.total() == before else 0
        if still == STILL:
            return Counter()
    return work.done


def test_a_room_with_notes_comes_to_rest(qtbot: QtBot, noted: NotedRoom) -> None:
    noted.show()
    noted.add(CHAIR)
    noted.add(FELL, "weakness")
    assert settled(qtbot, noted.window) == Counter()


@pytest.mark.parametrize("opened", ["search", "find", "panel"])
def test_what_is_open_over_it_rests_too(qtbot: QtBot, noted: NotedRoom, opened: str) -> None:
    noted.show()
    noted.add(CHAIR)
    if opened == "search":
        noted.window.open_palette()
    elif opened == "find":
        noted.room.find_here()
    else:
        noted.room.reader.panel.show()
    assert settled(qtbot, noted.window) == Counter()


def test_what_never_rests_is_seen(qtbot: QtBot, noted: NotedRoom) -> None:
    noted.show()
    restless = Restless(noted.window)
    restless.show()
    assert any(key.startswith("Restless Paint") for key in settled(qtbot, noted.window))


class Restless(QWidget):
    """Asks for its next painting while it paints."""

    def paintEvent(self, event: object) -> None:
        self.update()

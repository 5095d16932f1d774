"""A note in the hand: what of its card takes it along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.commissioner.noted_room import CHAIR, NotedRoom
from ui.commissioner.notes import note_card


def test_the_head_of_a_card_takes_the_note_along(noted: NotedRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(note_card, "drag_note", lambda _source, _kit, note: taken.append(note.id))
    noted.show()
    note_id = noted.add(CHAIR)
    card = noted.notes.margin.card(note_id)
    assert card is not None
    opened: list[bool] = []
    card.meaning.clicked.connect(lambda: opened.append(True))
    start = QPoint(20, 12)
    QTest.mousePress(card.meaning, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(card.meaning, start + QPoint(3, 0))
    assert taken == []
    QTest.mouseMove(card.meaning, start + QPoint(60, 10))
    QTest.mouseRelease(card.meaning, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 10))
    assert (taken, opened) == ([note_id], [])

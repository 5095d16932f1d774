"""The panel and the margin: they share the room beside the page."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget

from tests.ui.commissioner.noted_room import CHAIR, NotedRoom
from ui.commissioner.notes.card_pool import CardPool


def test_the_panel_takes_the_room_of_the_margin_notes(noted: NotedRoom) -> None:
    noted.show()
    noted.add(CHAIR)
    reader, canvas = noted.window.room.reader, noted.canvas
    noted.qtbot.waitUntil(lambda: noted.notes.margin.roomy)
    before = canvas.page_rect(1).width()
    reader.panel.toggle()
    noted.qtbot.waitUntil(lambda: not noted.notes.margin.roomy)
    assert canvas.page_rect(1).width() > 0.9 * before
    reader.panel.toggle()
    noted.qtbot.waitUntil(lambda: canvas.page_rect(1).width() == before)


def test_no_card_is_made_ahead_in_a_window_that_is_gone(noted: NotedRoom) -> None:
    noted.show()
    place = QWidget()
    pool = CardPool(noted.window.kit, lambda _card: None)
    pool.set_parent(place)
    assert pool.prepare(2)
    shiboken6.delete(place)
    assert not pool.prepare(9)

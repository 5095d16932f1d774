"""A place of a page and a place in the window lead to each other, however the view is turned."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from desktop.model.review import Quad
from ui.reader.sheet import Sheet, turned


@pytest.mark.parametrize("turn", range(4))
def test_there_and_back(turn: int) -> None:
    width, height = turned((600.0, 800.0), turn)
    sheet = Sheet(0, QRectF(30, 40, width * 1.5, height * 1.5), 1.5, turn)
    quad = Quad(100_000, 200_000, 140_000, 212_000)
    shown = sheet.shown(quad)
    assert sheet.place(shown.center()) == (120_000, 206_000)
    assert sheet.rect.contains(shown)


def test_a_quarter_turn_brings_the_top_to_the_right() -> None:
    sheet = Sheet(0, QRectF(0, 0, 800, 600), 1.0, 1)
    assert sheet.paper == QRectF(0, 0, 600, 800)
    assert sheet.shown(Quad(0, 0, 10_000, 10_000)) == QRectF(790, 0, 10, 10)
    assert sheet.place(QPointF(800, 600)) == (600_000, 0)

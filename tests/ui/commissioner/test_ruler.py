"""The score control: every stop by key and by mouse, and nothing by accident."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.model.rule import Scale
from ui.commissioner.card.ruler import ScoreRuler
from ui.commissioner.card.scale import Stops
from ui.services import Kit


@pytest.fixture
def ruler(qtbot: QtBot, kit: Kit) -> ScoreRuler:
    made = ScoreRuler(kit, Stops.of(Scale("0", "5", "0.5")))
    qtbot.addWidget(made)
    made.resize(320, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("digit", range(6))
def test_a_digit_sets_its_point(qtbot: QtBot, ruler: ScoreRuler, digit: int) -> None:
    with qtbot.waitSignal(ruler.picked) as told:
        qtbot.keyClicks(ruler, str(digit))
    assert told.args == [digit * 2]
    assert ruler.mark == digit * 2


@pytest.mark.parametrize("key", [".", ","])
@pytest.mark.parametrize("digit", range(5))
def test_a_point_then_the_half_then_without(qtbot: QtBot, ruler: ScoreRuler, digit: int, key: str) -> None:
    qtbot.keyClicks(ruler, f"{digit}{key}")
    assert ruler.mark == digit * 2 + 1
    qtbot.keyClicks(ruler, key)
    assert ruler.mark == digit * 2


def test_there_is_no_half_above_the_top(qtbot: QtBot, ruler: ScoreRuler) -> None:
    qtbot.keyClicks(ruler, "5.")
    assert ruler.mark == 10


@pytest.mark.parametrize("digit", ["6", "7", "8", "9"])
def test_a_digit_off_the_scale_changes_nothing(qtbot: QtBot, ruler: ScoreRuler, digit: str) -> None:
    qtbot.keyClicks(ruler, "3")
    qtbot.keyClicks(ruler, digit)
    assert ruler.mark == 6


def test_arrows_walk_every_stop_and_stay_at_the_ends(qtbot: QtBot, ruler: ScoreRuler) -> None:
    seen = []
    for _ in range(13):
        qtbot.keyClick(ruler, Qt.Key.Key_Right)
        seen.append(ruler.mark)
    assert seen == [*range(11), 10, 10]
    for _ in range(12):
        qtbot.keyClick(ruler, Qt.Key.Key_Left)
    assert ruler.mark == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_arrows_from_not_scored_start_at_zero(qtbot: QtBot, ruler: ScoreRuler, key: Qt.Key) -> None:
    qtbot.keyClick(ruler, key)
    assert ruler.mark == 0


def test_home_and_end(qtbot: QtBot, ruler: ScoreRuler) -> None:
    qtbot.keyClick(ruler, Qt.Key.Key_End)
    assert ruler.mark == 10
    qtbot.keyClick(ruler, Qt.Key.Key_Home)
    assert ruler.mark == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Minus])
def test_delete_and_minus_clear(qtbot: QtBot, ruler: ScoreRuler, key: Qt.Key) -> None:
    ruler.set_mark(0)
    with qtbot.waitSignal(ruler.picked) as told:
        qtbot.keyClick(ruler, key)
    assert told.args == [None]
    assert ruler.mark is None


KAZAKH = [("қ", 0), ('"', 2), ("ә", 4), ("і", 6), ("ң", 8), ("ғ", 10)]


@pytest.mark.parametrize(("letter", "mark"), KAZAKH)
def test_the_digit_keys_of_a_kazakh_layout_score(ruler: ScoreRuler, letter: str, mark: int) -> None:
    press = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(ruler, press)
    assert ruler.mark == mark


def test_two_digits_make_ten_where_there_is_a_ten(qtbot: QtBot, kit: Kit) -> None:
    ten = ScoreRuler(kit, Stops.of(Scale("0", "10", "1")))
    qtbot.addWidget(ten)
    qtbot.keyClicks(ten, "10")
    assert ten.mark == 10
    qtbot.keyClicks(ten, "4")
    assert ten.mark == 4


def test_every_stop_can_be_clicked(qtbot: QtBot, ruler: ScoreRuler) -> None:
    for stop in range(11):
        at = ruler.stop_rect(stop).center().toPoint()
        qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=at)
        assert ruler.mark == stop
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=ruler.none_rect().center().toPoint())
    assert ruler.mark is None


def test_stops_tile_the_ruler_without_gaps(ruler: ScoreRuler) -> None:
    for mark in (None, 0, 5, 10):
        ruler.set_mark(mark)
        edges = [(ruler.stop_rect(i).left(), ruler.stop_rect(i).right()) for i in range(11)]
        for (_, right), (left, _) in itertools.pairwise(edges):
            assert left == pytest.approx(right, abs=0.01)
        assert min(right - left for left, right in edges) >= 20


def test_the_wheel_does_nothing(ruler: ScoreRuler) -> None:
    ruler.set_mark(6)
    wheel = QWheelEvent(
        QPointF(200, 20), QPointF(200, 20), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(ruler, wheel)
    assert ruler.mark == 6
    assert not wheel.isAccepted()


def test_a_locked_ruler_shows_and_takes_nothing(qtbot: QtBot, ruler: ScoreRuler) -> None:
    ruler.set_mark(6)
    ruler.set_locked(True)
    qtbot.keyClicks(ruler, "1.")
    qtbot.keyClick(ruler, Qt.Key.Key_Delete)
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=ruler.stop_rect(0).center().toPoint())
    assert ruler.mark == 6
    ruler.grab()


def test_hover_tells_the_stop_and_nothing_over_the_dashed_cell(qtbot: QtBot, ruler: ScoreRuler) -> None:
    told: list[int | None] = []
    ruler.hovered.connect(told.append)
    qtbot.mouseMove(ruler, ruler.stop_rect(4).center().toPoint())
    qtbot.mouseMove(ruler, ruler.none_rect().center().toPoint())
    assert told == [4, None]
    assert ruler.mark is None


def test_zero_is_drawn_filled_and_not_scored_is_not(ruler: ScoreRuler, kit: Kit) -> None:
    def pixel(mark: int | None) -> str:
        ruler.set_mark(mark)
        at = ruler.stop_rect(0).center().toPoint() + QPoint(-12 if mark == 0 else 0, 12)
        return ruler.grab().toImage().pixelColor(at).name()

    assert pixel(0) == kit.theme.tokens.accent.lower()
    assert pixel(None) == kit.theme.tokens.surface.lower()

"""The history room: verified steps in words, narrowed, saved; a broken chain stays in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.helpers.fake_desk import FakeDesk
from ui.messages import Recorder
from ui.models.history import HistoryModel
from ui.secretary.history.page import HistoryPage
from ui.services import Services


@pytest.fixture
def page(services: Services, qtbot: QtBot) -> Iterator[HistoryPage]:
    desk = FakeDesk([])
    made = HistoryPage(services, desk, desk.history)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: made.table.history.rowCount() == 2)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)


def seqs(page: HistoryPage) -> list[int]:
    model = page.table.history
    return [step.seq for row in range(model.rowCount()) if (step := model.step(row))]


def test_the_newest_step_stands_first_and_opens_below(page: HistoryPage) -> None:
    assert seqs(page) == [2, 1]
    assert page._digest.text() == "b" * 64
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page._digest.text() == "a" * 64


def test_words_and_kinds_of_work_narrow_it(page: HistoryPage) -> None:
    QTest.keyClicks(page.finder.edit, "c02 accepted")
    assert seqs(page) == [2]
    page.finder.edit.clear()
    page.filters["prepare"].click()
    assert seqs(page) == [1]
    QTest.keyClicks(page.finder.edit, "c02")
    assert seqs(page) == []
    assert page._digest.text() == ""


def test_it_is_said_in_the_language_of_the_moment(page: HistoryPage) -> None:
    model = page.table.history
    before = model.words_of(model.step(0), "what")  # type: ignore[arg-type]
    page.kit.say.set_lang("kk")
    after = model.words_of(model.step(0), "what")  # type: ignore[arg-type]
    assert before != after
    assert "C02.alqa-scores" in after


def test_it_is_saved_where_asked(page: HistoryPage, recorder: Recorder, qtbot: QtBot, tmp_path: Path) -> None:
    recorder.target = tmp_path / "history.csv"
    QTest.keyClick(page.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert page.history.saved == [tmp_path / "history.csv"]  # type: ignore[attr-defined]


def test_a_broken_chain_stays_in_sight(page: HistoryPage, recorder: Recorder, qtbot: QtBot) -> None:
    page.history.altered = True  # type: ignore[attr-defined]
    page.read()
    qtbot.waitUntil(lambda: not page.broken.isHidden())
    assert [fault.code for fault in recorder.faults] == ["journal-altered"]
    assert page.holds.isHidden()
    assert not page.save.isEnabled()


def test_the_model_is_sound(page: HistoryPage, qtmodeltester: ModelTester) -> None:
    model = HistoryModel(page.kit.say)
    model.show_history(page.history.read())
    qtmodeltester.check(model)

"""The cluster desk over the sample: figures, stars, what to ask about, places, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.desks import sample
from desktop.desks.secretary import cluster
from desktop.storage import draft
from desktop.storage.workspace import Workspace
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.sample_once import secretary_in
from ui.models.cluster import FIXED, ClusterModel
from ui.secretary.cluster.desk import WorkspaceFigures
from ui.secretary.cluster.page import ClusterPage
from ui.services import Services


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(secretary_in(tmp_path_factory.mktemp("cluster")), sample.PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def page(ws: Workspace, services: Services, qtbot: QtBot) -> Iterator[ClusterPage]:
    made = ClusterPage(services, FakeDesk([]), WorkspaceFigures(ws))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1260, 820)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: made.found is not None)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)


def test_the_draft_and_the_signed_round_give_the_same_figures(ws: Workspace) -> None:
    drafted = cluster.cluster(ws)
    body = draft.everything(ws, "round")[""]
    draft.put(ws, "round", "", None, "2026-11-25T00:00:00Z")
    signed = cluster.cluster(ws)
    draft.put(ws, "round", "", body, "2026-11-25T00:00:00Z")
    figures = [{code: look.figure for code, look in row.looks.items()} for row in drafted.rows]
    assert figures == [{code: look.figure for code, look in row.looks.items()} for row in signed.rows]
    assert sum(drafted.places.values()) == sum(len(row.regions) for row in drafted.rows)


def test_the_planted_figure_is_asked_about(page: ClusterPage) -> None:
    assert page.found is not None
    doubted = [row.code for row in page.found.rows if row.doubts]
    assert len(doubted) == 1
    page.filter.edit.setText("doubt:")
    assert page.table.figures.rowCount() == 1
    row = page.table.current()
    assert row is not None
    assert row.code == doubted[0]


def test_a_press_on_a_head_sorts_and_what_is_not_filed_comes_last(page: ClusterPage) -> None:
    model = page.table.figures
    column = len(FIXED)
    model.sort(column, Qt.SortOrder.DescendingOrder)
    rows = [model.row(at) for at in range(model.rowCount())]
    looks = [model.look(row, column) for row in rows if row is not None]
    figures = [look.figure for look in looks if look is not None and look.figure is not None]
    assert figures == sorted(figures, reverse=True)
    page.kit.say.set_lang("kk")
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Өтінім"


def test_a_place_is_chosen_by_keys_and_filters_the_table(page: ClusterPage, qtbot: QtBot) -> None:
    page.places.setFocus()
    before = page.places.accessibleDescription()
    QTest.keyClick(page.places, Qt.Key.Key_Down)
    assert page.places.accessibleDescription() != before
    with qtbot.waitSignal(page.places.chosen) as asked:
        QTest.keyClick(page.places, Qt.Key.Key_Return)
    assert page.filter.text() == " ".join(asked.args)
    for at in range(page.table.figures.rowCount()):
        row = page.table.figures.row(at)
        assert row is not None
        assert asked.args[0] in row.regions


def test_before_there_are_dossiers_the_room_says_so(services: Services, qtbot: QtBot) -> None:
    desk = FakeDesk([])
    page = ClusterPage(services, desk, desk.figures)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.entered()
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    assert page._stack.currentIndex() == 0


def test_the_model_keeps_qt_s_contract(ws: Workspace, services: Services, qtmodeltester: ModelTester) -> None:
    model = ClusterModel(services.kit.say)
    qtmodeltester.check(model)
    model.show_desk(cluster.cluster(ws))
    qtmodeltester.check(model)
    assert model.words_of(model._rows[0], len(FIXED)) != "–"

"""The assignment in the room of people: worked out, relaxed, tied, changed in the grid and by a drag."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.decide.assign_measure import measure
from desktop.desks.secretary import roster, seating
from desktop.storage.workspace import Workspace
from tests.desktop.decide.test_assign import panel
from tests.helpers.people_room import view
from ui.models.assignment import MIME, AssignmentModel
from ui.models.conflicts import ConflictsModel
from ui.models.roster import RosterModel
from ui.secretary.people.expert_chart import WORST, ExpertChart
from ui.secretary.people.page import PeoplePage
from ui.services import Services

Key = Qt.Key


def test_another_way_to_assign_is_worked_out_and_kept(page: PeoplePage, qtbot: QtBot) -> None:
    page.assign.reads.setValue(7)
    qtbot.waitUntil(lambda: view(page).assignment.wish.reads == 7)
    assert view(page).assignment.measures.short == ()
    page.assign.seed.setText("other")
    QTest.keyClick(page.assign.seed, Key.Key_Return)
    qtbot.waitUntil(lambda: view(page).assignment.wish.seed == "other")
    page.assign.all.click()
    qtbot.waitUntil(lambda: view(page).assignment.wish.reads is None)
    assert view(page).assignment.measures.sheets == view(page).everyone.sheets


def test_what_cannot_be_names_the_limit_and_helps(page: PeoplePage, ws: Workspace, qtbot: QtBot) -> None:
    with ws.transaction():
        for one in roster.roster(ws).readers:
            seating.edit(ws, one.id, limit=19)
    page.read()
    qtbot.waitUntil(lambda: view(page).assignment.problem.limits.get("C01") == 19)
    kept = view(page).assignment.pairs
    page.assign.reads.setValue(12)
    page.assign.ask()
    qtbot.waitUntil(lambda: not page.assign.relax[1].isHidden())
    assert view(page).assignment.pairs == kept
    page.assign.relax[1].click()
    qtbot.waitUntil(lambda: view(page).assignment.wish.reads == 12, timeout=10_000)
    assert not view(page).assignment.measures.over


def test_two_common_dossiers_tie_the_panel(page: PeoplePage, qtbot: QtBot) -> None:
    page.assign.reads.setValue(3)
    page.assign.ask()
    qtbot.waitUntil(lambda: view(page).assignment.wish.reads == 3)
    assert not page.assign.tied.isHidden()
    page.assign.tied.click()
    qtbot.waitUntil(lambda: len(view(page).assignment.wish.anchors) == 2)
    assert view(page).assignment.measures.parts == 1


def test_the_grid_assigns_removes_and_refuses_conflicts(page: PeoplePage, qtbot: QtBot) -> None:
    page.open_grid()
    assert page.grid is not None
    grid, model = page.grid.grid, page.grid.grid.model_
    held = view(page).assignment
    conflict = sorted(held.problem.barred)[0]
    place = model.index(
        [m.id for m in view(page).roster.readers].index(conflict[0]), model.column_of(conflict[1])
    )
    grid.setCurrentIndex(place)
    assert model.state(place) == "conflict"
    QTest.keyClick(grid, Key.Key_Space)
    qtbot.waitUntil(lambda: page.services.tasks.busy == 0)
    assert view(page).assignment.pairs == held.pairs
    assert page.grid._icon._icon == "circle-x"
    taken = next(
        model.index(0, c) for c in range(model.columnCount()) if model.state(model.index(0, c)) == "assigned"
    )
    grid.setCurrentIndex(taken)
    QTest.keyClick(grid, Key.Key_Delete)
    qtbot.waitUntil(lambda: model.state(taken) == "free")
    assert view(page).assignment.measures.short == (model.code(taken.column()),)
    QTest.keyClick(grid, Key.Key_Space)
    qtbot.waitUntil(lambda: model.state(taken) == "assigned")
    level = model.level(taken)
    QTest.keyClick(grid, Key.Key_E)
    qtbot.waitUntil(lambda: model.level(taken) == (level + 1) % 3)
    page.grid.accept()
    assert page.grid is None


def test_a_drag_moves_a_dossier_to_another_reader(page: PeoplePage, qtbot: QtBot) -> None:
    page.open_grid()
    assert page.grid is not None
    model = page.grid.grid.model_
    column = 0
    cells = [model.index(row, column) for row in range(model.rowCount())]
    start = next(cell for cell in cells if model.state(cell) == "assigned")
    end = next(cell for cell in cells if model.state(cell) == "free")
    barred = sorted(view(page).assignment.problem.barred)[0]
    data = model.mimeData([start])
    copy = Qt.DropAction.CopyAction
    other = model.index(end.row(), column + 1)
    assert not model.canDropMimeData(
        data, copy, -1, -1, other
    )  # neither the same member nor the same dossier
    assert not model.canDropMimeData(QMimeData(), copy, -1, -1, end)
    rows = [m.id for m in view(page).roster.readers]
    conflict = model.index(rows.index(barred[0]), model.column_of(barred[1]))
    mine = QMimeData()
    mine.setData(MIME, f"{barred[0]}\n{model.code(0)}".encode())
    assert not model.canDropMimeData(mine, copy, -1, -1, conflict)
    assert model.dropMimeData(data, copy, -1, -1, end)
    qtbot.waitUntil(lambda: model.state(end) == "assigned" and model.state(start) != "assigned")
    assert not view(page).assignment.measures.short


def test_the_models_hold(page: PeoplePage, qtmodeltester: ModelTester) -> None:
    say = page.kit.say
    rows, signs, cells = RosterModel(say), ConflictsModel(say), AssignmentModel(say)
    for model in (rows, signs, cells):
        qtmodeltester.check(model)
    rows.show_members(view(page).roster.members, view(page).assignment.measures.loads, {})
    signs.show_groups(view(page).groups, view(page).roster)
    cells.show_view(view(page))
    for model in (rows, signs, cells):
        qtmodeltester.check(model)
    assert "C01" in rows.data(rows.index(1, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert cells.rowCount() == 15


def test_many_dossiers_become_a_histogram_and_the_worst_twenty(services: Services, qtbot: QtBot) -> None:
    problem = panel(20, 300, 3)
    pairs = [(problem.reviewers[n % 20], code) for n, code in enumerate(problem.dossiers)]
    chart = ExpertChart(services.kit)
    qtbot.addWidget(chart)
    chart.resize(800, 180)
    chart.show_measures(measure(problem, pairs), 2)
    assert (len(chart._shown), sum(count for _, count in chart._bins)) == (WORST, 300)
    chart.show()
    QTest.keyClick(chart, Key.Key_End)
    assert chart.current() == chart._shown[-1]
    with qtbot.waitSignal(chart.opened) as opened:
        QTest.keyClick(chart, Key.Key_Return)
    assert opened.args == [chart._shown[-1].dossier]
    chart.grab()

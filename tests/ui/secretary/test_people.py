"""The room of people over a real workspace: keys compared, conflicts decided, dossiers assigned."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.decide.assign_measure import measure
from desktop.desks import people, sample
from desktop.desks.secretary import assigning, drafting, roster, seating
from desktop.storage.workspace import Workspace
from desktop.trust.identity import Identity
from tests.desktop.decide.test_assign import panel
from tests.helpers import offices, sample_board
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.sample_once import once, secretary_in, shared_round
from ui.messages import Recorder
from ui.models.assignment import MIME, AssignmentModel
from ui.models.conflicts import ConflictsModel
from ui.models.roster import RosterModel
from ui.secretary.people.desk import PeopleView, WorkspacePeople
from ui.secretary.people.expert_chart import WORST, ExpertChart
from ui.secretary.people.page import PeoplePage
from ui.secretary.people.reason_dialog import ReasonDialog
from ui.secretary.people.seat_dialog import SeatDialog
from ui.services import Services

Key = Qt.Key


def prepared(folder: Path) -> None:
    """Everybody but C14 and C15 is compared; ten readers each."""
    with Workspace.open(secretary_in(folder), sample.PASSPHRASE) as opened, opened.transaction():
        drafting.resume(opened)
        for one in roster.roster(opened).to_compare:
            if one.id not in ("C14", "C15"):
                seating.compare(opened, one.id, "match")
        known = [(c.reviewer, c.dossier) for c in roster.roster(opened).conflicts if c.reviewer == "C13"]
        seating.drop_conflicts(opened, known)
        assigning.keep(opened, assigning.propose(opened, assigning.Wish(reads=10, seed="1")))


@pytest.fixture(scope="module")
def me() -> Identity:
    """Unlocked once: each unlocking is meant to be slow."""
    return offices.identity(shared_round(), "secretary")


@pytest.fixture
def ws(tmp_path: Path, me: Identity) -> Iterator[Workspace]:
    held = once("people", prepared) / "secretary.ws"
    copied = shutil.copytree(held, tmp_path / "secretary.ws")
    with Workspace.enter(Path(copied), me) as opened:
        yield opened


@pytest.fixture
def page(ws: Workspace, services: Services, qtbot: QtBot) -> Iterator[PeoplePage]:
    made = PeoplePage(services, FakeDesk([]), WorkspacePeople(ws))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1260, 840)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: made.view is not None)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)


def view(page: PeoplePage) -> PeopleView:
    assert page.view is not None
    return page.view


def key(page: PeoplePage, member: str) -> str:
    found = view(page).roster.member(member)
    return found.key if found is not None else ""


def waiting(page: PeoplePage) -> list[str]:
    """The dossiers of the signs about C13 that nobody has decided on."""
    return [one.dossier for one in view(page).roster.suggested if one.reviewer == "C13"]


def dialog(page: PeoplePage, kind: type[QDialog]) -> QDialog:
    return next(one for one in page.findChildren(kind) if one.isVisible())


def test_keys_are_compared_by_keyboard_alone(page: PeoplePage, qtbot: QtBot) -> None:
    assert not page.onward.isEnabled()
    page.table.go("C14")
    QTest.keyClick(page.ceremony.digits, Key.Key_M)  # nothing was read yet: this begins
    assert key(page, "C14") == "open"
    page.ceremony.show_member(None)
    page.ceremony.show_member(view(page).roster.member("C14"))
    assert not page.ceremony.match.isEnabled()
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.ceremony.digits.pointed == 0
    for _ in range(8):
        QTest.keyClick(page.ceremony.digits, Key.Key_Return)
    assert page.ceremony.digits.through
    QTest.keyClick(page.ceremony.digits, Key.Key_M)
    qtbot.waitUntil(lambda: key(page, "C14") == "compared")
    current = page.table.current()
    assert current is not None
    assert current.id == "C15"
    QTest.keyClick(page.ceremony.digits, Key.Key_X)
    qtbot.waitUntil(lambda: key(page, "C15") == "differs")
    assert not page.onward.isEnabled()


def test_packs_wait_for_every_key_or_a_reason(page: PeoplePage, qtbot: QtBot) -> None:
    for member in ("C14", "C15"):
        page.table.go(member)
        page.ceremony.excuse.click()
        asked = dialog(page, ReasonDialog)
        assert isinstance(asked, ReasonDialog)
        assert not asked.act.isEnabled()
        QTest.keyClicks(asked.reason.edit, "known in person")
        QTest.keyClick(asked.reason.edit, Key.Key_Return)
        qtbot.waitUntil(lambda member=member: key(page, member) == "excused")
    assert page.onward.isEnabled()
    with qtbot.waitSignal(page.wanted) as went:
        page.onward.click()
    assert went.args == ["packs"]


def test_an_act_is_taken_back_from_its_notice(page: PeoplePage, recorder: Recorder, qtbot: QtBot) -> None:
    page.table.go("C02")
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: view(page).roster.member("C02") is None)
    undo = recorder.notices[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: view(page).roster.member("C02") is not None)
    assert key(page, "C02") == "compared"


def test_signs_are_accepted_and_dismissed_with_a_reason(page: PeoplePage, qtbot: QtBot) -> None:
    signs = page.parts.conflicts.list
    group = signs.current()
    assert group is not None
    assert (group.kind, group.reviewer, group.ground) == ("suggested", "C13", "region")
    QTest.keyClick(signs, Key.Key_Delete)
    asked = dialog(page, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    QTest.keyClick(asked.reason.edit, Key.Key_Return)
    assert asked.isVisible()
    QTest.keyClicks(asked.reason.edit, "left ten years ago")
    QTest.keyClick(asked.reason.edit, Key.Key_Return)
    qtbot.waitUntil(lambda: not waiting(page))
    assert {one.why for one in view(page).roster.dismissed} == {"left ten years ago"}
    page.undo()
    qtbot.waitUntil(lambda: len(waiting(page)) == 3)
    signs.setCurrentIndex(signs.conflicts.index(0))
    before = {pair for pair in view(page).assignment.pairs if pair in group.pairs}
    assert before
    QTest.keyClick(signs, Key.Key_Return)
    qtbot.waitUntil(lambda: not waiting(page))
    assert set(group.pairs) <= view(page).assignment.problem.barred
    assert not before & view(page).assignment.pairs


def test_a_conflict_is_entered_for_the_member_and_dossier_chosen(page: PeoplePage, qtbot: QtBot) -> None:
    page.table.go("C05")
    reading = page.assign.chart.current()
    assert reading is not None
    page.parts.conflicts.add.click()
    asked = dialog(page, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    assert asked.grounds is not None
    assert not asked.act.isEnabled()
    asked.grounds.choices[1].click()
    asked.act.click()
    qtbot.waitUntil(lambda: ("C05", reading.dossier) in view(page).assignment.problem.barred)


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


def test_a_seat_is_edited(page: PeoplePage, qtbot: QtBot) -> None:
    page.table.go("C06")
    QTest.keyClick(page.table, Key.Key_F2)
    asked = dialog(page, SeatDialog)
    assert isinstance(asked, SeatDialog)
    asked.limit.setValue(22)
    asked.roles["commissioner"].setChecked(False)
    assert not asked.act.isEnabled()
    asked.roles["observer"].setChecked(True)
    next(iter(asked.levels.values())).setCurrentIndex(2)
    asked.act.click()
    qtbot.waitUntil(lambda: "C06" not in view(page).assignment.problem.reviewers)
    member = view(page).roster.member("C06")
    assert member is not None
    assert (member.limit, member.roles) == (22, ("observer",))


def test_files_are_taken_and_each_refusal_is_said(
    page: PeoplePage, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.alqa-card"
    bad.write_bytes(b"{}")
    held = shutil.copy(shared_round() / "identities" / "C05.alqa-card", tmp_path / "C05.alqa-card")
    recorder.files = [bad, Path(held)]
    page.parts.add.click()
    qtbot.waitUntil(lambda: bool(recorder.faults))
    assert recorder.notices
    assert len(recorder.faults) == 1


def test_without_a_round_the_room_asks_for_cards(services: Services, qtbot: QtBot) -> None:
    desk = FakeDesk([])
    page = PeoplePage(services, desk, desk.people)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    assert page.drop.isVisible()
    assert not page.onward.isEnabled()


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


def test_everything_speaks_and_follows_the_language(page: PeoplePage) -> None:
    for lang in ("kk", "ru", "en"):
        page.kit.say.set_lang(lang)
        for widget in (
            page.table,
            page.parts.conflicts.list,
            page.assign.chart,
            page.assign.reads,
            page.assign.seed,
        ):
            assert widget.accessibleName()
        assert page.assign.some.accessibleName().startswith(page.kit.say("people.assign.some", n=10))
    page.grab()


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


def test_the_list_to_declare_on_is_saved(
    page: PeoplePage, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    recorder.target = tmp_path / "list.alqa-applicants"
    page.parts.conflicts.listed.click()
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert recorder.target.read_bytes().startswith(b"{")


def test_keys_of_the_room_are_on_the_sheet(page: PeoplePage) -> None:
    say = page.kit.say
    assert {say(own.key) for own in page.own_keys if own.keys == ("M",)} == {say("people.compare.match")}
    assert all(say(own.key) and say(own.group) for own in page.own_keys)


def test_a_narrow_window_puts_the_side_below(page: PeoplePage) -> None:
    ceremony, table = page.ceremony, page.table
    assert ceremony.mapTo(page, ceremony.rect().topLeft()).x() > table.width()
    page.resize(940, 560)
    QTest.qWait(20)
    left = ceremony.mapTo(page, ceremony.rect().topLeft())
    assert left.x() < table.width()
    page.ceremony.digits.setFocus()
    QTest.qWait(20)
    assert not page.ceremony.digits.visibleRegion().isEmpty()


def test_the_mandate_says_whom_it_does_not_name(page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    assert page.parts.mandate.isHidden()
    cards = shared_round() / "identities"
    out = tmp_path / "round.alqa-mandate"
    people.make_mandate(
        offices.key(shared_round(), "organisation"),
        offices.PASSPHRASE,
        sample_board.ROUND,
        secretaries=[cards / "secretary.alqa-card"],
        chair=cards / "C01.alqa-card",
        members=[cards / f"C{n:02}.alqa-card" for n in range(1, 15)],
        out=out,
    )
    page.take([out])
    qtbot.waitUntil(lambda: view(page).roster.mandate is not None)
    assert not page.parts.mandate.isHidden()
    assert "C15" in page.parts.mandate._said.accessibleName()

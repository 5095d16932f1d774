"""The packs room over a real workspace: written, stopped, handed over and taken back, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.desks import sample
from desktop.desks.secretary import handing
from desktop.errors import Fault
from desktop.storage import draft
from desktop.storage.workspace import Workspace
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.sample_once import secretary_in
from ui.messages import Recorder
from ui.models.packs import COLUMNS, PacksModel
from ui.secretary.packs.desk import PackPlan, PackRow, WorkspacePacks
from ui.secretary.packs.page import PacksPage
from ui.services import Services

ROW = PackRow("C02", {"kk": "Асель"}, 30, 1, ("A-1",), 2_500_000, "due", "", "")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(secretary_in(tmp_path), sample.PASSPHRASE) as opened:
        for member in list(handing.history(opened))[2:]:
            draft.put(opened, handing.SECTION, member, None, "2026-11-25T00:00:00Z")
        yield opened


@pytest.fixture
def page(ws: Workspace, services: Services, qtbot: QtBot) -> Iterator[PacksPage]:
    made = PacksPage(services, FakeDesk([]), WorkspacePacks(ws))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1260, 820)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: made.plan.version == 1)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)


def state(page: PacksPage, member: str) -> str:
    return next(row.state for row in page.plan.rows if row.reviewer == member)


def test_those_that_are_due_are_written(
    page: PacksPage, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    recorder.folder = tmp_path / "stick"
    due = page.plan.due
    assert len(due) == len(page.plan.rows) - 2
    page.side.write.rest.setFocus()
    QTest.keyClick(page.side.write.rest, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.plan.due, timeout=20000)
    assert sorted(path.stem for path in recorder.folder.iterdir()) == sorted(due)
    assert page.side.write.stop.isHidden()


def test_a_run_is_stopped_and_goes_on(
    page: PacksPage, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    recorder.folder = tmp_path / "stick"
    page.write(page.plan.due)
    qtbot.waitUntil(lambda: any(recorder.folder.glob("*.alqa-pack")), timeout=20000)
    page.stop()
    qtbot.waitUntil(lambda: page.services.tasks.busy == 0, timeout=20000)
    left = len(page.plan.due)
    assert left
    page.write(page.plan.due)
    qtbot.waitUntil(lambda: not page.plan.due, timeout=20000)


def test_a_full_stick_is_said_in_the_card(
    page: PacksPage, recorder: Recorder, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1))
    recorder.folder = tmp_path / "stick"
    page.write(page.plan.due)
    qtbot.waitUntil(lambda: page.services.tasks.busy == 0 and not page.side.write.rest.isHidden())
    said = page.kit.say.fault(Fault("stick-full", {"stick": str(recorder.folder), "kb": 1}))
    assert said.next in page.side.write._said.text()
    assert not list(recorder.folder.glob("*.alqa-pack"))


def test_a_pack_is_handed_over_and_taken_back(page: PacksPage, recorder: Recorder, qtbot: QtBot) -> None:
    made = next(row.reviewer for row in page.plan.rows if row.state == "made")
    page.table.setCurrentIndex(page.table.packs.index(0, 0))
    assert page.table.current() is not None
    page.side.take.person.edit.setText("Асель Ахметова")
    QTest.keyClick(page.side.take.person.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state(page, made) == "handed")
    undo = recorder.notices[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: state(page, made) == "made")


def test_the_receipt_is_saved(page: PacksPage, recorder: Recorder, qtbot: QtBot, tmp_path: Path) -> None:
    recorder.target = tmp_path / "packs.pdf"
    page.save_receipt()
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert recorder.target.read_bytes().startswith(b"%PDF")


def test_a_round_that_is_not_signed_says_so(services: Services, qtbot: QtBot) -> None:
    desk = FakeDesk([])
    page = PacksPage(services, desk, desk.packs)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.entered()
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    assert page._stack.currentIndex() == 0
    with qtbot.waitSignal(page.wanted) as asked:
        page._to_round()
    assert asked.args == ["round"]


def test_the_model_keeps_qt_s_contract(services: Services, qtmodeltester: ModelTester) -> None:
    model = PacksModel(services.kit.say)
    model.show_rows((ROW,))
    qtmodeltester.check(model)
    assert model.columnCount() == len(COLUMNS)
    assert "2,5" in model.words_of(ROW, "size") or "2.5" in model.words_of(ROW, "size")
    assert "A-1" in model.left_out(ROW)
    model.show_rows(())
    qtmodeltester.check(model)
    assert PackPlan(1, (ROW,)).due == ("C02",)

"""The room of corrections: every case has its words and ways; the proxy form over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desks import sample
from desktop.desks.secretary import proxy_path
from desktop.storage.workspace import Workspace
from tests.desktop.desks.test_secretary_proxy_path import typed
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.sample_once import secretary_in, shared_round
from ui.messages import Recorder
from ui.secretary.fixes.cases import CASES
from ui.secretary.fixes.desk import WorkspaceFixes
from ui.secretary.fixes.page import FixesPage
from ui.services import Services

WHO = "C12"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(secretary_in(tmp_path), sample.PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def page(ws: Workspace, services: Services, qtbot: QtBot) -> Iterator[FixesPage]:
    made = FixesPage(services, FakeDesk([]), WorkspaceFixes(ws))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1260, 820)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: made.form.members.count() > 0)
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0)


def test_each_case_says_its_steps_and_leads_to_rooms(page: FixesPage, qtbot: QtBot) -> None:
    for case in CASES[1:]:
        page.buttons[case.key].click()
        assert page._title.text() == page.kit.say(f"fixes.case.{case.key}")
        rooms = [step.room for step in case.steps if step.room]
        ways = [page._steps.itemAt(at).widget() for at in range(page._steps.count())]
        pressed = [way for way in ways if way is not None and hasattr(way, "click")]
        assert len(pressed) == len(rooms)
        for way, room in zip(pressed, rooms, strict=True):
            with qtbot.waitSignal(page.wanted) as asked:
                way.click()  # type: ignore[attr-defined]
            assert asked.args == [room]


def test_paper_sheets_are_entered_and_the_passphrase_is_forgotten(
    page: FixesPage, ws: Workspace, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    form = page.form
    form.members.setCurrentIndex(form.members.findData(WHO))
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    form.sheet.show_path(typed(ws, tmp_path))
    form.scan.show_path(scan)
    form.witness.show_path(shared_round() / "identities" / "C03.alqa-key")
    assert not form.take.isEnabled()
    form.passphrase.edit.setText("wrong")
    recorder.target = tmp_path / "C12.alqa-proxy"
    form.take.click()
    qtbot.waitUntil(lambda: bool(recorder.faults), timeout=20000)
    assert recorder.faults[0].code == "passphrase-wrong"
    assert form.passphrase.text() == ""
    assert form.sheet.path is not None
    form.passphrase.edit.setText(sample.PASSPHRASE)
    form.take.click()
    qtbot.waitUntil(lambda: bool(recorder.notices), timeout=20000)
    assert (form.passphrase.text(), form.sheet.path) == ("", None)
    assert WHO not in [one.reviewer for one in proxy_path.waiting(ws)]


def test_sheets_and_form_are_saved(page: FixesPage, recorder: Recorder, qtbot: QtBot, tmp_path: Path) -> None:
    recorder.target = tmp_path / "sheets.pdf"
    page.form.print.click()
    qtbot.waitUntil(lambda: len(recorder.notices) == 1, timeout=20000)
    recorder.target = tmp_path / "form.xlsx"
    page.form.form.click()
    qtbot.waitUntil(lambda: len(recorder.notices) == 2, timeout=20000)
    assert (tmp_path / "sheets.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "form.xlsx").read_bytes().startswith(b"PK")

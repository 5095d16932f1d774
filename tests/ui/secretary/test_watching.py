"""A watched folder: whole files arrive once, a running copy waits, a folder that goes ends the watch."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desks.views import FileOutcome
from tests.helpers import sample_board as sample
from tests.ui.secretary.conftest import Opens
from ui.messages import Recorder
from ui.secretary.board_page import BoardPage
from ui.secretary.watching import FolderWatch
from ui.services import Services


@pytest.fixture
def watch(services: Services) -> FolderWatch:
    made = FolderWatch(services.tasks)
    made._timer.setInterval(20)
    return made


def test_a_file_arrives_when_it_no_longer_grows(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "C02.alqa-scores"
    path.write_bytes(b"1")
    (tmp_path / "notes.txt").write_bytes(b"no")
    with qtbot.waitSignal(watch.arrived) as come:
        watch.start(tmp_path)
    assert come.args == [[path]]
    path.write_bytes(b"22")
    with qtbot.waitSignal(watch.arrived) as again:
        watch.look()
    assert again.args == [[path]]
    watch.stop()


def test_a_folder_that_goes_ends_the_watch(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    watch.start(folder)
    with qtbot.waitSignal(watch.lost) as lost:
        shutil.rmtree(folder)
    assert lost.args == [folder]
    assert watch.folder is None


def test_what_arrives_goes_to_the_board(
    open_window: Opens, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    window, desk = open_window(sample.complete())
    page = window.rooms["board"]
    assert isinstance(page, BoardPage)
    recorder.folder = tmp_path
    page.watch._timer.setInterval(20)
    page.choose_watched()
    path = tmp_path / "C02.alqa-scores"
    path.write_bytes(b"1")
    qtbot.waitUntil(lambda: path in desk.merged)
    assert not page.side.watch.end.isHidden()
    page.end_watch()
    assert page.side.watch.end.isHidden()


def test_a_run_is_stopped_and_says_how_far_it_came(open_window: Opens, qtbot: QtBot) -> None:
    window, desk = open_window(sample.complete())
    page = window.rooms["board"]
    assert isinstance(page, BoardPage)
    desk.outcomes = [FileOutcome(Path("a.alqa-scores"), "accepted")]
    page.merge([Path("a.alqa-scores"), Path("b.alqa-scores")])
    page.stop()
    assert page.side.imports.stop.isHidden()
    assert "2" in page.side.imports._facts.text()
    qtbot.waitUntil(lambda: window.services.tasks.busy == 0)


def test_files_that_come_during_a_run_are_taken_after_it(open_window: Opens, qtbot: QtBot) -> None:
    window, desk = open_window(sample.complete())
    page = window.rooms["board"]
    assert isinstance(page, BoardPage)
    page.merge([Path("a.alqa-scores")])
    page.merge([Path("b.alqa-scores")])
    qtbot.waitUntil(lambda: desk.merged == [Path("a.alqa-scores"), Path("b.alqa-scores")])

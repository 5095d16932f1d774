"""Work off the GUI thread: every result arrives once, in the GUI thread, unless its owner is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.errors import AlqaError
from ui.tasks import Progress, Tasks

GUI = threading.main_thread()


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_two_hundred_results_arrive_in_the_gui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    owner, seen = QObject(), list[tuple[int, threading.Thread]]()
    for i in range(200):
        tasks.run(owner, lambda _r, i=i: i, lambda got: seen.append((got, threading.current_thread())))
    qtbot.waitUntil(lambda: len(seen) == 200)
    assert sorted(got for got, _ in seen) == list(range(200))
    assert {thread for _, thread in seen} == {GUI}
    assert tasks.busy == 0


def test_an_error_for_people_goes_to_failed(qtbot: QtBot, tasks: Tasks) -> None:
    failed: list[AlqaError] = []

    def work(_report: Progress) -> None:
        raise AlqaError("disk-full", path="x")

    tasks.run(QObject(tasks), work, lambda _nothing: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].code == "disk-full"


def test_our_bug_reaches_the_exception_hook(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_report: Progress) -> None:
        raise ZeroDivisionError("ours")

    with capture_exceptions() as caught:
        tasks.run(QObject(tasks), work, lambda _nothing: None, lambda _error: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_result_whose_owner_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate, seen = QObject(), threading.Event(), list[Any]()
    tasks.run(owner, lambda _r: gate.wait(5), seen.append)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert not seen


def test_progress_is_told_and_cancel_ends_the_work(qtbot: QtBot, tasks: Tasks) -> None:
    steps, done, gate = list[tuple[int, int]](), list[Any](), threading.Event()

    def work(report: Progress) -> str:
        report(1, 3)
        gate.wait(5)
        report(2, 3)
        return "done"

    task = tasks.run(tasks, work, done.append, None, lambda n, of: steps.append((n, of)))
    qtbot.waitUntil(lambda: steps == [(1, 3)])
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert not done
    assert steps == [(1, 3)]

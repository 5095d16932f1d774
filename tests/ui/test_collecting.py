"""Garbage dies in the window's thread: never in a worker, however much it makes."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.collecting import YOUNG, Collector


class Ring:
    """A cycle that says in which thread it died."""

    died: list[str]

    def __init__(self, died: list[str]) -> None:
        self.died, self.itself = died, self

    def __del__(self) -> None:
        self.died.append(threading.current_thread().name)


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    was = gc.isenabled()
    made = Collector()
    yield made
    made.deleteLater()
    if was:
        gc.enable()


def test_a_worker_that_makes_much_collects_nothing(collector: Collector, qtbot: QtBot) -> None:
    gc.collect()
    died: list[str] = []
    Ring(died)

    def work() -> None:
        kept = [[n] for n in range(50 * YOUNG)]
        assert kept

    worker = threading.Thread(target=work, name="worker")
    worker.start()
    worker.join()
    assert died == []
    kept = [[n] for n in range(2 * YOUNG)]
    assert collector.collect() >= 0
    gc.collect()
    assert kept
    assert died == ["MainThread"]


def test_nothing_is_done_when_nothing_is_due(collector: Collector) -> None:
    gc.collect()
    assert collector.collect() == -1

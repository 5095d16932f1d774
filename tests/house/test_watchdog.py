"""The pulse sees work that lets no event through, and does not mind waiting."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtWidgets import QApplication

from tests.helpers.person import Person
from tests.helpers.watchdog import watched


def work(milliseconds: float) -> None:
    """Keep this thread's processor busy."""
    end = time.thread_time() + milliseconds / 1000
    while time.thread_time() < end:
        pass


def test_work_in_one_go_is_seen_with_its_place(qapp: QApplication) -> None:
    with watched(limit=1.0) as blocks:
        Person([partial(work, 600)], pause=20).run()
    assert blocks.over
    assert blocks.worst > 1.0
    assert "work" in blocks.told()


def test_waiting_and_small_pieces_are_no_block(qapp: QApplication) -> None:
    with watched(limit=500.0) as blocks:
        Person([partial(time.sleep, 0.7), *[partial(work, 60)] * 12], pause=10).run()
    assert blocks.over == []

"""The drive itself: good, damaged and monstrous documents go through one window, and are told apart."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.pages.server import PageServer
from tests.e2e.drive_pdfs import Drive
from tests.helpers.broken_pdfs import minimal, mutants


@pytest.fixture(autouse=True)
def nothing_blocks_the_window() -> None:
    """The drive takes documents in as a secretary's worker would, on this thread: not banned here."""


def test_documents_of_every_kind_leave_the_window_well(qapp: QApplication) -> None:
    with PageServer() as server:
        drive = Drive(server, limit=60.0)
        for name, data in mutants([minimal(3)], 17, seed=4):
            drive.take(name, data)
        drive.take("good", minimal(2))
        drive.close()
    report = drive.report
    assert report.stuck == []
    assert report.refused["no pages"] == "document-empty"
    assert report.refused["too many pages"] == "document-too-many-pages"
    assert report.shown + len(report.refused) == 18
    assert "good" not in report.pages_refused


def test_damage_is_the_same_for_the_same_seed() -> None:
    one, two = (list(mutants([minimal(2)], 20, seed=9)) for _ in range(2))
    assert one == two
    assert len({data for _, data in one}) > 15

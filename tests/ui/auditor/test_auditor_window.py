"""The auditor's window: every check in words, and of a damaged record the member that is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers import decided
from tests.helpers.ui_services import services_in
from ui.auditor.window import AuditorWindow

LONG = 30_000  # ms: two cores shared with other tests


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[AuditorWindow]:
    with services_in(qapp, tmp_path) as (services, _):
        made = AuditorWindow(services)
        qtbot.addWidget(made)
        yield made
        qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=LONG)


def shown(window: AuditorWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_a_good_record_shows_every_check_and_what_was_not_checked(
    window: AuditorWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_record(decided.write(tmp_path / "good.alqa-record", decided.decided(decided.board_of())))
    qtbot.waitUntil(lambda: "equal to the fraction" in shown(window), timeout=LONG)
    assert "authority" in shown(window)


def test_a_damaged_record_names_the_member(window: AuditorWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = decided.write(tmp_path / "bad.alqa-record", decided.decided(decided.board_of()))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    window.open_record(path)
    qtbot.waitUntil(lambda: "statements/" in shown(window), timeout=LONG)

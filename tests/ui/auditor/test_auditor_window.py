"""The auditor's window: every check in words, and of a damaged record the member that is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.model.meeting import Correction
from desktop.model.statements import Decision, Motion, Presence
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


def test_the_sitting_of_the_record_stands_beside_the_checks(
    window: AuditorWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    line = Correction("C02", "against", "for", "misheard", "2026-12-10T10:00:00Z")
    motion = Motion("", "", ["C01", "C02"], [], [], {}, ["D2"], kind="accept", entitled=["C01", "C02"],
                    needed=2, corrections=[line])  # fmt: skip

    def bend(body: Decision) -> Decision:
        sitting = replace(body.sitting, presence=Presence(["C01", "C02"], 2), motions=[motion])
        return replace(body, sitting=sitting)

    statements = decided.decided(decided.board_of(), bend)
    window.open_record(decided.write(tmp_path / "led.alqa-record", statements))
    qtbot.waitUntil(lambda: "misheard" in shown(window), timeout=LONG)
    assert "Accept the calculated proposal: 1 dossier" in shown(window)
    assert "2 entitled, 2 needed" in shown(window)
    assert not window.course.isHidden()

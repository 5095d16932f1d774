"""Copies in clear from the rooms Protocol and Record: asked for, made in a worker, refused in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import sample_board as sample
from ui.messages import Recorder
from ui.secretary.protocol_page import ProtocolPage
from ui.secretary.record_page import RecordPage


def press(button: Any) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("kind", "place"),
    [("workbook", "x.xlsx"), ("data", "data"), ("handover", "handover"), ("archive", "x.xlsx")],
)
def test_the_record_room_makes_copies(
    open_window: Any, recorder: Recorder, qtbot: QtBot, tmp_path: Path, kind: str, place: str
) -> None:
    window, desk = open_window(sample.complete(), decided=True)
    page: RecordPage = window.rooms["record"]
    window.go("record")
    recorder.target, recorder.folder = tmp_path / "x.xlsx", tmp_path
    press(page.copies.buttons[kind])
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert desk.out.made == [(kind, tmp_path / place, "en")]
    assert page.copies.stop.isHidden()


def test_letters_wait_for_the_decision_and_speak_as_the_protocol(
    open_window: Any, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    window, _ = open_window(sample.complete())
    early: ProtocolPage = window.rooms["protocol"]
    assert not early.letters.buttons["letters"].isEnabled()
    window, desk = open_window(sample.complete(), decided=True)
    page: ProtocolPage = window.rooms["protocol"]
    window.go("protocol")
    recorder.folder = tmp_path
    press(page.letters.buttons["letters"])
    qtbot.waitUntil(lambda: bool(desk.out.made))
    assert desk.out.made == [("letters", tmp_path / "letters", ("kk", "ru"))]


def test_what_is_refused_is_said_and_can_be_tried_again(
    open_window: Any, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    window, desk = open_window(sample.complete(), decided=True)
    page: RecordPage = window.rooms["record"]
    window.go("record")
    desk.out.refuses, recorder.folder = "folder-not-empty", tmp_path
    press(page.copies.buttons["data"])
    qtbot.waitUntil(lambda: bool(recorder.faults))
    assert recorder.faults[0].code == "folder-not-empty"
    assert page.copies.buttons["data"].isEnabled()


def test_everything_that_leaves_is_found_by_name(
    open_window: Any, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    window, desk = open_window(sample.complete(), decided=True)
    actions = {one.key: one for one in window.services.actions.of(window)}
    recorder.target = tmp_path / "round.zip"
    assert actions["out.act.letters"].why_not() is None
    actions["out.act.archive"].run()
    qtbot.waitUntil(lambda: bool(desk.out.made))
    assert (window.room, desk.out.made[0][0]) == ("record", "archive")
    early, _ = open_window(sample.complete())
    named = {one.key: one for one in early.services.actions.of(early)}
    assert named["out.act.archive"].why_not() is not None


def test_a_certificate_is_offered_only_where_it_works(
    open_window: Any, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    window, desk = open_window(sample.complete(), decided=True)
    page: ProtocolPage = window.rooms["protocol"]
    window.go("protocol")
    qtbot.waitUntil(lambda: window.services.tasks.busy == 0)
    assert page.pades.isHidden()
    desk.out.able = True
    page.entered()
    qtbot.waitUntil(lambda: not page.pades.isHidden())
    recorder.files, recorder.target = [tmp_path / "me.p12"], tmp_path / "signed.pdf"
    press(page.pades.choose)
    desk.out.refuses = "pades-certificate"
    QTest.keyClicks(page.pades.field.edit, "wrong")
    QTest.keyClick(page.pades.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.pades.field.edit.property("fault")))
    desk.out.refuses = ""
    page.pades.field.edit.clear()
    QTest.keyClicks(page.pades.field.edit, "right")
    press(page.pades.sign)
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert desk.out.certificates == [(tmp_path / "me.p12", "wrong"), (tmp_path / "me.p12", "right")]
    assert page.pades.field.text() == ""

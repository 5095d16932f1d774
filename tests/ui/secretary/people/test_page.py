"""The room of people: keys compared, conflicts decided, seats and files, by keyboard alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desks import people
from tests.helpers import offices, sample_board
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.people_room import dialog, key, view, waiting
from tests.helpers.sample_once import shared_round
from ui.messages import Recorder
from ui.secretary.people.page import PeoplePage
from ui.secretary.people.reason_dialog import ReasonDialog
from ui.secretary.people.seat_dialog import SeatDialog
from ui.services import Services

Key = Qt.Key


def test_keys_are_compared_by_keyboard_alone(page: PeoplePage, qtbot: QtBot) -> None:
    assert not page.onward.isEnabled()
    page.table.go("C14")
    QTest.keyClick(page.ceremony.digits, Key.Key_M)  # nothing was read yet: this begins
    assert key(page, "C14") == "open"
    page.ceremony.show_member(None)
    page.ceremony.show_member(view(page).roster.member("C14"))
    assert not page.ceremony.match.isEnabled()
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.ceremony.digits.pointed == 0
    for _ in range(8):
        QTest.keyClick(page.ceremony.digits, Key.Key_Return)
    assert page.ceremony.digits.through
    QTest.keyClick(page.ceremony.digits, Key.Key_M)
    qtbot.waitUntil(lambda: key(page, "C14") == "compared")
    current = page.table.current()
    assert current is not None
    assert current.id == "C15"
    QTest.keyClick(page.ceremony.digits, Key.Key_X)
    qtbot.waitUntil(lambda: key(page, "C15") == "differs")
    assert not page.onward.isEnabled()


def test_packs_wait_for_every_key_or_a_reason(page: PeoplePage, qtbot: QtBot) -> None:
    for member in ("C14", "C15"):
        page.table.go(member)
        page.ceremony.excuse.click()
        asked = dialog(page, ReasonDialog)
        assert isinstance(asked, ReasonDialog)
        assert not asked.act.isEnabled()
        QTest.keyClicks(asked.reason.edit, "known in person")
        QTest.keyClick(asked.reason.edit, Key.Key_Return)
        qtbot.waitUntil(lambda member=member: key(page, member) == "excused")
    assert page.onward.isEnabled()
    with qtbot.waitSignal(page.wanted) as went:
        page.onward.click()
    assert went.args == ["packs"]


def test_an_act_is_taken_back_from_its_notice(page: PeoplePage, recorder: Recorder, qtbot: QtBot) -> None:
    page.table.go("C02")
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: view(page).roster.member("C02") is None)
    undo = recorder.notices[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: view(page).roster.member("C02") is not None)
    assert key(page, "C02") == "compared"


def test_signs_are_accepted_and_dismissed_with_a_reason(page: PeoplePage, qtbot: QtBot) -> None:
    signs = page.parts.conflicts.list
    group = signs.current()
    assert group is not None
    assert (group.kind, group.reviewer, group.ground) == ("suggested", "C13", "region")
    QTest.keyClick(signs, Key.Key_Delete)
    asked = dialog(page, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    QTest.keyClick(asked.reason.edit, Key.Key_Return)
    assert asked.isVisible()
    QTest.keyClicks(asked.reason.edit, "left ten years ago")
    QTest.keyClick(asked.reason.edit, Key.Key_Return)
    qtbot.waitUntil(lambda: not waiting(page))
    assert {one.why for one in view(page).roster.dismissed} == {"left ten years ago"}
    page.undo()
    qtbot.waitUntil(lambda: len(waiting(page)) == 3)
    signs.setCurrentIndex(signs.conflicts.index(0))
    before = {pair for pair in view(page).assignment.pairs if pair in group.pairs}
    assert before
    QTest.keyClick(signs, Key.Key_Return)
    qtbot.waitUntil(lambda: not waiting(page))
    assert set(group.pairs) <= view(page).assignment.problem.barred
    assert not before & view(page).assignment.pairs


def test_a_conflict_is_entered_for_the_member_and_dossier_chosen(page: PeoplePage, qtbot: QtBot) -> None:
    page.table.go("C05")
    reading = page.assign.chart.current()
    assert reading is not None
    page.parts.conflicts.add.click()
    asked = dialog(page, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    assert asked.grounds is not None
    assert not asked.act.isEnabled()
    asked.grounds.choices[1].click()
    asked.act.click()
    qtbot.waitUntil(lambda: ("C05", reading.dossier) in view(page).assignment.problem.barred)


def test_a_seat_is_edited(page: PeoplePage, qtbot: QtBot) -> None:
    page.table.go("C06")
    QTest.keyClick(page.table, Key.Key_F2)
    asked = dialog(page, SeatDialog)
    assert isinstance(asked, SeatDialog)
    asked.limit.setValue(22)
    asked.roles["commissioner"].setChecked(False)
    assert not asked.act.isEnabled()
    asked.roles["observer"].setChecked(True)
    next(iter(asked.levels.values())).setCurrentIndex(2)
    asked.act.click()
    qtbot.waitUntil(lambda: "C06" not in view(page).assignment.problem.reviewers)
    member = view(page).roster.member("C06")
    assert member is not None
    assert (member.limit, member.roles) == (22, ("observer",))


def test_files_are_taken_and_each_refusal_is_said(
    page: PeoplePage, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.alqa-card"
    bad.write_bytes(b"{}")
    held = shutil.copy(shared_round() / "identities" / "C05.alqa-card", tmp_path / "C05.alqa-card")
    recorder.files = [bad, Path(held)]
    page.parts.add.click()
    qtbot.waitUntil(lambda: bool(recorder.faults))
    assert recorder.notices
    assert len(recorder.faults) == 1


def test_without_a_round_the_room_asks_for_cards(services: Services, qtbot: QtBot) -> None:
    desk = FakeDesk([])
    page = PeoplePage(services, desk, desk.people)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    assert page.drop.isVisible()
    assert not page.onward.isEnabled()


def test_everything_speaks_and_follows_the_language(page: PeoplePage) -> None:
    for lang in ("kk", "ru", "en"):
        page.kit.say.set_lang(lang)
        for widget in (
            page.table,
            page.parts.conflicts.list,
            page.assign.chart,
            page.assign.reads,
            page.assign.seed,
        ):
            assert widget.accessibleName()
        assert page.assign.some.accessibleName().startswith(page.kit.say("people.assign.some", n=10))
    page.grab()


def test_the_list_to_declare_on_is_saved(
    page: PeoplePage, recorder: Recorder, qtbot: QtBot, tmp_path: Path
) -> None:
    recorder.target = tmp_path / "list.alqa-applicants"
    page.parts.conflicts.listed.click()
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert recorder.target.read_bytes().startswith(b"{")


def test_keys_of_the_room_are_on_the_sheet(page: PeoplePage) -> None:
    say = page.kit.say
    assert {say(own.key) for own in page.own_keys if own.keys == ("M",)} == {say("people.compare.match")}
    assert all(say(own.key) and say(own.group) for own in page.own_keys)


def test_a_narrow_window_puts_the_side_below(page: PeoplePage) -> None:
    ceremony, table = page.ceremony, page.table
    assert ceremony.mapTo(page, ceremony.rect().topLeft()).x() > table.width()
    page.resize(940, 560)
    QTest.qWait(20)
    left = ceremony.mapTo(page, ceremony.rect().topLeft())
    assert left.x() < table.width()
    page.ceremony.digits.setFocus()
    QTest.qWait(20)
    assert not page.ceremony.digits.visibleRegion().isEmpty()


def test_the_mandate_says_whom_it_does_not_name(page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    assert page.parts.mandate.isHidden()
    cards = shared_round() / "identities"
    out = tmp_path / "round.alqa-mandate"
    people.make_mandate(
        offices.key(shared_round(), "organisation"),
        offices.PASSPHRASE,
        sample_board.ROUND,
        secretaries=[cards / "secretary.alqa-card"],
        chair=cards / "C01.alqa-card",
        members=[cards / f"C{n:02}.alqa-card" for n in range(1, 15)],
        out=out,
    )
    page.take([out])
    qtbot.waitUntil(lambda: view(page).roster.mandate is not None)
    assert not page.parts.mandate.isHidden()
    assert "C15" in page.parts.mandate._said.accessibleName()

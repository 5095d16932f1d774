"""The room of the sitting: votes by keys, who must leave, forms, notes, the wall, the close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.room import room
from tests.helpers import sample_board as sample
from tests.helpers.fake_sitting import FakeSitting
from ui.i18n import Speech
from ui.messages import Recorder
from ui.secretary.sitting.forms import CorrectForm, CountForm, DissentForm
from ui.secretary.sitting.keys import member_of
from ui.secretary.sitting.members import MemberModel
from ui.secretary.sitting.order_list import OrderModel
from ui.secretary.sitting.page import SittingPage
from ui.secretary.sitting.rows import member_rows, order_rows
from ui.secretary.sitting.set_list import SetModel
from ui.secretary.sitting.slide import LEAST_SHEETS, WallDossier, slide_of, wall_dossier

Opens = Callable[..., tuple[Any, Any]]
HERE = [f"C{n:02}" for n in range(1, 14)]


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


class Room:
    """The page in its window, and the door behind it."""

    def __init__(self, window: Any, desk: Any, qtbot: QtBot) -> None:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.go("sitting")
        self.window, self.qtbot = window, qtbot
        self.page: SittingPage = window.rooms["sitting"]
        qtbot.waitUntil(lambda: self.page.scene is not None)
        self.door: FakeSitting = desk.sitting.real

    def settle(self) -> None:
        busy = self.window.services.tasks
        self.qtbot.waitUntil(lambda: self.page.acts.idle and not busy.busy)

    def begin(self, dossier: int = 0) -> None:
        """The sitting is open and `dossier` (from 1) is on; who must leave has left."""
        for member in HERE:
            self.door.arrive(member)
        self.door.begin()
        if dossier:
            self.door.move("dossiers", self.door.now.head.dossiers[dossier - 1])
            if room(self.door.now, self.door.scene().hall).of("must-leave"):
                self.door.leave(None)
        self.page.show_meeting(self.door.now)

    def type(self, keys: str) -> None:
        target = self.page.side.presence.list
        target.setFocus()
        for key in keys:
            QTest.keyClick(target, key)
        self.settle()


@pytest.fixture
def hall(open_window: Opens, qtbot: QtBot) -> Room:
    window, desk = open_window(sample.complete())
    return Room(window, desk, qtbot)


def test_a_sitting_is_opened_by_pressing_what_is_there(hall: Room) -> None:
    start = hall.page.table.start
    assert not start.open.isEnabled()
    assert "10 members short of a quorum" in texts(hall.page)
    start.place.edit.setText("Astana")
    start.everyone.click()
    hall.settle()
    assert start.open.isEnabled()
    start.open.click()
    hall.settle()
    assert hall.door.now.running
    assert hall.door.now.head.place == "Astana"
    hall.page.table.next.click()
    hall.settle()
    assert hall.door.now.head.item == hall.door.now.head.dossiers[0]


def test_digits_pick_a_member_and_letters_vote_in_the_order_typed(hall: Room) -> None:
    hall.begin(2)
    hall.door.put(Draft("keep", about=(hall.door.now.head.item or "",)))
    hall.page.show_meeting(hall.door.now)
    hall.type("02Y")
    assert hall.page.picked() == "C03"  # on to the next who has not voted
    hall.type("NA")
    one = hall.door.now.voting
    assert one is not None
    assert one.votes == {"C02": "for", "C03": "against", "C04": "abstain"}
    assert hall.door.now.head.item == hall.door.now.head.dossiers[1]


def test_n_without_a_vote_is_the_next_dossier_and_f6_the_time(hall: Room) -> None:
    hall.begin(1)
    hall.type("n")
    assert hall.door.now.head.item == hall.door.now.head.dossiers[1]
    QTest.keyClick(hall.page.side.presence.list, Qt.Key.Key_F6)
    notes = hall.page.table.notes
    assert notes.edit.hasFocus()
    assert notes.edit.toPlainText()[2] == ":"
    QTest.keyClicks(notes.edit, "C02: next year?")  # letters are letters where one types
    notes.flush()
    hall.settle()
    assert hall.door.now.talks[hall.door.now.head.item or ""].notes.endswith("C02: next year?")
    assert hall.door.now.head.item == hall.door.now.head.dossiers[1]


def test_voting_waits_until_who_must_leave_has_left(hall: Room) -> None:
    hall.begin()
    item = next(code for code in hall.door.now.head.dossiers if hall.door.scene().hall.recused.get(code))
    hall.door.move("dossiers", item)
    hall.door.put(Draft("keep", about=(item,)))
    hall.page.show_meeting(hall.door.now)
    assert "Voting begins when the recused members have left" in texts(hall.page.table.motion)
    assert hall.page.table.leaving.left.isVisible()
    hall.type("l")
    rows = member_rows(hall.page.scene, hall.door.now, hall.door.now.voting)  # type: ignore[arg-type]
    barred = set(hall.door.scene().hall.recused[item])
    assert not [row for row in rows if row.may and row.member.id in barred]
    assert [row for row in rows if row.may]


def test_a_motion_is_put_closed_dissented_from_and_corrected_by_forms(hall: Room) -> None:
    hall.begin(2)
    hall.type("m")
    form = hall.page.table.form
    assert form is not None
    form.act.click()
    hall.settle()
    assert hall.page.table.form is None
    for member in room(hall.door.now, hall.door.scene().hall).inside:
        hall.door.vote(member, "for")
    hall.page.show_meeting(hall.door.now)
    hall.page.lead.confirm()
    hall.settle()
    assert "Carried" in texts(hall.page.table.motion)
    hall.page.lead.ask_dissent()
    assert isinstance(hall.page.table.form, DissentForm)
    hall.page.table.form.text.setPlainText("too early")
    hall.page.lead.confirm()
    hall.settle()
    hall.page.side.presence.fix.click()
    correction = hall.page.table.form
    assert isinstance(correction, CorrectForm)
    correction.choice.pick("against")
    hall.page.lead.confirm()
    hall.settle()
    assert hall.page.table.form is correction  # refused without a reason: it stays to be mended
    correction.text.setPlainText("misheard")
    hall.page.lead.confirm()
    hall.settle()
    one = hall.door.now.motions[0]
    assert (len(one.dissent), one.corrections[0].reason) == (1, "misheard")
    assert "misheard" in texts(hall.page.table.motion)


def test_of_a_secret_ballot_papers_are_counted(hall: Room) -> None:
    hall.begin(2)
    hall.door.put(Draft("other", text="adjourn", secret=True))
    hall.page.show_meeting(hall.door.now)
    hall.type("02Y")
    assert hall.door.now.voting.votes == {}  # type: ignore[union-attr]
    hall.page.lead.ask_counts()
    form = hall.page.table.form
    assert isinstance(form, CountForm)
    form._boxes[0].setValue(9)
    hall.page.lead.confirm()
    hall.settle()
    hall.page.lead.confirm()
    hall.settle()
    assert hall.door.now.motions[0].counts == (9, 0, 0)


def test_a_departure_needs_another_set_and_a_reason(hall: Room) -> None:
    hall.begin(1)
    hall.page.lead.ask_departure()
    hall.settle()
    form: Any = hall.page.table.form
    assert not form.act.isEnabled()
    form.model.setData(form.model.index(1), None, Qt.ItemDataRole.CheckStateRole)
    assert not form.act.isEnabled()
    form.reason.setPlainText("the commission says so")
    assert form.act.isEnabled()
    assert "Comes in: Irtysh" in texts(form)
    form.act.click()
    hall.settle()
    assert hall.door.now.voting.kind == "depart"  # type: ignore[union-attr]


def test_the_close_asks_once_and_says_who_owes_a_signature(hall: Room, recorder: Recorder) -> None:
    hall.begin()
    hall.door.move("vote", None)
    hall.page.show_meeting(hall.door.now)
    hall.page.lead.confirm()  # the filled button of this point puts the proposal to the vote
    hall.settle()
    assert hall.door.now.voting.kind == "accept"  # type: ignore[union-attr]
    for member in HERE:
        hall.door.vote(member, "for")
    hall.door.close_vote()
    hall.door.move("end", None)
    hall.page.show_meeting(hall.door.now)
    freeze = hall.page.table.end.freeze
    assert freeze is not None
    assert freeze.isEnabled()
    freeze.click()
    assert len(recorder.questions) == 1
    assert hall.door.now.head.closed is None
    recorder.answer = True
    freeze.click()
    hall.settle()
    hall.qtbot.waitUntil(lambda: "Signatures under the decision: 1, needed 3" in texts(hall.page.table.end))
    recorder.files = [Path("/stick/signed.alqa-record")]
    hall.page.table.end.taking.emit()
    hall.qtbot.waitUntil(lambda: "Signatures under the decision: 2" in texts(hall.page.table.end))


def test_the_wall_shows_what_was_sent_and_no_person(hall: Room, qtbot: QtBot) -> None:
    hall.begin(3)
    hall.door.note(hall.door.now.head.item or "", "a secret note")
    hall.door.put(Draft("keep", about=(hall.door.now.head.item or "",), mover="C02"))
    for member in room(hall.door.now, hall.door.scene().hall).inside:
        hall.door.vote(member, "for")
    hall.page.show_meeting(hall.door.now)
    hall.type("")
    hall.page.send()
    wall = hall.page.wall
    assert wall is not None
    qtbot.addWidget(wall)
    open_ = texts(wall)
    assert "The vote is open" in open_
    hall.door.close_vote()
    hall.page.show_meeting(hall.door.now)
    assert texts(wall) == open_  # nothing changes on the wall by itself
    hall.page.send()
    shown = texts(wall)
    assert "Carried" in shown
    assert "a secret note" not in shown
    for one in hall.door.scene().members:
        assert one.id not in shown
        assert not [name for name in one.name.values() if name.split()[0] in shown]
    assert min(label.font().pixelSize() for label in wall.findChildren(QLabel)) >= 18
    wall.close()


def test_below_five_sheets_no_dot_leaves_the_room(hall: Room) -> None:
    scene = hall.page.scene
    assert scene is not None
    line = next(line for line in scene.view.lines if len(line.sheets) >= LEAST_SHEETS)
    few = type(line)(**{f.name: getattr(line, f.name) for f in fields(line)} | {"sheets": line.sheets[:4]})
    assert wall_dossier(scene, line).dots
    assert (wall_dossier(scene, few).dots, wall_dossier(scene, few).sheets) == ((), 4)
    assert not {f.name for f in fields(WallDossier)} & {"reviewers", "members", "notes"}
    assert slide_of(scene, hall.door.now, None).dossier is None


def test_the_models_hold(hall: Room, qtmodeltester: ModelTester) -> None:
    hall.begin(2)
    scene, say = hall.page.scene, Speech("kk")
    assert scene is not None
    order, members = OrderModel(say), MemberModel(say)
    order.show_rows(order_rows(scene, hall.door.now))
    members.show_rows(member_rows(scene, hall.door.now, None))
    chosen = SetModel(say, scene.view.lines, scene.hall.proposal[0])
    for model in (order, members, chosen):
        qtmodeltester.check(model)
    chosen.filter("есіл астық")
    assert chosen.rowCount() == 1
    assert "ешкім шықпайды" in order.data(order.index(1), Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("typed", "member"), [("7", "C07"), ("07", "C07"), ("15", "C15"), ("16", None), ("0", None)]
)
def test_a_number_names_a_member(typed: str, member: str | None) -> None:
    assert member_of([f"C{n:02}" for n in range(1, 16)], typed) == member


def test_a_board_that_cannot_be_decided_says_so_in_the_room(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.troubled())
    window.go("sitting")
    page: SittingPage = window.rooms["sitting"]
    qtbot.waitUntil(lambda: page.scene is not None)
    assert page.scene is not None
    assert page.scene.view.incomplete


def test_everything_that_takes_the_focus_has_a_name(hall: Room) -> None:
    hall.begin(2)
    hall.page.lead.ask_departure()
    hall.settle()
    nameless = [
        type(one).__name__
        for one in hall.page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and not named(one)
    ]
    assert not nameless


def named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(widget.accessibleName() or text)


def test_notes_that_changed_elsewhere_are_shown_unless_one_types(hall: Room) -> None:
    hall.begin(2)
    item, notes = hall.door.now.head.item or "", hall.page.table.notes
    hall.page.show_meeting(hall.door.note(item, "told by script"))
    assert notes.edit.toPlainText() == "told by script"
    notes.edit.setPlainText("told by script, and typed")
    hall.page.show_meeting(hall.door.note(item, "again"))
    assert notes.edit.toPlainText() == "told by script, and typed"


def test_a_ruling_is_read_agreed_to_and_kept_with_the_second_signature(
    hall: Room, recorder: Recorder
) -> None:
    recorder.files, recorder.target = [Path("/stick/r.alqa-ruling")], Path("/stick/r-2.alqa-ruling")
    hall.page.lead.rulings.ask()
    hall.qtbot.waitUntil(lambda: bool(recorder.questions))
    assert "the author is ill" in recorder.questions[0].body(Speech("en"))
    assert hall.door.signed == []
    recorder.answer = True
    hall.page.lead.rulings.ask()
    hall.qtbot.waitUntil(lambda: bool(recorder.notices))
    assert hall.door.signed == [recorder.target]

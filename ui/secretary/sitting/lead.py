"""What a person asks for in the room: each wish becomes an act, a form, or a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.decide.sitting import motions
from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Head, Meeting, Step
from desktop.model.meeting import Vote
from ui.i18n import literal, words
from ui.messages import Notice, Question
from ui.secretary.sitting.depart_form import DepartForm
from ui.secretary.sitting.desk import Signing
from ui.secretary.sitting.forms import CorrectForm, CountForm, DissentForm, Form, MotionForm
from ui.secretary.sitting.keys import Digits, RoomKeys, member_of
from ui.secretary.sitting.rows import OrderRow, shown_motion
from ui.secretary.sitting.taking_rulings import TakingRulings

if TYPE_CHECKING:
    from ui.secretary.sitting.page import Act, SittingPage


class Lead(QObject):
    """Lives with its page."""

    def __init__(self, page: SittingPage) -> None:
        super().__init__(page)
        self._page = page
        self.rulings = TakingRulings(page)
        self._connect()
        self._make_keys()

    def ask_next(self) -> None:
        """N: against, for the member who is picked while a vote is open; else the next dossier."""
        if self._page.meeting.voting is not None:
            self.cast("against")
        elif self._free() and self._page.meeting.head.here != "end":
            self._page.chosen = None
            self._page.do(self._page.door.next_item)

    def cast(self, choice: Vote) -> None:
        """The vote of the member who is picked; the next one who has not voted is picked then."""
        one, member = self._page.meeting.voting, self._page.picked()
        if one is None or member is None or one.secret:
            return
        self._page.do(partial(self._page.door.vote, member, choice))
        self._page.side.presence.list.step()

    def ask_motion(self) -> None:
        """M: a motion about what is on."""
        if self._page.scene is None or not self._free():
            return
        head = self._page.meeting.head
        if head.here == "dossiers" and head.item:
            inside = head.item in self._page.scene.view.proposed
            kinds = ["keep", "drop", "other"] if inside else ["drop", "keep", "other"]
            self._motion((head.item,), kinds)
        else:
            self._motion((), ["other"])

    def _motion(self, about: tuple[str, ...], kinds: list[str]) -> None:
        page = self._page
        if page.scene is not None:
            self._open(MotionForm(page.kit, page.scene, page.meeting, about, kinds))

    def _free(self) -> bool:
        """Nothing is under way that must be ended first."""
        page = self._page
        return page.meeting.running and page.meeting.voting is None and page.table.form is None

    def ask_departure(self) -> None:
        """Another set than the calculated one."""
        if self._page.scene is not None and self._free():
            if self._page.meeting.head.here != "vote":
                self._page.do(partial(self._page.door.move, "vote", None), self._depart)
            else:
                self._depart(self._page.meeting)

    def ask_dissent(self) -> None:
        one = shown_motion(self._page.meeting, self._page.chosen)
        if self._page.scene is not None and one is not None and not one.open:
            self._open(DissentForm(self._page.kit, self._page.scene, one, self._page.picked()))

    def ask_correction(self) -> None:
        one = shown_motion(self._page.meeting, self._page.chosen)
        if self._page.scene is not None and one is not None and not one.open:
            self._open(CorrectForm(self._page.kit, self._page.scene, one, self._page.picked()))

    def ask_counts(self) -> None:
        one = self._page.meeting.voting
        if self._page.scene is not None and one is not None:
            of = len(motions.entitled(self._page.meeting, self._page.scene.hall, one))
            self._open(CountForm(self._page.kit, of, one))

    def confirm(self) -> None:
        """Ctrl+Enter: the filled button of what is on."""
        if self._page.table.form is not None:
            self._page.table.form.act.click()
        elif self._page.meeting.voting is not None and self._page.table.motion.close_vote is not None:
            self._page.table.motion.close_vote.click()
        elif self._page.meeting.head.opened is None:
            self._page.table.start.open.click()
        elif self._page.meeting.head.here == "vote" and self._page.table.proposal.accept is not None:
            self._page.table.proposal.accept.click()
        elif self._page.meeting.head.here == "end" and self._page.table.end.freeze is not None:
            self._page.table.end.freeze.click()

    def ask_close(self) -> None:
        """To the last point: what the close means and what is missing for it."""
        self._go("end")

    def freeze(self) -> None:
        """Close and sign, after the one question of this room: it cannot be undone here."""
        question = Question(
            words("sitting.freeze_title"),
            words("sitting.freeze_body"),
            words("sitting.freeze"),
            words("sitting.not_yet"),
            danger=False,
        )
        if self._page.services.messages.ask(self._page, question):
            self._page.do(self._page.door.freeze, self._frozen)

    def _frozen(self, _meeting: Meeting) -> None:
        self._page.services.messages.notify(Notice(words("sitting.frozen")))
        self._page.read_again()

    def _depart(self, _meeting: Meeting) -> None:
        if self._page.scene is not None:
            first = self._page.table.proposal.chosen()
            self._open(DepartForm(self._page.kit, self._page.scene, self._page.meeting, first))

    def _open(self, form: Form) -> None:
        form.given.connect(self._given)
        form.left.connect(self.leave_form)
        self._page.table.take_form(form)
        self._page.show_meeting(self._page.meeting)

    def leave_form(self) -> None:
        """Esc: give the form up, or let the picked member go."""
        if self._page.table.form is not None:
            self._page.table.drop_form()
            self._page.show_meeting(self._page.meeting)
        else:
            self._page.side.presence.list.pick(None)
            self._digits.clear()
        self._page.side.presence.list.setFocus()

    def _given(self, value: object) -> None:
        form, door = self._page.table.form, self._page.door
        act: Act
        if isinstance(value, Draft):
            act = partial(door.put, value)
        elif isinstance(form, CountForm):
            act = partial(door.count, value)  # type: ignore[arg-type]
        elif isinstance(form, DissentForm):
            act = partial(door.dissent, *value)  # type: ignore[misc]
        else:
            act = partial(door.correct, *value)  # type: ignore[misc]
        self._page.do(act, self._stored)

    def _stored(self, meeting: Meeting) -> None:
        """Only what was stored closes its form: what was refused can be mended."""
        self._page.chosen = None
        self._page.table.drop_form()
        self._page.show_meeting(meeting)
        if meeting.voting is not None:
            self._page.side.presence.list.pick(None)
            self._page.side.presence.list.setFocus()

    def _took(self, act: str, member: str) -> None:
        door = self._page.door
        acts = {
            "arrive": door.arrive,
            "step_out": door.step_out,
            "withdraw": door.withdraw,
            "leave": door.leave,
        }
        self._page.do(partial(acts[act], member))

    def _go(self, step: Step) -> None:
        self._page.chosen = None
        self._page.do(partial(self._page.door.move, step, None))

    def _go_to(self, wanted: OrderRow) -> None:
        if not self._free():
            return
        self._page.chosen = None
        if wanted.block is None:
            self._page.do(partial(self._page.door.move, "dossiers", wanted.code))
        elif self._page.scene is not None:
            self._motion(wanted.block.dossiers, ["block"])

    def _everyone(self) -> None:
        for one in self._page.scene.members if self._page.scene else ():
            if one.id not in self._page.meeting.seats:
                self._page.do(partial(self._page.door.arrive, one.id))

    def _accept(self, codes: tuple[str, ...]) -> None:
        several = self._page.scene is not None and len(self._page.scene.hall.proposal) > 1
        if several:
            self._depart(self._page.meeting)
        else:
            self._page.do(partial(self._page.door.put, Draft("accept", select=codes)), self._stored)

    def _show_motion(self, number: int) -> None:
        self._page.chosen = number
        self._page.show_meeting(self._page.meeting)

    def _set_out(self, head: Head) -> None:
        self._page.do(partial(self._page.door.set_out, head))

    def _begin(self) -> None:
        head = self._page.table.start.head()
        self._page.do(partial(self._page.door.set_out, head))
        self._page.do(self._page.door.begin)

    def _export(self) -> None:
        page, title = self._page, words("sitting.record_out")
        out = page.services.messages.save_file(page, title, "decision.alqa-record", "Alqa (*.alqa-record)")
        if out is None:
            return
        target = out

        def work(_report: object) -> Path:
            page.desk.export_record(target)
            return target

        page.services.tasks.run(page, work, self._exported, page.services.messages.trouble)

    def _exported(self, path: Path) -> None:
        self._page.services.messages.notify(Notice(words("record.exported", path=literal(path.name))))

    def _take_signed(self) -> None:
        page, title = self._page, words("sitting.record_back")
        paths = page.services.messages.open_files(page, title, "Alqa (*.alqa-record)")
        if paths:
            self.take_signed(paths)

    def take_signed(self, paths: list[Path]) -> None:
        """Signatures of others join those under the decision."""
        page = self._page
        page.services.tasks.run(
            page, lambda _report: page.door.take_signed(paths), self._signed, page.services.messages.trouble
        )

    def _signed(self, signing: Signing) -> None:
        said = words("sitting.signatures", have=signing.have, need=signing.needed)
        self._page.services.messages.notify(Notice(said))
        self._page.read_again()

    def _to_board(self) -> None:
        self._page.services.messages.notify(Notice(words("sitting.marks_how"), "accent"))
        self._page.wanted.emit("board")

    def _digit_typed(self, typed: str) -> None:
        ids = [one.id for one in self._page.scene.members] if self._page.scene else []
        self._page.side.presence.list.pick(member_of(ids, typed))

    def _connect(self) -> None:
        table, presence = self._page.table, self._page.side.presence
        self._page.acts.done.connect(self._page.show_meeting)
        self._page.agenda.asked.connect(self._go)
        self._page.order.asked.connect(self._go_to)
        presence.did.connect(self._took)
        presence.correct.connect(self.ask_correction)
        presence.list.voted.connect(self._pressed_box)
        table.start.changed.connect(self._set_out)
        table.start.all_here.connect(self._everyone)
        table.start.opening.connect(self._begin)
        table.leaving.gone.connect(self._all_left)
        table.dossier.revision.connect(self._to_board)
        table.motion.closing.connect(partial(self._page.do, self._page.door.close_vote))
        table.motion.dropping.connect(partial(self._page.do, self._page.door.drop))
        table.motion.dissenting.connect(self.ask_dissent)
        table.motion.counting.connect(self.ask_counts)
        table.motion.shown.connect(self._show_motion)
        table.proposal.accepting.connect(self._accept)
        table.proposal.departing.connect(self.ask_departure)
        table.notes.kept.connect(self._note)
        table.notes.signing.connect(self._sign_notes)
        table.end.freezing.connect(self.freeze)
        table.end.exporting.connect(self._export)
        table.end.taking.connect(self._take_signed)
        table.end.ruling.connect(self.rulings.ask)
        table.next_asked.connect(self.ask_next)
        table.motion_asked.connect(self.ask_motion)
        table.depart_asked.connect(self.ask_departure)
        self._page.to_screen.clicked.connect(self._page.send)
        self._page.to_close.clicked.connect(self.ask_close)

    def _make_keys(self) -> None:
        keys = RoomKeys(self._page)
        self._digits = Digits(self, self._digit_typed)
        for digit in "0123456789":
            keys.add(digit, partial(self._digits.type, digit))
        for letter, choice in (("Y", "for"), ("A", "abstain")):
            keys.add(letter, partial(self.cast, choice))  # type: ignore[arg-type]
        for letter, act in (
            ("N", self.ask_next),
            ("M", self.ask_motion),
            ("P", self._page.side.presence.toggle),
            ("L", self._all_left),
            ("F11", self._page.send),
            ("Ctrl+Return", self.confirm),
            ("Ctrl+Enter", self.confirm),
            ("Esc", self.leave_form),
        ):
            keys.add(letter, act)

    def _all_left(self) -> None:
        self._page.do(partial(self._page.door.leave, None))

    def _pressed_box(self, member: str, choice: Vote | None) -> None:
        self._page.do(partial(self._page.door.vote, member, choice))

    def _note(self, dossier: str, text: str) -> None:
        self._page.acts.do(partial(self._page.door.note, dossier, text))

    def _sign_notes(self, wanted: bool) -> None:
        self._page.do(partial(self._page.door.sign_notes, wanted))

"""The room Round: steps at the left, the step in the middle, complaints, rule and example at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.desks.secretary.builder.places import Place
from desktop.desks.secretary.builder.places import Step as StepId
from desktop.desks.secretary.builder.rubrics import Difference
from desktop.errors import AlqaError
from ui.actions import OwnKeys
from ui.i18n import Phrase, data, literal, words
from ui.messages import Notice
from ui.secretary.desk import Desk
from ui.secretary.room import RoomPage
from ui.secretary.round.desk import Checked, RoundDesk, RoundFile, Signed
from ui.secretary.round.differences import Differences
from ui.secretary.round.draft import Draft
from ui.secretary.round.example_card import ExampleCard
from ui.secretary.round.roles_step import RolesStep
from ui.secretary.round.rubric_step import RubricStep
from ui.secretary.round.rubric_traffic import RubricTraffic
from ui.secretary.round.rule_step import RuleStep
from ui.secretary.round.seats_step import SeatsStep
from ui.secretary.round.see_step import SeeStep
from ui.secretary.round.side import Complaints, RuleInWords
from ui.secretary.round.sign_step import SignStep
from ui.secretary.round.standing import step_lines
from ui.secretary.round.step import Step
from ui.secretary.round.steps_rail import StepsRail
from ui.secretary.round.ties_step import TiesStep
from ui.secretary.round.titles_step import TitlesStep
from ui.services import Kit, Services
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.scroll import frameless

SIDE = 348
FOLD_BELOW, SIDE_FROM = 1180, 1000  # of the room


KEYS = (
    ("builder.key.move", ("Alt", "↑", "↓")),
    ("builder.key.fold", ("←", "→")),
    ("builder.key.edit", ("Enter",)),
    ("builder.key.clear", ("Del",)),
    ("builder.key.add", ("Ins",)),
    ("builder.key.remove", ("Ctrl", "Del")),
)
PLAIN_STEPS: dict[StepId, Callable[[Kit, Draft], Step]] = {
    "titles": TitlesStep,
    "rule": RuleStep,
    "seats": SeatsStep,
    "ties": TiesStep,
    "see": SeeStep,
}


class RoundPage(RoomPage):
    """`builder` is the door to the draft."""

    def __init__(self, services: Services, desk: Desk, builder: RoundDesk) -> None:
        super().__init__(services, desk)
        self.builder = builder
        self.draft = Draft(services, builder, self)
        self.traffic = RubricTraffic(services, self.draft, builder, self)
        self.step: StepId = "rubric"
        self.steps: dict[StepId, Step] = {}
        self._last: Place | None = None  # the complaint that was shown last
        self.rubric = Button(self.kit, words("builder.rubric_menu"), "secondary", "file-down")
        self.rubric.clicked.connect(self.traffic.menu)
        self.go = Button(self.kit, words("builder.check_sign"), "primary", "signature")
        self.go.clicked.connect(self.check_and_sign)
        self.bar_actions = [self.rubric, self.go]
        self.title = words("room.round")
        self.own_keys = tuple(OwnKeys("builder.keys", key, caps) for key, caps in KEYS)

    @cached_property
    def rail(self) -> StepsRail:
        """The first look at the room makes it: a window that opens at the board waits for none of this."""
        made = self.__dict__["rail"] = StepsRail(self.kit)
        self.differences = Differences(self.kit)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.differences)
        self.complaints = Complaints(self.kit, self.draft)
        self.words = RuleInWords(self.kit, self.draft)
        self.example = ExampleCard(self.kit, self.draft)
        self._lay()
        self._connect()
        self._fold(self.width())
        return made

    # -- the room ---------------------------------------------------------------------------------

    def entered(self) -> None:
        """Others may have written into the draft meanwhile."""
        if not self.steps:
            QTimer.singleShot(0, self, self._take_keys)  # what is made now can have them a moment later
        self.go_to_step(self.step)
        self.draft.load()
        self.traffic.read_templates()

    def _take_keys(self) -> None:
        self.rail.buttons[self.step].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_step(self, step: str) -> None:
        self.step = step  # type: ignore[assignment]
        self.rail.select(self.step)
        self.first = self.rail.buttons[self.step]
        self.middle.setCurrentWidget(self.step_page(self.step))
        self._show_act()
        if self.draft.ready and self.step == "sign":
            self.check()

    def go_to(self, place: Place) -> None:
        """Where a complaint is put right."""
        self.go_to_step(place.step)
        self.step_page(place.step).reveal(place)

    def next_problem(self) -> bool:
        """The next complaint after the one that was shown last."""
        found = self.draft.complaints
        if not found:
            self.services.messages.notify(Notice(words("complaints.none")))
            return True
        places = [one.place for one in found]
        at = places.index(self._last) + 1 if self._last in places else 0
        self._last = places[at % len(places)]
        self.go_to(self._last)
        return True

    def undo(self) -> None:
        self.draft.undo()

    def redo(self) -> None:
        self.draft.redo()

    def at_rest(self) -> None:
        """Store what is being typed, before the window is locked or put away."""
        if self.draft.ready:
            self.draft.settle()

    # -- checking and signing ---------------------------------------------------------------------

    def check_and_sign(self) -> None:
        """First to the step of signing, then the signature itself."""
        if self.step != "sign":
            self.go_to_step("sign")
            self.sign_step.start()
        elif self.sign_step.ready:
            self._sign()

    def check(self) -> None:
        """The whole round, in a worker."""
        self.sign_step.waiting()
        self.draft.settle()
        self.draft.after(
            lambda: self.services.tasks.run(
                self, lambda _report: self.builder.check(), self._checked, self.services.messages.trouble
            )
        )

    @property
    def sign_step(self) -> SignStep:
        step = self.step_page("sign")
        assert isinstance(step, SignStep)
        return step

    def step_page(self, step: StepId) -> Step:
        """A step is made when it is first gone to."""
        if step not in self.steps:
            made = self.steps[step] = self._make_step(step)
            self.middle.addWidget(made)
            if self.draft.ready:
                self.draft.changed.emit()
        return self.steps[step]

    def _checked(self, found: Checked) -> None:
        self.sign_step.show_checked(found)

    def _sign(self) -> None:
        mandate, reason = self.sign_step.mandate, self.sign_step.reason
        self.go.setEnabled(False)
        self.services.tasks.run(
            self, lambda _report: self.builder.sign(mandate, reason), self._signed, self._not_signed
        )

    def _signed(self, signed: Signed) -> None:
        self.sign_step.show_signed(signed)
        self.services.messages.notify(Notice(words("builder.version_signed", n=signed.version)))
        self.draft.load()
        self.changed.emit()

    def _not_signed(self, error: AlqaError) -> None:
        self.services.messages.trouble(error)
        self._show_act()

    # -- rubrics that come and go -----------------------------------------------------------------

    def _compare(self, name: Phrase, after: RoundFile, changes: list[Difference]) -> None:
        """What differs is shown before anything is replaced."""
        self.differences.show_changes(name, after, changes)
        self.middle.setCurrentWidget(self.differences)

    def _take(self, after: RoundFile) -> None:
        self.draft.edit(after)
        self.go_to_step("rubric")
        self.services.messages.notify(Notice(words("rubrics.taken"), "ok", self.draft.undo))

    def _keep(self) -> None:
        self.go_to_step(self.step)

    # -- what shows -------------------------------------------------------------------------------

    def _show_draft(self) -> None:
        draft = self.draft
        title = data(draft.file.title) if draft.file.title else literal(draft.file.id)
        self.title = words("builder.title_new", name=title) if not draft.signed else title
        self._subtitle()
        lines, counts = step_lines(draft)
        for step, button in self.rail.buttons.items():
            count = counts[step]
            done = not count and (step != "sign" or (draft.signed > 0 and not self._differs))
            button.show_state(lines[step], count, done=done)
        self._show_act()
        self.counted.emit("round", len(draft.complaints))
        self.retitled.emit()

    @property
    def _differs(self) -> bool:
        return self.draft.state is None or self.draft.state.changed

    def _subtitle(self) -> None:
        version = self.draft.signed
        if not version:
            self.subtitle = words("builder.line_new")
        elif self._differs:
            self.subtitle = words("builder.line_changed", n=version, next=version + 1)
        else:
            self.subtitle = words("builder.line_signed", n=version)

    def _show_act(self) -> None:
        """The act of the bar, and why it cannot be done yet."""
        draft, signing = self.draft, self.step == "sign"
        count = len(draft.complaints)
        phrase = words("builder.sign_n", n=draft.signed + 1) if signing else words("builder.check_sign")
        self.go.set_phrase(phrase)
        ready = draft.ready and not count and (not signing or self.sign_step.ready)
        self.go.setEnabled(ready)
        self.go.setToolTip("" if ready else self._why_not(signing)(self.kit.say))

    def _why_not(self, signing: bool) -> Phrase:
        count = len(self.draft.complaints)
        if count:
            return words("builder.after", n=count)
        if signing and self.draft.signed and not self.sign_step.reason:
            return words("builder.needs_reason")
        return words("builder.needs_check")

    def _show_stored(self) -> None:
        state = self.draft.state
        if self.draft.failed:
            self.rail.show_saved(words("builder.not_saved"), failed=True)
        elif state is not None and state.saved is not None:
            at = state.saved
            self.rail.show_saved(words("builder.saved", at=lambda say: say.moment(at)))
        self._show_draft()

    def _make_step(self, step: StepId) -> Step:
        kit, draft = self.kit, self.draft
        if step == "rubric":
            rubric = RubricStep(self.services, draft)
            self.traffic.templates_read.connect(rubric.empty.show_templates)
            rubric.template_asked.connect(self.traffic.take_template)
            rubric.file_asked.connect(self.traffic.import_rubric)
            return rubric
        if step == "roles":
            roles = RolesStep(kit, draft)
            roles.people_asked.connect(self._to_people)
            return roles
        if step == "sign":
            sign = SignStep(self.services, draft)
            sign.ready_changed.connect(self._show_act)
            sign.room_asked.connect(self.wanted)
            return sign
        return PLAIN_STEPS[step](kit, draft)

    def _lay(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "inner")
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, Space.S, Space.L)
        side.setSpacing(Space.L)
        for card in (self.complaints, self.words, self.example):
            side.addWidget(card)
        side.addStretch(1)
        self.side = frameless(inner)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setFixedWidth(SIDE)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.L, Space.L, Space.S, 0)
        line.setSpacing(Space.M)
        rail = QVBoxLayout()
        rail.setContentsMargins(0, 0, 0, Space.L)
        rail.addWidget(self.rail)
        line.addLayout(rail)
        line.addWidget(self.middle, 1)
        line.addWidget(self.side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "rail" in self.__dict__:
            self._fold(event.size().width())

    def _fold(self, width: int) -> None:
        """In a narrow room the fields keep their width: steps fold to their signs, then the side goes."""
        self.rail.fold(width < FOLD_BELOW)
        self.side.setVisible(width >= SIDE_FROM)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go_to_step)
        self.draft.changed.connect(self._show_draft)
        self.draft.stored.connect(self._show_stored)
        self.complaints.asked.connect(self.go_to)
        self.words.edit_asked.connect(self._to_rule)
        self.differences.taken.connect(self._take)
        self.differences.left.connect(self._keep)
        self.traffic.differs.connect(self._compare)
        self.traffic.taken.connect(self._take)

    def _to_rule(self) -> None:
        self.go_to_step("rule")
        self.step_page("rule").start()

    def _to_people(self) -> None:
        self.wanted.emit("people")

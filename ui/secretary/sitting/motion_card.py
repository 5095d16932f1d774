"""The motion on the table: what was moved, how the votes stand, dissent, corrections."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal

from desktop.decide.sitting import motions
from desktop.decide.sitting.motions import Tally
from desktop.decide.sitting.room import room
from desktop.decide.sitting.state import Meeting, Put
from ui.i18n import Phrase, joined, literal, words
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.phrases import clock, motion_text, person
from ui.secretary.sitting.rows import motions_here
from ui.secretary.sitting.strip import TallyBar
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space, Tone
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, clear, reveal, row, rule
from ui.widgets.chip import Chip
from ui.widgets.label import Ink, Label

CONFIRM = "Ctrl+Enter"
COUNTS: tuple[tuple[str, str, Ink], ...] = (
    ("for", "thumbs-up", "ok"),
    ("against", "thumbs-down", "bad"),
    ("abstain", "minus", "muted"),
)


class MotionCard(Card):
    """`closing`, `dropping`, `dissenting`, `counting` as the buttons say; `shown(number)`: an earlier one."""

    closing = Signal()
    dropping = Signal()
    dissenting = Signal()
    counting = Signal()
    shown = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.L)
        self._kit = kit
        self.close_vote: Button | None = None

    def show_meeting(self, scene: Scene, meeting: Meeting, one: Put | None) -> None:
        clear(self.body)
        self.close_vote = None
        if one is None:
            self._nothing(meeting)
        else:
            self._motion(scene, meeting, one)
        reveal(self.body)

    def _nothing(self, meeting: Meeting) -> None:
        line = row(Picture(self._kit, "vote", "muted", 20), spacing=Space.M)
        said = words("sitting.no_motion" if meeting.running else "sitting.no_motion_closed")
        line.addWidget(Label(self._kit, said, DENSE, ink="muted", wrap=True), 1)
        self.body.addLayout(line)

    def _motion(self, scene: Scene, meeting: Meeting, one: Put) -> None:
        tally = motions.tally(meeting, scene.hall, one)
        phrase, tone, icon = state_of(one, tally)
        number = Label(self._kit, words("sitting.motion_number", n=one.number), CAPTION, SEMIBOLD, "muted")
        others = row(*(self._earlier(other) for other in motions_here(meeting) if other.number != one.number))
        head = row(number, others, 1, Chip(self._kit, phrase, tone, icon))
        self.body.addLayout(head)
        self.body.addWidget(Label(self._kit, motion_text(scene, one), BODY, SEMIBOLD, wrap=True))
        self.body.addWidget(Label(self._kit, meta(scene, one, tally), CAPTION, ink="muted", wrap=True))
        if one.reason:
            reason = words("sitting.reason_is", reason=literal(one.reason))
            self.body.addWidget(Label(self._kit, reason, CAPTION, wrap=True))
        self._counts(one, tally)
        if one.open:
            self._open(scene, meeting, one, tally)
        else:
            self._after(scene, meeting, one)

    def _earlier(self, other: Put) -> Button:
        button = Button(self._kit, words("sitting.motion_number", n=other.number), "quiet", height=32)
        button.clicked.connect(partial(self.shown.emit, other.number))
        return button

    def _counts(self, one: Put, tally: Tally) -> None:
        bar = TallyBar(self._kit)
        bar.show_counts(tally.votes_for, tally.against, tally.abstained, tally.silent)
        self.body.addWidget(bar)
        line = row(spacing=Space.S)
        figures = (tally.votes_for, tally.against, tally.abstained)
        for (choice, icon, ink), count in zip(COUNTS, figures, strict=True):
            line.addWidget(Picture(self._kit, icon, ink))
            line.addWidget(Label(self._kit, words(f"sitting.count.{choice}"), DENSE))
            line.addWidget(Label(self._kit, literal(str(count)), SECTION, SEMIBOLD, tabular=True))
            line.addStretch(1)
        if not one.open:
            ok = tally.carried
            line.addWidget(Picture(self._kit, "circle-check" if ok else "circle-x", "ok" if ok else "bad"))
            said = words("sitting.carried" if ok else "sitting.lost")
            line.addWidget(Label(self._kit, said, DENSE, SEMIBOLD, "ok" if ok else "bad"))
        elif tally.silent:
            line.addWidget(Label(self._kit, words("sitting.silent", n=tally.silent), DENSE, ink="muted"))
        self.body.addLayout(line)

    def _open(self, scene: Scene, meeting: Meeting, one: Put, tally: Tally) -> None:
        here = room(meeting, scene.hall)
        if not here.may_vote:
            said = words("sitting.vote_off", n=here.lacking) if here.lacking else words("sitting.vote_waits")
            line = row(Picture(self._kit, "triangle-alert", "warn"))
            line.addWidget(Label(self._kit, said, DENSE, MEDIUM, "warn", wrap=True), 1)
            self.body.addLayout(line)
        self.close_vote = Button(
            self._kit, words("sitting.close_vote"), "primary", "check", hint="Ctrl+Enter"
        )
        self.close_vote.setEnabled(here.may_vote and bool(one.votes or one.counts))
        self.close_vote.clicked.connect(self.closing)
        drop = Button(self._kit, words("sitting.drop"), "ghost")
        drop.clicked.connect(self.dropping)
        count = Button(self._kit, words("sitting.enter_counts"), "secondary", "vote")
        count.clicked.connect(self.counting)
        foot = row(*([count] if one.secret else []), drop, 1, self.close_vote)
        self.body.addLayout(foot)

    def _after(self, scene: Scene, meeting: Meeting, one: Put) -> None:
        for line in one.corrections:
            said = words(
                "sitting.corrected_line",
                who=person(scene, line.member),
                was=words(f"sitting.voted.{line.was or 'none'}"),
                now=words(f"sitting.voted.{line.now}"),
                reason=literal(line.reason),
                at=clock(line.at),
            )
            shown = row(Picture(self._kit, "pen-line", "warn", 14))
            shown.addWidget(Label(self._kit, said, CAPTION, wrap=True), 1)
            self.body.addLayout(shown)
        self.body.addWidget(rule())
        add = Button(self._kit, words("sitting.dissent_add"), "accent", "file-pen-line", height=32)
        add.clicked.connect(self.dissenting)
        if meeting.head.closed is not None:
            add.hide()
        who = [person(scene, member) for member in one.dissent]
        none = words("sitting.dissent_none")
        head = row(Label(self._kit, words("sitting.dissent"), DENSE, SEMIBOLD))
        head.addWidget(
            Label(self._kit, joined(*who, by=", ") if who else none, CAPTION, ink="muted", wrap=True), 1
        )
        head.addWidget(add, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(head)
        for text in one.dissent.values():
            quoted = words("sitting.quoted", text=literal(text))
            self.body.addWidget(Label(self._kit, quoted, DENSE, wrap=True))


def state_of(one: Put, tally: Tally) -> tuple[Phrase, Tone, str]:
    """The chip of a motion."""
    if one.open:
        return words("sitting.vote_secret" if one.secret else "sitting.vote_open"), "accent", "vote"
    return words("sitting.vote_closed"), ("ok" if tally.carried else "neutral"), "check"


def meta(scene: Scene, one: Put, tally: Tally) -> Phrase:
    """Who moved it, how it stands to the proposal, how many votes carry it."""
    facts = []
    if one.mover:
        facts.append(words("sitting.moved_by", who=person(scene, one.mover)))
    if one.kind == "depart":
        facts.append(words("sitting.departs"))
    elif one.kind in ("keep", "accept"):
        facts.append(words("sitting.as_proposed"))
    facts.append(words("sitting.needs", n=tally.needed, of=tally.entitled))
    return joined(*facts)

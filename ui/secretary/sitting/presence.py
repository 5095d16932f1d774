"""The right column: the quorum, the table of members, and what can be done about the member picked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.decide.sitting.room import Room, room
from desktop.decide.sitting.state import Meeting, Put
from ui.i18n import Phrase, joined, literal, words
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.members import MemberList, VoteHead
from ui.secretary.sitting.phrases import person
from ui.secretary.sitting.rows import MemberRow, member_rows
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, row
from ui.widgets.flow import Flow
from ui.widgets.label import Label, heading

ACTS = {"arrive": "user-check", "leave": "door-open", "step_out": "log-out", "withdraw": "user-x"}
WIDTH, NARROW = 312, 296


class QuorumCard(Card):
    """Whether there is a quorum for the question that is on, and who is counted."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(part="card-ok", inner=Space.M)
        self._icon = Picture(kit, "users", "ok", 18)
        self._title = Label(kit, literal(""), BODY, SEMIBOLD, "ok", wrap=True)
        self._count = Label(kit, literal(""), SECTION, SEMIBOLD, "ok", tabular=True)
        self._detail = Label(kit, literal(""), CAPTION, wrap=True)
        self.body.setSpacing(2)
        head = row(self._icon, self._title, self._count)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._detail)

    def show_room(self, here: Room) -> None:
        ok = not here.lacking and bool(here.inside)
        self.set_part("card-ok" if ok else "card-warn")
        ink = "ok" if ok else "warn"
        self._icon.show_icon("users" if ok else "triangle-alert", ink)
        title = words("sitting.quorum") if ok else words("sitting.no_quorum", n=here.lacking)
        self._title.set_phrase(title if here.quorum else words("sitting.quorum_unset"))
        shown = f"{len(here.inside)} / {here.quorum}" if here.quorum else str(len(here.inside))
        self._count.set_phrase(literal(shown))
        for label in (self._title, self._count):
            label.set_ink(ink)  # type: ignore[arg-type]
        self._detail.set_phrase(who_counts(here))


def who_counts(here: Room) -> Phrase:
    """How the figure of the quorum comes about."""
    facts = [words("sitting.members_came", n=here.came, of=len(here.stands))]
    out = len(here.of("away", "must-leave"))
    if out:
        facts.append(words("sitting.members_recused", n=out))
    if here.of("out"):
        facts.append(words("sitting.members_out", n=len(here.of("out"))))
    return joined(*facts, by=", ")


class PresenceCard(Card):
    """`did(act, member)`: arrive, step_out, withdraw or leave; `correct` when a closed vote is wrong."""

    did = Signal(str, str)
    correct = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit = kit
        self._scene: Scene | None = None
        self._meeting = Meeting()
        self.list = MemberList(kit)
        self._head = VoteHead(kit)
        self.fix = Button(kit, words("sitting.correct"), "accent", "undo-2", height=32)
        self.fix.clicked.connect(self.correct)
        self._who = Label(kit, words("sitting.pick_member"), CAPTION, ink="muted", wrap=True)
        self._acts = Flow(Space.S)
        self._buttons = {
            act: Button(kit, words(f"sitting.act.{act}"), "secondary", icon, height=32)
            for act, icon in ACTS.items()
        }
        self.body.setSpacing(4)
        title = heading(kit, words("sitting.presence"), DENSE)
        head = row(title, self.fix)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._head)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._who)
        self.body.addLayout(self._acts)
        for act, button in self._buttons.items():
            self._acts.addWidget(button)
            button.clicked.connect(partial(self.member_did, act))
        self.list.picked.connect(self._show_acts)
        self.list.toggled.connect(self.toggle)

    def show_meeting(self, scene: Scene, meeting: Meeting, shown: Put | None) -> None:
        self._scene, self._meeting = scene, meeting
        boxes = shown is not None and not shown.secret
        self._head.setVisible(boxes)
        self.list.show_rows(member_rows(scene, meeting, shown), boxes=boxes)
        self.fix.setVisible(boxes and not shown.open and meeting.running)  # type: ignore[union-attr]
        self._show_acts()

    def member_did(self, act: str) -> None:
        if self.list.member:
            self.did.emit(act, self.list.member)

    def toggle(self) -> None:
        """P: present becomes absent before the opening, out of the room after it; else back."""
        row_ = self._picked()
        if row_ is None:
            return
        offered = acts_for(row_.stand, self._meeting)
        if offered:
            self.member_did(offered[0])

    def _picked(self) -> MemberRow | None:
        index = self.list.currentIndex()
        return self.list.members.row(index.row()) if index.isValid() else None

    def _show_acts(self, _member: str = "") -> None:
        picked, scene = self._picked(), self._scene
        offered = acts_for(picked.stand, self._meeting) if picked and scene else ()
        for act, button in self._buttons.items():
            button.setVisible(act in offered)
        if picked is None or scene is None:
            self._who.set_phrase(words("sitting.pick_member"))
            return
        votes = picked.may
        hint = words("sitting.vote_keys") if votes else words(f"sitting.stand.{picked.stand}")
        self._who.set_phrase(joined(person(scene, picked.member.id), hint, by="\n" if votes else " · "))


def acts_for(stand: str, meeting: Meeting) -> tuple[str, ...]:
    """What may be said of a member who stands so; the first is what a press of P does."""
    if meeting.head.closed is not None:
        return ()
    if meeting.head.opened is None:
        return ("arrive",) if stand == "absent" else ("withdraw",)
    return {
        "absent": ("arrive",),
        "present": ("step_out", "withdraw"),
        "must-leave": ("leave", "withdraw"),
        "out": ("arrive", "withdraw"),
        "away": ("withdraw",),
    }[stand]


class Side(QWidget):
    """Quorum over presence; one line at the foot."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.quorum, self.presence = QuorumCard(kit), PresenceCard(kit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.quorum)
        column.addWidget(self.presence, 1)
        column.addWidget(Label(kit, words("sitting.journal_note"), CAPTION, ink="muted", wrap=True))

    def show_meeting(self, scene: Scene, meeting: Meeting, shown: Put | None) -> None:
        self.quorum.show_room(room(meeting, scene.hall))
        self.presence.show_meeting(scene, meeting, shown)

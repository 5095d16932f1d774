"""The middle column: what is on the table, by the point of the agenda that is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.decide.sitting.state import Meeting, Put
from ui.i18n import data, joined, words
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.dossier_card import DossierCard
from ui.secretary.sitting.end_card import EndCard
from ui.secretary.sitting.forms import Form
from ui.secretary.sitting.leaving_cards import LeavingCards
from ui.secretary.sitting.motion_card import MotionCard
from ui.secretary.sitting.notes_card import NotesCard
from ui.secretary.sitting.phrases import person, title_of
from ui.secretary.sitting.proposal_card import ProposalCard
from ui.secretary.sitting.rows import carried
from ui.secretary.sitting.start_card import StartCard
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, reveal, row
from ui.widgets.inner import Inner
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless


class RecusalsCard(Card):
    """The recusals, to be read out: dossier, member, ground."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        self._shown: Scene | None = None

    def show_scene(self, scene: Scene) -> None:
        if scene is self._shown:
            return
        self._shown = scene
        clear(self.body)
        self.body.addWidget(heading(self._kit, words("sitting.step.recusals"), SECTION))
        self.body.addWidget(Label(self._kit, words("sitting.recusals_body"), DENSE, ink="muted", wrap=True))
        lines = [(code, who) for code, who in scene.hall.recused.items() if who]
        for code, who in lines:
            self.body.addWidget(Label(self._kit, title_of(scene, code), DENSE, SEMIBOLD, wrap=True))
            said = [
                joined(person(scene, member), data(scene.ground(ground)), by=" — ")
                for member, ground in who.items()
            ]
            self.body.addWidget(Label(self._kit, joined(*said, by="\n"), CAPTION, MEDIUM, "warn", wrap=True))
        if not lines:
            self.body.addWidget(Label(self._kit, words("sitting.recusals_none"), DENSE, wrap=True))
        self.body.addStretch(1)
        reveal(self.body)


NARROW = 460


class Table(QWidget):
    """Pages: start, recusals, dossier or vote with the motion, end. One form may stand over the motion."""

    next_asked = Signal()
    motion_asked = Signal()
    depart_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.form: Form | None = None
        self._may_depart = False
        self.start, self.end = StartCard(kit), EndCard(kit)
        self.recusals = RecusalsCard(kit)
        self.leaving, self.dossier, self.notes = LeavingCards(kit), DossierCard(kit), NotesCard(kit)
        self.proposal, self.motion = ProposalCard(kit), MotionCard(kit)
        self.put = Button(kit, words("sitting.motion"), "secondary", "plus", hint="M")
        self.depart = Button(kit, words("sitting.depart"), "secondary", "corner-up-right")
        self.next = Button(kit, words("sitting.next"), "primary", "arrow-right", hint="N")
        self.put.clicked.connect(self.motion_asked)
        self.depart.clicked.connect(self.depart_asked)
        self.next.clicked.connect(self.next_asked)
        self._slot = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        self._pages = QStackedLayout()
        whole.addLayout(self._pages, 1)  # first: pages of a layout without a window would be windows
        for page in (
            self._scrolled(self.start),
            self._scrolled(self.recusals),
            self._work(),
            self._scrolled(self.end),
        ):
            self._pages.addWidget(page)
        self._foot = QWidget()
        foot = row(self.put, self.depart, 1, self.next)
        foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setLayout(foot)
        whole.addWidget(self._foot)

    def show_meeting(self, scene: Scene, meeting: Meeting, shown: Put | None) -> None:
        head = meeting.head
        page = {"quorum": 1, "recusals": 1, "dossiers": 2, "vote": 2, "end": 3}[head.here]
        self._pages.setCurrentIndex(0 if head.opened is None else 3 if head.closed else page)
        line = scene.view.line(head.item) if head.item else None
        self.start.show_meeting(scene, meeting)
        self.recusals.show_scene(scene)
        self.end.show_meeting(scene, meeting)
        self.leaving.show_meeting(scene, meeting)
        self.dossier.setVisible(line is not None)
        self.notes.setVisible(line is not None)
        self.proposal.setVisible(head.here == "vote" and self.form is None)
        if line is not None:
            self.dossier.show_dossier(scene, meeting, line)
        self.notes.show_meeting(meeting)
        self.proposal.show_meeting(scene, meeting)
        self.motion.show_meeting(scene, meeting, shown)
        self._show_foot(scene, meeting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the departure waits at the vote on the proposal."""
        self.depart.setVisible(self._may_depart and event.size().width() >= NARROW)
        super().resizeEvent(event)

    def take_form(self, form: Form) -> None:
        """Put a form where the motion stands."""
        self.drop_form()
        self.form = form
        self.motion.hide()
        self.proposal.hide()
        self._slot.addWidget(form, 1)
        self._slot.setStretchFactor(form, 1)
        form.show()
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[attr-defined]
        self.next.set_kind("secondary")

    def drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self._slot.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.motion.show()

    def _show_foot(self, scene: Scene, meeting: Meeting) -> None:
        head, busy = meeting.head, meeting.voting is not None or self.form is not None
        due = head.here == "vote" and carried(scene, meeting) is None  # the vote itself is what is next
        self._foot.setVisible(meeting.running and head.here != "end")
        self.put.setVisible(head.here in ("dossiers", "vote"))
        self._may_depart = head.here == "dossiers"
        self.depart.setVisible(self._may_depart and self.width() >= NARROW)
        self.put.setEnabled(not busy)
        self.depart.setEnabled(not busy)
        self.next.setEnabled(not busy)
        self.next.set_kind("secondary" if busy or due else "primary")
        last = head.here == "dossiers" and head.dossiers and head.item == head.dossiers[-1]
        key = "sitting.to_vote" if last else "sitting.to_end" if head.here == "vote" else "sitting.next"
        first = head.here in ("quorum", "recusals") and bool(head.dossiers)
        self.next.set_phrase(words("sitting.first" if first else key))

    def _work(self) -> QWidget:
        inner = Inner()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for card in (self.leaving, self.dossier, self.proposal, self.motion):
            column.addWidget(card)
        column.addLayout(self._slot)
        column.addWidget(self.notes, 50)
        column.addStretch(1)  # without notes the cards keep their height
        return self._area(inner)

    def _scrolled(self, card: QWidget) -> QWidget:
        inner = Inner()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        return self._area(inner)

    def _area(self, inner: QWidget) -> QWidget:
        area = frameless(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

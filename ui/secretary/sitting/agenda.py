"""The agenda: five points, each a row that leads there; and the dossiers in their order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from desktop.decide.sitting.room import room
from desktop.decide.sitting.state import STEPS, Meeting, Step
from ui.i18n import Phrase, joined, literal, words
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.phrases import clock
from ui.secretary.sitting.rows import State, carried, laid_out, step_state
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Space
from ui.widgets.card import Card
from ui.widgets.label import heading
from ui.widgets.paint import box, painter_on, ring, write

ROW = 44
TITLES = {step: f"sitting.step.{step}" for step in STEPS}


class AgendaCard(Card):
    """`asked(step)` when a point is pressed."""

    asked = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit = kit
        self.body.setSpacing(0)
        self.body.addWidget(heading(kit, words("sitting.agenda"), DENSE))
        self.body.addSpacing(4)
        self.points: dict[Step, _Point] = {}
        column = QVBoxLayout()
        column.setSpacing(0)
        for number, step in enumerate(STEPS, start=1):
            point = self.points[step] = _Point(kit, number, words(TITLES[step]))
            point.clicked.connect(partial(self.asked.emit, step))
            column.addWidget(point)
        self.body.addLayout(column)

    def show_meeting(self, scene: Scene, meeting: Meeting) -> None:
        for step, point in self.points.items():
            point.show_state(step_state(meeting, step), detail(scene, meeting, step))
            point.setEnabled(meeting.running and meeting.voting is None)


def detail(scene: Scene, meeting: Meeting, step: Step) -> Phrase:
    """The line under a point: what is known of it."""
    head = meeting.head
    if step == "quorum":
        came = room(meeting, scene.hall, ()).came
        return words("sitting.came", n=came, of=len(scene.members))
    if step == "recusals":
        return words("sitting.recusals", n=sum(len(found) for found in scene.hall.recused.values()))
    if step == "dossiers":
        return _progress(scene, meeting)
    if step == "vote":
        one = carried(scene, meeting)
        return words("sitting.set_carried", n=len(one.select)) if one else _proposal(scene)
    return words("sitting.signed_at", at=clock(head.closed)) if head.closed else words("sitting.by_files")


def _progress(scene: Scene, meeting: Meeting) -> Phrase:
    head = meeting.head
    dossiers, laid = laid_out(scene, meeting)
    blocks = words("sitting.blocks", n=len(laid)) if laid else literal("")
    if head.item in head.dossiers:
        place = words("sitting.place_of", n=head.dossiers.index(head.item) + 1, of=len(head.dossiers))
        talk = meeting.talks.get(head.item)
        return joined(place, clock(talk.begun) if talk else literal(""))
    return joined(words("sitting.dossiers", n=len(dossiers)), blocks)


def _proposal(scene: Scene) -> Phrase:
    sets = scene.hall.proposal
    if not sets:
        return words("sitting.no_proposal")
    return words("sitting.dossiers", n=len(sets[0])) if len(sets) == 1 else words("sitting.sets", n=len(sets))


class _Point(QAbstractButton):
    """A number or a tick in a ring, the point, what is known of it."""

    def __init__(self, kit: Kit, number: int, title: Phrase) -> None:
        super().__init__()
        self._kit, self._number, self._title = kit, number, title
        self._state: State = "todo"
        self._detail: Phrase = literal("")
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        kit.say.languageChanged.connect(self._name)
        kit.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(220, ROW)

    def show_state(self, state: State, detail: Phrase) -> None:
        self._state, self._detail = state, detail
        self._name()

    def _name(self) -> None:
        say = self._kit.say
        self.setText(self._title(say))
        parts = [self._title(say), self._detail(say), say(f"sitting.state.{self._state}")]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip("\n".join(part for part in parts[:2] if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, now = self._kit.theme.tokens, self._state == "now"
        painter = painter_on(self)
        if now:
            box(painter, self.rect(), Radius.CONTROL, fill=t.accent_soft)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
        disc = QRectF(8, (ROW - 24) / 2, 24, 24)
        if self._state == "done":
            box(painter, disc, 12, fill=t.ok_soft)
            self._kit.theme.icons.paint(painter, "check", t.ok, disc.adjusted(5, 5, -5, -5))
        else:
            box(painter, disc, 12, fill=t.accent if now else None, edge=None if now else t.line2)
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
            ink = t.on_accent if now else t.muted
            write(painter, disc, str(self._number), ink, Qt.AlignmentFlag.AlignCenter)
        room_ = self.width() - 48
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if now else MEDIUM))
        write(painter, QRectF(42, 4, room_, 19), self.text(), t.accent_text if now else t.text)
        painter.setFont(self._kit.theme.font(CAPTION))
        write(painter, QRectF(42, 22, room_, 17), self._detail(self._kit.say), t.muted)
        painter.end()

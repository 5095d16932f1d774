"""The room Sitting: reads the scene in a worker, does one act after the other, shows what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.decide.sitting.state import Meeting
from desktop.errors import AlqaError
from ui.i18n import data, joined, literal, words
from ui.secretary.desk import Desk, Overview
from ui.secretary.room import RoomPage
from ui.secretary.sitting.agenda import AgendaCard
from ui.secretary.sitting.clock_chip import ClockChip
from ui.secretary.sitting.desk import Scene, SittingDesk
from ui.secretary.sitting.keys import own_keys
from ui.secretary.sitting.lead import Lead
from ui.secretary.sitting.order_list import OrderList
from ui.secretary.sitting.presence import NARROW, WIDTH, Side
from ui.secretary.sitting.projector import Projector
from ui.secretary.sitting.queue import Acts
from ui.secretary.sitting.rows import laid_out, order_rows, shown_motion
from ui.secretary.sitting.slide import slide_of
from ui.secretary.sitting.table import Table
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, Space
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Empty, row
from ui.widgets.label import Label, heading

LEFT, LEFT_NARROW, FOLD = 272, 224, 1060
Act = Callable[[], Meeting]


class SittingPage(RoomPage):
    """`do` stores an act; everything shown follows from the meeting that comes back."""

    def __init__(self, services: Services, desk: Desk, door: SittingDesk) -> None:
        super().__init__(services, desk)
        self.door = door
        self.title, self.subtitle = words("room.sitting"), words("room.sitting.line")
        self.scene: Scene | None = None
        self.meeting = Meeting()
        self.acts = Acts(services, self)
        self.wall: Projector | None = None
        self._stale, self.chosen = True, None  # type: bool, int | None
        self.agenda, self.order = AgendaCard(self.kit), OrderList(self.kit)
        self.table, self.side = Table(self.kit), Side(self.kit)
        self.first = self.side.presence.list
        self.place, self.own_keys = words("sitting.help"), own_keys()
        self._shown_count = Label(self.kit, literal(""), CAPTION, ink="muted", tabular=True)
        self.to_screen = Button(self.kit, words("sitting.screen"), "secondary", "presentation", hint="F11")
        self.to_close = Button(self.kit, words("sitting.to_close"), "secondary", "lock")
        self._running = ClockChip(self.kit)
        self._pages = QStackedLayout(self)
        self._trouble = QVBoxLayout()
        self._lay()
        self.acts.done.connect(self.show_meeting)
        self.bar_chips, self.bar_actions = [self._running], [self.to_screen, self.to_close]
        self.lead = Lead(self)

    def show_overview(self, overview: Overview) -> None:
        self._stale = True
        if self.isVisible():
            self.entered()

    def entered(self) -> None:
        if not self._stale:
            return
        self._stale = False

        def read(_report: object) -> tuple[Scene, Meeting]:
            return self.door.scene(), self.door.meeting()

        self.services.tasks.run(self, read, self._read, self._unreadable)

    def read_again(self) -> None:
        """The decision changed: every room reads, this one too."""
        self._stale = True
        self.changed.emit()
        self.entered()

    def do(self, act: Act, then: Callable[[Meeting], None] | None = None) -> None:
        """Store an act after those that wait; notes being typed go before it."""
        self.table.notes.flush()
        self.acts.do(act, then)

    def show_meeting(self, meeting: Meeting) -> None:
        """Everything in the room follows from the scene and the meeting."""
        self.meeting = meeting
        scene = self.scene
        if scene is None:
            return
        shown = shown_motion(meeting, self.chosen)
        self.agenda.show_meeting(scene, meeting)
        self.order.show_rows(order_rows(scene, meeting), meeting.head.item)
        self.table.show_meeting(scene, meeting, shown)
        self.side.show_meeting(scene, meeting, shown)
        done = sum(1 for talk in meeting.talks.values() if talk.ended)
        self._shown_count.set_phrase(literal(f"{done} / {len(laid_out(scene, meeting)[0])}"))
        self._running.show_times(meeting.head.opened, meeting.head.closed)
        self.to_close.setEnabled(meeting.running and meeting.voting is None and meeting.head.here != "end")
        self._sent(now=False)
        self._title_room(scene, meeting)

    def at_rest(self) -> None:
        self.table.notes.flush()

    def undo(self) -> None:
        """Ctrl+Z: the newest act, unless it closed a vote."""
        if self.meeting.head.closed is None and self.scene is not None:
            self.do(self.door.undo)

    def take_files(self, paths: list[Path]) -> bool:
        """Signed records come back here; everything else is the board's."""
        records = [path for path in paths if path.suffix == ".alqa-record"]
        if records and self.scene is not None and self.scene.signing is not None:
            self.lead.take_signed(records)
        return bool(records) and len(records) == len(paths)

    def picked(self, _member: str = "") -> str | None:
        return self.side.presence.list.member

    def send(self) -> None:
        """F11: open the window for the wall, or send what is on now to it."""
        if self.scene is None:
            return
        if self.wall is None or not self.wall.isVisible():
            self.wall = Projector(self.kit)
            self.destroyed.connect(self.wall.close)
            self.wall.resize(1440, 900)
            self.wall.show()
        self.wall.send(slide_of(self.scene, self.meeting, self.chosen))
        self._sent(now=True)

    def _sent(self, *, now: bool) -> None:
        """The button says whether the wall shows what is on here."""
        there = self.wall is not None and self.wall.isVisible()
        self.to_screen.set_phrase(
            words("sitting.sent" if now else "sitting.send_again" if there else "sitting.screen")
        )
        self.to_screen.set_icon("circle-check" if now else "monitor-up" if there else "presentation")

    def event(self, event: QEvent) -> bool:
        """F6 is the time in this room; Shift+F6 walks on through its parts."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F6 and not event.modifiers():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self.table.notes.isVisible():
                self.table.notes.stamp()
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < FOLD
        self._left.setFixedWidth(LEFT_NARROW if narrow else LEFT)
        self.side.setFixedWidth(NARROW if narrow else WIDTH)
        super().resizeEvent(event)

    def _read(self, found: tuple[Scene, Meeting]) -> None:
        self.scene, meeting = found
        self._pages.setCurrentIndex(1)
        self.show_meeting(meeting)

    def _unreadable(self, error: AlqaError) -> None:
        """Nothing can be decided on this board: said in place of the room, with what to do."""
        say = self.kit.say
        self._stale = True
        while (item := self._trouble.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for fault in error.faults:
            said = say.fault(fault)
            banner = Banner(self.kit, literal(said.what), literal(f"{said.why} {said.next}"), "warn", "scale")
            self._trouble.addWidget(banner)
        self._trouble.addStretch(1)
        self._pages.setCurrentIndex(2)

    def _title_room(self, scene: Scene, meeting: Meeting) -> None:
        date = meeting.head.date or scene.date
        chair = next((one.name for one in scene.members if one.chair), {})
        facts = [(lambda say: say.date(date)) if date else literal("")]
        if meeting.head.place:
            facts.append(literal(meeting.head.place))
        facts += [
            words("sitting.chair", who=data(chair)),
            words("sitting.secretary", who=data(scene.secretary)),
        ]
        self.subtitle = joined(*facts)
        self.retitled.emit()

    def _lay(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Space.M)
        left.addWidget(self.agenda)
        order = Card(inner=Space.M)
        order.body.setSpacing(4)
        title = row(heading(self.kit, words("sitting.order"), DENSE), self._shown_count)
        title.setStretch(0, 1)
        order.body.addLayout(title)
        order.body.addWidget(self.order, 1)
        left.addWidget(order, 1)
        room = QWidget()
        outer = QHBoxLayout(room)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        for part, stretch in ((self._left, 0), (self.table, 1), (self.side, 0)):
            outer.addWidget(part, stretch)
        broken = QWidget()
        inside = QVBoxLayout(broken)
        inside.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        inside.addLayout(self._trouble)
        self._pages.addWidget(
            Empty(self.kit, "gavel", words("sitting.reading"), words("sitting.reading_body"))
        )
        self._pages.addWidget(room)
        self._pages.addWidget(broken)

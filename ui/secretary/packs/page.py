"""Packs: one for each commissioner, written and read back, handed over against a receipt."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import data, joined, words
from ui.messages import Notice
from ui.secretary.desk import Desk, Overview
from ui.secretary.packs.desk import PackPlan, PackRow, PacksDesk
from ui.secretary.packs.side import PacksSide
from ui.secretary.packs.table import PacksTable
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.tasks import Task
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Empty


class PacksPage(RoomPage):
    """Reads its plan whenever it is entered or the board changed."""

    def __init__(self, services: Services, desk: Desk, packs: PacksDesk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.packs"), words("room.packs.line")
        self.packs, self.plan = packs, PackPlan(0, ())
        self._running: Task | None = None
        self.table, self.side = PacksTable(self.kit), PacksSide(self.kit)
        self.first = self.table
        self.receipt = Button(self.kit, words("packs.receipt"), "secondary", "receipt-text")
        self.receipt.clicked.connect(self.save_receipt)
        self.onward = Button(self.kit, words("packs.to_board"), "secondary", "arrow-right")
        self.onward.clicked.connect(self._to_board)
        self.bar_actions = [self.receipt, self.onward]
        to_round = Button(self.kit, words("packs.to_round"), "primary", "arrow-right")
        to_round.clicked.connect(self._to_round)
        self._stack = QStackedLayout(self)
        none, todo = words("packs.none"), words("packs.none_todo")
        self._stack.addWidget(Empty(self.kit, "package", none, todo, to_round))
        self._stack.addWidget(self._room())
        self._stack.addWidget(QWidget())  # until it is known which of the two
        self._stack.setCurrentIndex(2)
        self._connect()

    def entered(self) -> None:
        self.read()

    def show_overview(self, overview: Overview) -> None:
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """The plan anew, in a worker."""
        packs, trouble = self.packs, self.services.messages.trouble
        self.services.tasks.run(self, lambda _report: packs.plan(), self.show_plan, trouble)

    def show_plan(self, plan: PackPlan) -> None:
        self.plan = plan
        self._stack.setCurrentIndex(1 if plan.version else 0)
        self.receipt.setEnabled(any(row.state in ("made", "handed") for row in plan.rows))
        handed = sum(row.state == "handed" for row in plan.rows)
        self.subtitle = joined(
            words("packs.line.version", n=plan.version),
            words("packs.line.due", n=len(plan.due)),
            words("packs.line.handed", n=handed, of=len(plan.rows)),
        )
        if not plan.version:
            self.subtitle = words("room.packs.line")
        self.table.show_plan(plan)
        self.side.write.show_plan(plan)
        self.retitled.emit()

    def write(self, members: tuple[str, ...]) -> None:
        """Ask where, then write there in a worker."""
        folder = self.services.messages.open_folder(self, words("packs.write.ask")) if members else None
        if folder is None or self._running is not None:
            return
        packs, place = self.packs, folder
        self.side.write.show_running((0, 1))
        self._running = self.services.tasks.run(
            self, lambda report: packs.make(members, place, report), self._written, self._refused, self._step
        )

    def stop(self) -> None:
        """Finished packs stay; the one being written leaves nothing."""
        if self._running is not None:
            self._running.cancel()
            self._running = None
            self.side.write.show_stopped()
            self.read()

    def take(self, member: str, person: str) -> None:
        packs, row = self.packs, next(row for row in self.plan.rows if row.reviewer == member)

        def done(_none: None) -> None:
            undo = _TakeBack(self, member)
            notice = Notice(words("packs.take.done", name=data(row.name)), "ok", undo)
            self.services.messages.notify(notice)
            self.read()

        self.services.tasks.run(
            self, lambda _report: packs.take(member, person), done, self.services.messages.trouble
        )

    def take_back(self, member: str) -> None:
        packs = self.packs
        self.services.tasks.run(
            self, lambda _report: packs.take_back(member), self._read_again, self.services.messages.trouble
        )

    def save_receipt(self) -> None:
        name = "packs.pdf"
        target = self.services.messages.save_file(self, words("packs.receipt"), name, "PDF (*.pdf)")
        if target is None:
            return
        packs, out, lang = self.packs, target, self.kit.say.lang
        when = datetime.now().astimezone().strftime("%d.%m.%Y")

        def done(_none: None) -> None:
            self.services.messages.notify(Notice(words("packs.receipt.written", name=out.name)))

        self.services.tasks.run(
            self, lambda _report: packs.receipt(out, lang, when), done, self.services.messages.trouble
        )

    def _step(self, done: int, of: int) -> None:
        if self._running is not None:
            self.side.write.show_running((done, of))

    def _written(self, count: int) -> None:
        self._running = None
        self.side.write.show_done(count)
        self.read()

    def _refused(self, error: AlqaError) -> None:
        self._running = None
        self.side.write.refuse(error)
        self.read()

    def _read_again(self, _none: None) -> None:
        self.read()

    def _chosen(self, row: PackRow | None) -> None:
        self.side.take.show_row(row)
        self.side.write.chosen.setEnabled(row is not None)

    def _write_due(self) -> None:
        self.write(self.plan.due)

    def _write_all(self) -> None:
        self.write(tuple(row.reviewer for row in self.plan.rows))

    def _write_one(self) -> None:
        row = self.table.current()
        self.write((row.reviewer,) if row else ())

    def _to_board(self) -> None:
        self.wanted.emit("board")

    def _to_round(self) -> None:
        self.wanted.emit("round")

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.side.write.due.connect(self._write_due)
        self.side.write.everything.connect(self._write_all)
        self.side.write.one.connect(self._write_one)
        self.side.write.cancelled.connect(self.stop)
        self.side.take.taken.connect(self.take)

    def _room(self) -> QWidget:
        room = QWidget()
        outer = QHBoxLayout(room)
        outer.setContentsMargins(Space.XXL, Space.L, Space.M, Space.L)
        outer.setSpacing(Space.M)
        card = Card(inner=Space.M)
        card.body.addWidget(self.table)
        outer.addWidget(card, 1)
        outer.addWidget(self.side)
        return room


class _TakeBack:
    """The undo of a handing over."""

    def __init__(self, page: PacksPage, member: str) -> None:
        self._page, self._member = page, member

    def __call__(self) -> None:
        self._page.take_back(self._member)

"""What was dropped, before it is taken; then the work, file by file; then what came of it, all at once."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AlqaError, Fault
from desktop.pages.server import PageServer
from ui.i18n import joined, literal, words
from ui.later import later
from ui.messages import Notice
from ui.secretary.dossiers.desk import IntakeDesk, Progress
from ui.secretary.dossiers.fault_list import FaultList
from ui.secretary.dossiers.plan_table import PlanTable
from ui.services import Services
from ui.tasks import Task
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.label import Elided, Label
from ui.widgets.meter import Meter

if TYPE_CHECKING:
    from desktop.desks.secretary.gathering import Plan
    from desktop.desks.secretary.intake_view import IntakeView
    from desktop.desks.secretary.taking import Gathered


class PlanPage(QWidget):
    """`left()` when it is put away; `register(Path)` when a table among the files is the register;
    `changed()` when papers came in."""

    left = Signal()
    register = Signal(object)
    changed = Signal()

    def __init__(self, services: Services, desk: IntakeDesk, pages: PageServer) -> None:
        super().__init__()
        self._services, self._kit, self._desk, self._pages = services, services.kit, desk, pages
        self._task: Task | None = None
        self._halted = Event()
        self._tables: tuple[Path, ...] = ()
        self._names: list[str] = []
        self._documents: set[str] = set()
        self.table = PlanTable(self._kit)
        self.table.rows.dataChanged.connect(self._count)
        self.faults = FaultList(self._kit)
        self._lay()

    def open(self, plan: Plan, view: IntakeView) -> None:
        """Show a plan and wait for a person to confirm it."""
        self.table.rows.show_plan(plan, view)
        self._tables = plan.tables
        self._documents = {document.code for document in view.documents}
        self._names = [file.name for file in plan.files]
        self._title.set_phrase(words("intake.plan.title"))
        self._banner.setVisible(bool(plan.tables))
        self._office.setVisible(not view.office and self._has_office(plan))
        self._stack.setCurrentIndex(0)
        self._foot_of("plan")
        self._count()
        if plan.folders:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.table.setFocus()

    def take_papers(self) -> None:
        """Take what is confirmed, in a worker."""
        plan, desk, pages = self.table.rows.plan, self._desk, self._pages
        if plan is None or self._task is not None:
            return
        self._foot_of("running")
        order, documents = later("desktop.desks.secretary.taking").order, self._documents
        groups = (group for folder in plan.folders for group in order(folder, documents))
        self._names = [file.name for group in groups for file in group]
        self._step(0, len(self._names))
        halted = self._halted = Event()

        def work(report: Progress) -> Gathered | None:
            try:
                return desk.take(plan, pages, _Stoppable(report, halted))
            except Stopped:  # by then everything whole is kept: only now is it time to read again
                return None

        self._task = self._services.tasks.run(self, work, self._done, self._failed, self._step)

    def stop(self) -> None:
        """Whole papers stay; the one being read is not taken."""
        self._halted.set()
        self.halt.setEnabled(False)

    @property
    def running(self) -> bool:
        return self._task is not None

    def _step(self, done: int, of: int) -> None:
        self._meter.set_value(done, of)
        name = self._names[done] if done < len(self._names) else ""
        self._now.set_phrase(joined(words("intake.taking", done=done, of=of), literal(name)))

    def _done(self, found: Gathered | None) -> None:
        self._task = None
        if found is None:
            self._services.messages.notify(Notice(words("intake.taking.stopped"), "warn"))
            self.changed.emit()
            self._leave()
            return
        new = [one for one in found.taken if not one.same]
        converted = sum(one.kind != "pdf" for one in new)
        self._title.set_phrase(words("intake.taken", n=len(new)))
        parts = [
            words("intake.taken.same", n=len(found.taken) - len(new)),
            words("intake.taken.made", n=converted),
        ]
        parts += [
            words("intake.taken.refused", n=len(found.faults)),
            words("intake.taken.left", n=len(found.left)),
        ]
        self._about.set_phrase(joined(*parts))
        left = [Fault("paper-left", {"name": name}) for name in found.left]
        self.faults.show_faults(found.faults, [*left, *found.warnings])
        self._stack.setCurrentIndex(1)
        self._foot_of("done")
        self.back.setFocus()
        self.changed.emit()

    def _failed(self, error: AlqaError) -> None:
        self._task = None
        self._foot_of("plan")
        self._services.messages.trouble(error)
        self.changed.emit()

    def _count(self, *_changed: object) -> None:
        n = self.table.rows.wanted()
        self.take.set_phrase(words("intake.plan.take", n=n))
        self.take.setEnabled(n > 0)
        folders = len(self.table.rows.plan.folders) if self.table.rows.plan else 0
        about = [words("intake.plan.folders", n=folders), words("intake.plan.files", n=len(self._names))]
        self._about.set_phrase(joined(*about))

    def _has_office(self, plan: Plan) -> bool:
        endings: frozenset[str] = later("desktop.intake.office").ENDINGS
        return any(Path(file.name).suffix.lower() in endings for file in plan.files)

    def _foot_of(self, state: str) -> None:
        self.halt.setEnabled(True)
        for widget, states in self._states.items():
            widget.setVisible(state in states)
        self.table.setEnabled(state == "plan")

    def _leave(self) -> None:
        self.left.emit()

    def _open_register(self) -> None:
        if self._tables:
            self.register.emit(self._tables[0])

    def _lay(self) -> None:
        kit = self._kit
        self._title = Label(kit, words("intake.plan.title"), SECTION, SEMIBOLD)
        self._about = Label(kit, literal(""), CAPTION, ink="muted")
        self._meter, self._now = Meter(kit), Elided(kit, literal(""), DENSE, middle=True)
        self.cancel = Button(kit, words("intake.cancel"), "ghost")
        self.cancel.clicked.connect(self._leave)
        self.halt = Button(kit, words("intake.taking.stop"), "secondary", "octagon-x")
        self.halt.clicked.connect(self.stop)
        self.take = Button(kit, words("intake.plan.take", n=0), "primary", "folder-input")
        self.take.clicked.connect(self.take_papers)
        self.back = Button(kit, words("intake.back"), "primary", "arrow-right")
        self.back.clicked.connect(self._leave)
        self._states: dict[QWidget, tuple[str, ...]] = {
            self.cancel: ("plan",), self.take: ("plan",), self.halt: ("running",), self._meter: ("running",),
            self._now: ("running",), self.back: ("done",),
        }  # fmt: skip
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._about)
        head.addLayout(titles, 1)
        for button in (self.cancel, self.halt, self.take, self.back):
            head.addWidget(button)
        self._banner = self._register_banner()
        self._office = Banner(
            kit, words("intake.office.none"), words("intake.office.none_why"), "warn", "file-x"
        )
        table = Card(inner=Space.S)
        table.body.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(self.faults)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        outer.setSpacing(Space.M)
        outer.addLayout(head)
        for widget in (self._meter, self._now, self._banner, self._office):
            outer.addWidget(widget)
        outer.addWidget(self._stack, 1)

    def _register_banner(self) -> Banner:
        open_ = Button(self._kit, words("intake.plan.register"), "secondary", "file-spreadsheet", height=32)
        open_.clicked.connect(self._open_register)
        title, body = words("intake.plan.table_found"), words("intake.plan.table_found_why")
        return Banner(self._kit, title, body, "accent", "file-spreadsheet", open_)


class Stopped(Exception):
    """A person wants no more."""


class _Stoppable:
    """Passes progress on until the person stops it."""

    def __init__(self, report: Progress, halted: Event) -> None:
        self._report, self._halted = report, halted

    def __call__(self, done: int, of: int) -> None:
        if self._halted.is_set():
            raise Stopped
        self._report(done, of)

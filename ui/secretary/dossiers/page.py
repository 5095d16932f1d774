"""The Dossiers room: from a register and folders to complete, screened applications."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.model.screening import Finding
from desktop.pages.server import PageServer
from ui.actions import OwnKeys
from ui.i18n import data, joined, words
from ui.secretary.counts import Counts
from ui.secretary.desk import Desk, Overview
from ui.secretary.dossiers import filtering
from ui.secretary.dossiers.acts import Acts
from ui.secretary.dossiers.counting import counts_of
from ui.secretary.dossiers.desk import IntakeDesk
from ui.secretary.dossiers.empty import EmptyDossiers
from ui.secretary.dossiers.filter_row import FilterRow
from ui.secretary.dossiers.grid import DossierGrid
from ui.secretary.dossiers.mapper import MapperPage
from ui.secretary.dossiers.paper_dialog import PaperDialog
from ui.secretary.dossiers.plan_page import PlanPage
from ui.secretary.dossiers.side import SidePanel
from ui.secretary.dossiers.strip import RegisterStrip
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.card import Card

if TYPE_CHECKING:
    from desktop.desks.secretary.gathering import Plan
    from desktop.desks.secretary.intake_view import IntakeView

EMPTY, ROOM, MAPPER, PLAN, WAITING = range(5)
NARROW, LOW = 1180, 760
KEYS = (
    ("intake.key.move", ("↑", "↓")),
    ("intake.key.papers", ("→",)),
    ("intake.key.answer", ("1", "…", "9")),
    ("intake.key.sign", ("Ctrl", "↵")),
    ("intake.key.open", ("↵",)),
    ("intake.key.remove", ("Del",)),
)
TABLES = (".xlsx", ".xlsm", ".csv")
FILES = "XLSX, CSV (*.xlsx *.csv);;* (*)"


class DossiersPage(RoomPage):
    """Reads its view whenever it is entered or something changed; everything else is asked of `desk`."""

    def __init__(self, services: Services, desk: Desk, intake: IntakeDesk, pages: PageServer) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.dossiers"), words("room.dossiers.line")
        self.intake, self._pages = intake, pages
        self.view: IntakeView | None = None
        kit = self.kit
        self.counts, self.filter, self.grid = Counts(kit, 4), FilterRow(kit), DossierGrid(kit)
        self.strip, self.side, self.empty = RegisterStrip(kit), SidePanel(kit), EmptyDossiers(kit)
        self.mapper = MapperPage(services, intake)
        self.plan = PlanPage(services, intake, pages)
        self.acts = Acts(services, intake, self)
        self.first = self.grid
        self.place = words("intake.help")
        self.own_keys = tuple(OwnKeys("intake.grid", key, caps) for key, caps in KEYS)
        self.register = Button(kit, words("intake.register.add"), "secondary", "file-spreadsheet")
        self.folder = Button(kit, words("intake.folder.add"), "secondary", "folder-plus")
        self.onward = Button(kit, words("intake.onward"), "primary", "arrow-right")
        self.version = Button(kit, words("intake.version.open"), "secondary", "signature")
        self._stack = QStackedLayout(self)
        for page in (self.empty, self._room(), self.mapper, self.plan, QWidget()):
            self._stack.addWidget(page)
        self._stack.setCurrentIndex(WAITING)
        self._connect()

    def entered(self) -> None:
        self.read()

    def show_overview(self, overview: Overview) -> None:
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """The draft anew, in a worker."""
        intake = self.intake
        self.services.tasks.run(
            self, lambda _report: intake.view(), self.show_view, self.services.messages.trouble
        )

    def show_view(self, view: IntakeView) -> None:
        self.view = view
        if self._stack.currentIndex() in (EMPTY, ROOM, WAITING):
            self._stack.setCurrentIndex(ROOM if view.lines else EMPTY)
        self.counts.show_counts(counts_of(view))
        self.filter.show_view(view)
        self.grid.show_view(view)
        self.strip.show_view(view)
        self._show_line()
        self._bar(view)

    def take_files(self, paths: list[Path]) -> bool:
        """What was dropped anywhere on the window while this room is open."""
        if any(path.suffix.startswith(".alqa") for path in paths):
            return False
        if self.view is None or self.plan.running:
            return True
        if len(paths) == 1 and paths[0].suffix.lower() in TABLES:
            self.open_register(paths[0])
        else:
            self.propose(paths)
        return True

    def open_register(self, path: Path) -> None:
        """Map a register's columns."""
        if self.view is not None:
            self._turn_to(MAPPER)
            self.mapper.open(path, self.view)

    def propose(self, paths: list[Path], into: str = "") -> None:
        """Look at folders and files and show what each would become."""
        intake, trouble = self.intake, self.services.messages.trouble
        self.services.tasks.run(self, lambda _report: intake.propose(paths, into), self._show_plan, trouble)

    def choose_register(self) -> None:
        found = self.services.messages.open_files(self, words("intake.register.add"), FILES)
        if found:
            self.wanted.emit("dossiers")
            self.open_register(found[0])

    def choose_folder(self) -> None:
        found = self.services.messages.open_folder(self, words("intake.folder.add"))
        if found is not None:
            self.wanted.emit("dossiers")
            self.propose([found])

    def next_problem(self) -> bool:
        """The next application that asks for a person."""
        return self.grid.next_where(filtering.needs_a_person)

    def undo(self) -> None:
        self.acts.undo()

    def redo(self) -> None:
        self.acts.redo()

    def at_rest(self) -> None:
        self.side.decision.keep()
        self.acts.forget()

    def _show_plan(self, plan: Plan) -> None:
        if self.view is None:
            return
        only_tables = plan.tables and not plan.folders
        if only_tables:
            self.open_register(plan.tables[0])
        else:
            self._turn_to(PLAN)
            self.plan.open(plan, self.view)

    def _show_line(self) -> None:
        if self.view is not None:
            self.side.show_line(self.view, self.grid.current(), len(self.grid.codes()))

    def _bar(self, view: IntakeView) -> None:
        """The line of truth, and what can be done next."""
        version = words("intake.version.n", n=view.version) if view.version else words("intake.draft")
        changed = [words("intake.changes", n=len(view.changed))] if view.version and view.changed else []
        self.subtitle = joined(data(view.title), version, *changed, words("intake.drop_here"))
        shown: list[QWidget] = [self.register, self.folder]
        if self._stack.currentIndex() in (MAPPER, PLAN):  # these have acts of their own
            self.bar_actions = []
            self.rebarred.emit()
            return
        if view.version and view.changed:
            shown = [self.folder, self.version]
        self.bar_actions = [*shown, self.onward] if view.lines else shown
        self.retitled.emit()
        self.rebarred.emit()

    def _turn_to(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        if self.view is not None:
            self._bar(self.view)

    def _home(self) -> None:
        self._stack.setCurrentIndex(ROOM if self.view and self.view.lines else EMPTY)
        self.read()
        self.grid.setFocus()

    def _query(self) -> None:
        self.grid.set_query(self.filter.text(), self.filter.only())
        self.filter.show_found(self.grid.dossiers.rowCount())

    def _answer(self, finding: Finding) -> None:
        if codes := self.grid.codes():
            self.acts.answer(codes, finding)

    def _decide(self, outcome: str, reason: str) -> None:
        self.acts.decide(self.grid.codes(), outcome, reason)

    def _undecide(self) -> None:
        self.acts.decide(self.grid.codes(), None, "")

    def _sign(self, stranger: bool | None = None) -> None:
        line, view = self.grid.current(), self.view
        if line is not None and view is not None and view.checklist is not None:
            self.acts.sign(line, self.grid.codes(), view.checklist.signatures, stranger=stranger)

    def ask_conditions(self) -> None:
        if self.view is not None:
            self.acts.conditions(self.view)

    def _correct(self) -> None:
        line = self.grid.current()
        if self.view is not None and line is not None:
            self.acts.correct(self.view, line)

    def _version(self) -> None:
        if self.view is not None:
            self.acts.version(self.view)

    def _remove(self) -> None:
        if codes := self.grid.codes():
            self.acts.remove(codes)

    def _add_here(self) -> None:
        line = self.grid.current()
        found = self.services.messages.open_files(self, words("intake.add_here"), "* (*)") if line else []
        if found and line is not None:
            self.propose(found, line.code)

    def _open_papers(self) -> None:
        """The current application's papers, at the document of the current cell."""
        line, view = self.grid.current(), self.view
        if line is None or view is None or not any(paper.filed for paper in line.papers):
            return
        index = self.grid.currentIndex()
        here = self.grid.dossiers.paper(index.row(), index.column())
        first = next(paper.code for paper in line.papers if paper.filed)
        dialog = PaperDialog(self.services, self, self.intake, self._pages, view, line)
        dialog.cited.connect(self.side.checklist.cite)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.show_document(here.code if here is not None and here.filed else first)

    def _to_people(self) -> None:
        self.wanted.emit("people")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.set_narrow(event.size().width() < NARROW)
        self.counts.set_compact(event.size().height() < LOW)
        self.strip.setVisible(event.size().height() >= LOW - 60)

    def _connect(self) -> None:
        self.register.clicked.connect(self.choose_register)
        self.folder.clicked.connect(self.choose_folder)
        self.onward.clicked.connect(self._to_people)
        self.version.clicked.connect(self._version)
        self.empty.register.connect(self.choose_register)
        self.empty.dropped.connect(self.take_files)
        self.strip.changed.connect(self.choose_register)
        self.filter.changed.connect(self._query)
        self.grid.chosen.connect(self._show_line)
        self.grid.pressed_item.connect(self.side.checklist.press)
        self.grid.opened.connect(self._open_papers)
        self.grid.removed.connect(self._remove)
        self.grid.signed.connect(partial(self._sign, None))
        for page in (self.mapper, self.plan):
            page.left.connect(self._home)
        self.mapper.taken.connect(self._home)
        self.plan.changed.connect(self.read)
        self.plan.register.connect(self.open_register)
        self.side.head.opened.connect(self._open_papers)
        self.side.head.corrected.connect(self._correct)
        self.side.head.added.connect(self._add_here)
        self.side.checklist.answered.connect(self._answer)
        self.side.checklist.conditions.connect(self.ask_conditions)
        self.side.decision.decided.connect(self._decide)
        self.side.decision.taken_back.connect(self._undecide)
        self.side.decision.asked.connect(partial(self._sign, None))
        self.side.decision.stranger.connect(partial(self._sign, True))
        self.acts.done.connect(self.read)
        self.acts.failed.connect(self._show_line)
        self.acts.objected.connect(self.side.decision.object)
        self.acts.versioned.connect(self.changed)

    def _room(self) -> QWidget:
        room = QWidget()
        outer = QVBoxLayout(room)
        outer.setContentsMargins(Space.XXL, Space.L, Space.M, Space.L)
        outer.setSpacing(Space.M)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, Space.M, 0)
        top.addWidget(self.counts)
        outer.addLayout(top)
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        card = Card(inner=1)
        card.body.setContentsMargins(1, 5, 1, 7)
        card.body.addWidget(self.grid)
        left.addWidget(self.filter)
        left.addWidget(card, 1)
        left.addWidget(self.strip)
        body.addLayout(left, 1)
        body.addWidget(self.side)
        outer.addLayout(body, 1)
        return room

"""The board: what counts, what is missing, what was refused. Nothing here can choose or overwrite."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.desks.views import FileOutcome
from desktop.errors import AlqaError
from desktop.merge.views import Board
from ui.i18n import data as said
from ui.i18n import joined, literal, words
from ui.messages import Notice
from ui.secretary.board_side import BoardSide
from ui.secretary.board_view import BoardView
from ui.secretary.counts import Count, Counts
from ui.secretary.desk import Desk, Overview, Progress
from ui.secretary.legend import Legend
from ui.secretary.matrix import Matrix
from ui.secretary.room import RoomPage
from ui.secretary.sheet_dialog import SheetDialog
from ui.secretary.watching import FolderWatch
from ui.services import Services
from ui.tasks import Task
from ui.theme.tokens import SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.code_card import CodeCard
from ui.widgets.label import Label

LOW = 790


class BoardPage(RoomPage):
    """`fork_opened(member id)`."""

    fork_opened = Signal(str)

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__(services, desk)
        self.title = words("room.board")
        self.view: BoardView | None = None
        self._low = False
        self._board: Board | None = None
        self.counts = Counts(self.kit)
        self.matrix = Matrix(self.kit)
        self.matrix.opened.connect(self._cell_opened)
        self.first = self.matrix
        self.side = BoardSide(services)
        self.side.files.connect(self.merge)
        self.side.fork.connect(self.fork_opened)
        self._run: Task | None = None
        self._waiting: list[Path] = []
        self._reached = (0, 0)
        self.watch = FolderWatch(services.tasks, self)
        self.watch.arrived.connect(self.merge)
        self.watch.lost.connect(self._watch_lost)
        self.side.imports.stopped.connect(self.stop)
        self.side.watch.asked.connect(self.choose_watched)
        self.side.watch.ended.connect(self.end_watch)
        self.side.trouble.clicked.connect(self._to_fixes)
        self.code = CodeCard(self.kit, words("board.code"), words("board.code_help"))
        self.receipts = Button(self.kit, words("board.receipts"), "secondary", "receipt-text")
        self.receipts.clicked.connect(self.export_receipts)
        self.onward = Button(self.kit, words("board.to_decision"), "primary", "arrow-right")
        self.onward.clicked.connect(self._to_decision)
        self.bar_actions = [self.receipts, self.onward]
        self._lay()

    def show_overview(self, overview: Overview) -> None:
        view = self.view = overview.view
        self._board = overview.board
        self.subtitle = joined(
            said(view.title),
            words("board.version", n=view.version),
            words("board.dossiers", n=len(view.columns)),
            words("board.members", n=len(view.members)),
            words("board.recusals", n=view.recusals),
        )
        self.counts.show_counts(counts_of(view))
        self.matrix.show_view(view)
        self.code.show_code(view.code)
        self.side.show_owing(view)
        self.side.show_refusals(overview.refusals)
        self.retitled.emit()

    def merge(self, paths: list[Path]) -> None:
        """Take files to the board; good ones are kept, each refusal is said. Files that come while a run is
        going on are taken after it."""
        if self._run is not None:
            self._waiting += [path for path in paths if path not in self._waiting]
            return

        def work(report: Progress) -> list[FileOutcome]:
            return self.desk.merge_files(paths, report)

        self._step(0, len(paths))
        self._run = self.services.tasks.run(self, work, self._merged, self._not_merged, self._step)

    def stop(self) -> None:
        """End the run: what was taken so far stays on the board."""
        if self._run is not None:
            self._run.cancel()
            self._run, self._waiting = None, []
            self.side.imports.show_stopped(*self._reached, _clock())
            self.changed.emit()

    def choose_watched(self) -> None:
        folder = self.services.messages.open_folder(self, words("board.watch"))
        if folder is not None:
            self.watch.start(folder)
            self.side.watch.show_folder(folder)

    def end_watch(self) -> None:
        self.watch.stop()
        self.side.watch.show_folder(None)

    def _watch_lost(self, folder: Path) -> None:
        self.side.watch.show_folder(None)
        self.services.messages.notify(Notice(words("board.watch.lost", path=literal(str(folder))), "warn"))

    def _step(self, done: int, of: int) -> None:
        self._reached = (done, of)
        self.side.imports.show_progress(done, of)

    def _not_merged(self, error: AlqaError) -> None:
        self._run = None
        self.side.imports.hide()
        self.services.messages.trouble(error)

    def next_problem(self) -> bool:
        """Go to the next member who owes something (F8)."""
        self.wanted.emit("board")
        self.matrix.next_problem()
        return True

    def export_receipts(self) -> None:
        folder = self.services.messages.open_folder(self, words("board.receipts"))
        if folder is not None:
            self.services.tasks.run(
                self,
                lambda _report: self.desk.export_receipts(folder),
                self._receipts_written,
                self.services.messages.trouble,
            )

    def _merged(self, outcomes: list[FileOutcome]) -> None:
        self._run = None
        self.side.imports.show_outcomes(outcomes, _clock())
        refused = sum(outcome.state == "refused" for outcome in outcomes)
        taken = len(outcomes) - refused
        if refused:
            notice = Notice(words("board.merged_refused", n=refused), "warn")
        else:
            notice = Notice(words("board.merged", n=taken))
        self.services.messages.notify(notice)
        self.changed.emit()
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.merge(waiting)

    def _receipts_written(self, paths: list[Path]) -> None:
        self.services.messages.notify(Notice(words("board.receipts_written", n=len(paths))))

    def _cell_opened(self, member: str, dossier: str) -> None:
        """Enter on a cell: the fork of its member, or the sheet as it was signed."""
        if self.view and any(fork.reviewer == member for fork in self.view.forks):
            self.fork_opened.emit(member)
            return
        sheets = self._board.sheets if self._board else ()
        found = next((s for s in sheets if s.reviewer == member and s.dossier == dossier), None)
        if found is not None and self._board is not None:
            self._sheet = SheetDialog(self.kit, self, self._board, found)
            self._sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._sheet.open()

    def _to_fixes(self) -> None:
        self.wanted.emit("fixes")

    def _to_decision(self) -> None:
        self.wanted.emit("decision")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Low windows keep the matrix: counts shrink and the code moves to the right column."""
        low = event.size().height() < LOW
        if low != self._low:
            self._low = low
            self.counts.set_compact(low)
            self.code.set_block(low)
            if low:
                self.side.hold(self.code)
            else:
                self._left.addWidget(self.code)
        super().resizeEvent(event)

    def _lay(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.M, Space.L)
        outer.setSpacing(Space.M)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(self.counts)
        left.addWidget(self._matrix_card(), 1)
        self._left = left
        left.addWidget(self.code)
        outer.addLayout(left, 1)
        outer.addWidget(self.side)

    def _matrix_card(self) -> QWidget:
        card = Card(inner=Space.M)
        head = QHBoxLayout()
        title = Label(self.kit, words("board.who_what"), SECTION, SEMIBOLD)
        head.addWidget(title)
        head.addSpacing(Space.L)
        head.addWidget(Legend(self.kit), 1)
        card.body.addLayout(head)
        card.body.addWidget(self.matrix, 1)
        return card


def _clock() -> str:
    return datetime.now().astimezone().strftime("%H:%M")


def counts_of(view: BoardView) -> list[Count]:
    """The five counts."""
    share = 100 * view.counted // view.due if view.due else 0
    enough = view.fewest >= view.min_sheets
    return [
        Count(
            words("board.count.sheets"),
            literal(f"{view.counted} / {view.due}"),
            words("board.count.sheets_note", share=lambda say: say.percent(share)),
        ),
        Count(
            words("board.count.rows"),
            literal(f"{view.complete_rows} / {len(view.members)}"),
            words("board.count.rows_note"),
        ),
        _fork_count(view),
        _late_count(view),
        Count(
            words("board.count.fewest"),
            literal(str(view.fewest)),
            words("board.count.fewest_note", n=view.min_sheets),
            "text" if enough else "warn",
        ),
    ]


def _fork_count(view: BoardView) -> Count:
    who = ", ".join(sorted({fork.reviewer for fork in view.forks}))
    if not who:
        return Count(words("board.count.fork"), literal("0"), words("board.count.fork_none"))
    return Count(words("board.count.fork"), literal(who), words("board.count.fork_note"), "bad")


def _late_count(view: BoardView) -> Count:
    if not view.late:
        note = words("board.count.late_none" if view.closed else "board.count.late_open")
        return Count(words("board.count.late"), literal("0"), note)
    return Count(
        words("board.count.late"), literal(", ".join(view.late)), words("board.count.late_note"), "warn"
    )

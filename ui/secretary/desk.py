"""The one door from these windows to what a secretary can do.

`Desk` says what the windows need; `WorkspaceDesk` is the real one over an open workspace (its
modules are imported on first use, in a worker: they bring SQLAlchemy). Tests give a desk of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.desks.secretary.saved_views import Order, SavedView
from desktop.desks.views import FileOutcome, Refusal, Verdict
from desktop.merge.views import Board
from desktop.model.statements import Decision
from desktop.model.text import Lang
from desktop.trust.envelope import Verified
from ui.secretary.board_view import BoardView
from ui.secretary.cluster.desk import FiguresDesk
from ui.secretary.decision_view import DecisionView, Why
from ui.secretary.dossiers.desk import IntakeDesk
from ui.secretary.fixes.desk import FixesDesk
from ui.secretary.fork_view import ForkView
from ui.secretary.history.desk import HistoryDesk
from ui.secretary.out.desk import OutDesk
from ui.secretary.packs.desk import PacksDesk
from ui.secretary.people.desk import PeopleDesk
from ui.secretary.round.desk import RoundDesk
from ui.secretary.sitting.desk import SittingDesk

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Overview:
    """What the rail and the board show together: read and laid out in one go, in a worker (a board
    may have hundreds of thousands of cells)."""

    board: Board
    view: BoardView
    refusals: tuple[Refusal, ...]
    decision: Verified[Decision] | None


class Desk(Protocol):
    """What the secretary's window asks for; everything may take long and runs in a worker. Rooms with much
    to ask have doors of their own."""

    @property
    def packs(self) -> PacksDesk: ...
    @property
    def people(self) -> PeopleDesk: ...

    @property
    def round(self) -> RoundDesk: ...

    @property
    def figures(self) -> FiguresDesk: ...

    @property
    def history(self) -> HistoryDesk: ...

    @property
    def out(self) -> OutDesk: ...

    @property
    def intake(self) -> IntakeDesk: ...

    @property
    def fixes(self) -> FixesDesk: ...

    @property
    def sitting(self) -> SittingDesk: ...

    def overview(self) -> Overview: ...

    def merge_files(self, paths: list[Path], progress: Progress) -> list[FileOutcome]: ...

    def proposal(self, at: int = 0) -> DecisionView:
        """The calculated proposal; of several best sets the one numbered `at` is marked."""
        ...

    def views(self) -> tuple[SavedView, ...]: ...

    def keep_view(self, name: str, query: str, order: Order) -> None: ...

    def drop_view(self, name: str) -> None: ...

    def restore_view(self) -> None:
        """Undo the last of these two."""
        ...

    def why_not(self, code: str) -> Why: ...

    def fork(self, member: str) -> ForkView | None: ...

    def accept_proposal(self) -> str:
        """Close, decide, sign; the decision's digest."""
        ...

    def export_requests(self, out: Path) -> list[Path]: ...

    def export_receipts(self, out: Path) -> list[Path]: ...

    def protocol(self, out: Path, langs: tuple[Lang, ...]) -> None: ...

    def protocol_pdf(self, langs: tuple[Lang, ...]) -> bytes: ...

    def export_record(self, out: Path) -> None: ...

    def verify(self, record: Path) -> Verdict: ...

"""The real door over an open workspace. Imported when a secretary's workspace opens: it brings the
database along."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from desktop.decide.official import Result
from desktop.desks import secretary
from desktop.desks.secretary import deciding, forking, saved_views
from desktop.desks.secretary.saved_views import Order, SavedView
from desktop.desks.views import FileOutcome, Verdict
from desktop.merge.views import Board
from desktop.model.text import Lang
from desktop.reports import protocol
from desktop.storage import statements
from desktop.storage.workspace import Workspace
from ui.later import later
from ui.secretary import board_view, decision_make, fork_view
from ui.secretary.cluster.desk import FiguresDesk, WorkspaceFigures
from ui.secretary.decision_view import DecisionView, Why
from ui.secretary.desk import Overview
from ui.secretary.dossiers.desk import IntakeDesk, WorkspaceIntake
from ui.secretary.fixes.desk import FixesDesk, WorkspaceFixes
from ui.secretary.fork_view import ForkView
from ui.secretary.history.desk import HistoryDesk, WorkspaceHistory
from ui.secretary.out.desk import OutDesk, WorkspaceOut
from ui.secretary.packs.desk import PacksDesk, WorkspacePacks
from ui.secretary.people.desk import PeopleDesk, WorkspacePeople
from ui.secretary.round.desk import RoundDesk
from ui.secretary.round.workspace_round import WorkspaceRound
from ui.secretary.sitting.desk import SittingDesk
from ui.secretary.sitting.workspace_sitting import WorkspaceSitting


class WorkspaceDesk:
    """Keeps the last result, so that "why not" asks about what is shown."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self.packs: PacksDesk = WorkspacePacks(ws)
        self.round: RoundDesk = WorkspaceRound(ws)
        self.figures: FiguresDesk = WorkspaceFigures(ws)
        self.history: HistoryDesk = WorkspaceHistory(ws)
        self.out: OutDesk = WorkspaceOut(ws)
        self.people: PeopleDesk = WorkspacePeople(ws)
        self.intake: IntakeDesk = WorkspaceIntake(ws)
        self.fixes: FixesDesk = WorkspaceFixes(ws)
        self.sitting: SittingDesk = WorkspaceSitting(ws)
        self._result: Result | None = None

    def overview(self) -> Overview:
        board = secretary.board(self.ws)
        refused = tuple(secretary.refusals(self.ws))
        return Overview(board, board_view.view_of(board), refused, secretary.decision(self.ws))

    def merge_files(self, paths: list[Path], progress: Callable[[int, int], None]) -> list[FileOutcome]:
        return secretary.merge_files(self.ws, paths, progress)

    def proposal(self, at: int = 0) -> DecisionView:
        found = secretary.proposal(self.ws)
        board: Board = found.board
        assert board.round is not None
        self._result = found.result
        incomplete = any(r.state != "accepted" for r in board.reviewers if not r.replaced)
        decided = secretary.decision(self.ws) is not None
        return decision_make.view_of(
            found.result, board.round.body, incomplete=incomplete, decided=decided, at=at
        )

    def why_not(self, code: str) -> Why:
        if self._result is None:
            self._result = secretary.proposal(self.ws).result
        return decision_make.why_of(self._result, code)

    def fork(self, member: str) -> ForkView | None:
        board = secretary.board(self.ws)
        found = next((fork for fork in board.forks if fork.reviewer == member), None)
        if found is None:
            return None
        bundles = {seen.digest: seen for seen in statements.verified(self.ws, "scores")}
        known = deciding.dossiers_of(self.ws, board)
        totals = forking.totals(board, found, fork_view.versions_of(found, bundles), known)
        return fork_view.view_of(board, found, bundles, totals)

    def accept_proposal(self) -> str:
        return secretary.decide(self.ws, accept=True).digest

    def views(self) -> tuple[SavedView, ...]:
        return tuple(saved_views.saved(self.ws))

    def keep_view(self, name: str, query: str, order: Order) -> None:
        saved_views.save(self.ws, name, query, order)

    def drop_view(self, name: str) -> None:
        saved_views.forget(self.ws, name)

    def restore_view(self) -> None:
        saved_views.bring_back(self.ws)

    def export_requests(self, out: Path) -> list[Path]:
        return list(secretary.export_requests(self.ws, out))

    def export_receipts(self, out: Path) -> list[Path]:
        return list(secretary.export_receipts(self.ws, out))

    def protocol(self, out: Path, langs: tuple[Lang, ...]) -> None:
        secretary.protocol(self.ws, out, langs)

    def protocol_pdf(self, langs: tuple[Lang, ...]) -> bytes:
        out = io.BytesIO()
        protocol.render(secretary.protocol_data(self.ws), langs, out)
        return out.getvalue()

    def export_record(self, out: Path) -> None:
        secretary.export_record(self.ws, out)

    def verify(self, record: Path) -> Verdict:
        verdict: Verdict = later("desktop.desks.auditor").verify(record, None, None)
        return verdict

"""The real desk: the functions of `desktop.desks.commissioner` over one open workspace.

What only reads goes past the writer: a list or a page must not wait for a slow disk.
"""

from __future__ import annotations

from pathlib import Path

from desktop.desks import commissioner
from desktop.desks.commissioner.finding import Finder
from desktop.desks.views import Change, DossierRow, HandedIn, HandInReview, SheetView
from desktop.model.dossier import DocumentText, Dossier
from desktop.model.people import RosterEntry
from desktop.model.review import Recommendation
from desktop.model.statements import Receipt, Round
from desktop.storage.workspace import Workspace
from ui.commissioner.desk import TextField
from ui.commissioner.finding.find_desk import FindDesk
from ui.commissioner.handin.out_desk import OutDesk, WorkspaceOut
from ui.commissioner.news.news_desk import NewsDesk, WorkspaceNews
from ui.commissioner.notes.workspace_notes import WorkspaceNotes
from ui.commissioner.own_marks.marks_desk import MarksDesk
from ui.commissioner.own_marks.workspace_marks import WorkspaceMarks
from ui.commissioner.papers.desk import PapersDesk, WorkspacePapers


class WorkspaceDesk:
    """Nothing is decided here: each method is one call of the desk."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self.marks: MarksDesk = WorkspaceMarks(ws)
        self.finder: FindDesk = Finder(ws)
        self.news: NewsDesk = WorkspaceNews(ws)
        self.notes = WorkspaceNotes(ws)
        self.out: OutDesk = WorkspaceOut(ws)
        self.papers: PapersDesk = WorkspacePapers(ws)
        commissioner.settle_drafts(ws)

    def round_of(self) -> Round:
        with self._ws.reading():
            return commissioner.round_of(self._ws)

    def me(self) -> RosterEntry:
        with self._ws.reading():
            return commissioner.me(self._ws)

    def dossiers(self) -> list[DossierRow]:
        with self._ws.reading():
            return commissioner.dossiers(self._ws)

    def dossier(self, code: str) -> Dossier:
        with self._ws.reading():
            return commissioner.dossier(self._ws, code)

    def document(self, sha256: str) -> bytes:
        with self._ws.reading():
            return commissioner.document(self._ws, sha256)

    def document_text(self, sha256: str) -> DocumentText:
        with self._ws.reading():
            return commissioner.document_text(self._ws, sha256)

    def sheet(self, code: str) -> SheetView:
        with self._ws.reading():
            return commissioner.sheet(self._ws, code)

    def set_mark(self, code: str, criterion: str, steps: int | None) -> Change:
        return commissioner.set_mark(self._ws, code, criterion, steps)

    def set_comment(self, code: str, criterion: str, text: str) -> Change:
        return commissioner.set_comment(self._ws, code, criterion, text)

    def set_overall(
        self, code: str, *, for_commission: str | None = None, for_applicant: str | None = None
    ) -> Change:
        return commissioner.set_overall(
            self._ws, code, for_commission=for_commission, for_applicant=for_applicant
        )

    def keep_draft(self, code: str, field: TextField, criterion: str, text: str) -> None:
        commissioner.keep_draft(self._ws, code, field, criterion, text)

    def set_recommendation(self, code: str, value: Recommendation | None) -> Change:
        return commissioner.set_recommendation(self._ws, code, value)

    def declare_conflict(self, code: str, ground: str, note: str) -> Change:
        return commissioner.declare_conflict(self._ws, code, ground, note)

    def withdraw_conflict(self, code: str) -> Change:
        return commissioner.withdraw_conflict(self._ws, code)

    def undo(self) -> Change | None:
        return commissioner.undo(self._ws)

    def redo(self) -> Change | None:
        return commissioner.redo(self._ws)

    def review(self) -> HandInReview:
        with self._ws.reading():
            return commissioner.review(self._ws)

    def hand_in(self, out: Path, partial: bool = False) -> HandedIn:
        return commissioner.hand_in(self._ws, out, partial)

    def import_receipt(self, path: Path) -> Receipt:
        return commissioner.import_receipt(self._ws, path)

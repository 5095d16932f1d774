"""The one door from these windows to what a commissioner can do.

`Desk` says what the windows need; `workspace_desk.WorkspaceDesk` is the real one over an open
workspace. Tests give the windows a desk of their own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from desktop.desks.views import Change, DossierRow, HandedIn, HandInReview, SheetView
from desktop.model.dossier import DocumentText, Dossier
from desktop.model.people import RosterEntry
from desktop.model.review import Recommendation
from desktop.model.statements import Receipt, Round
from ui.commissioner.finding.find_desk import FindDesk
from ui.commissioner.handin.out_desk import OutDesk
from ui.commissioner.news.news_desk import NewsDesk
from ui.commissioner.notes.desk import NotesDesk
from ui.commissioner.own_marks.marks_desk import MarksDesk
from ui.commissioner.papers.desk import PapersDesk

TextField = Literal["comment", "for-commission", "for-applicant", "note"]


class Desk(Protocol):
    """What a commissioner can do with one round. Every writing call has been stored when it returns;
    windows give them to the writer's thread. Reading calls never wait for one that writes."""

    @property
    def news(self) -> NewsDesk:
        """What a newer pack brings."""
        ...

    @property
    def marks(self) -> MarksDesk: ...

    @property
    def finder(self) -> FindDesk:
        """Search through everything that may be read."""
        ...

    @property
    def notes(self) -> NotesDesk:
        """What I marked in documents."""
        ...

    @property
    def out(self) -> OutDesk:
        """What leaves and what left."""
        ...

    @property
    def papers(self) -> PapersDesk:
        """What is printed or saved in clear."""
        ...

    def round_of(self) -> Round: ...

    def me(self) -> RosterEntry: ...

    def dossiers(self) -> list[DossierRow]: ...

    def dossier(self, code: str) -> Dossier: ...

    def document(self, sha256: str) -> bytes: ...

    def document_text(self, sha256: str) -> DocumentText: ...

    def sheet(self, code: str) -> SheetView: ...

    def set_mark(self, code: str, criterion: str, steps: int | None) -> Change: ...

    def set_comment(self, code: str, criterion: str, text: str) -> Change: ...

    def set_overall(
        self, code: str, *, for_commission: str | None = None, for_applicant: str | None = None
    ) -> Change: ...

    def keep_draft(self, code: str, field: TextField, criterion: str, text: str) -> None: ...

    def set_recommendation(self, code: str, value: Recommendation | None) -> Change: ...

    def declare_conflict(self, code: str, ground: str, note: str) -> Change: ...

    def withdraw_conflict(self, code: str) -> Change: ...

    def undo(self) -> Change | None: ...

    def redo(self) -> Change | None: ...

    def review(self) -> HandInReview: ...

    def hand_in(self, out: Path, partial: bool = False) -> HandedIn: ...

    def import_receipt(self, path: Path) -> Receipt: ...

"""The real notes' desk: the functions of `noting` and `carrying` over one open workspace."""

from __future__ import annotations

from desktop.desks.commissioner import carrying, drafting, noting
from desktop.desks.note_views import Anchor, Carried, ListedNote, NoteCount, NoteView
from desktop.desks.views import Change
from desktop.model.review import Meaning
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from ui.commissioner.notes.page_lines import PageLines


class WorkspaceNotes:
    """Nothing is decided here: each method is one call of the desk. Reading goes past the writer."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def of_dossier(self, code: str) -> list[NoteView]:
        with self._ws.reading():
            return noting.of_dossier(self._ws, code)

    def all_notes(self) -> list[ListedNote]:
        with self._ws.reading():
            return noting.all_notes(self._ws)

    def count(self) -> NoteCount:
        with self._ws.reading():
            return noting.count(self._ws)

    def add(self, code: str, note_id: str, anchor: Anchor, meaning: Meaning, criterion: str | None) -> Change:
        return noting.add(self._ws, code, anchor, meaning, criterion=criterion, note_id=note_id)

    def keep_draft(self, code: str, note_id: str, text: str) -> None:
        drafting.keep_draft(self._ws, code, "note", note_id, text)

    def set_text(self, note_id: str, text: str) -> Change:
        return noting.change(self._ws, note_id, text=text)

    def set_meaning(self, note_id: str, meaning: Meaning) -> Change:
        return noting.change(self._ws, note_id, meaning=meaning)

    def set_criterion(self, note_id: str, criterion: str | None) -> Change:
        return noting.change(self._ws, note_id, criterion=criterion)

    def set_share(self, note_id: str, share: bool) -> Change:
        return noting.change(self._ws, note_id, share=share)

    def place(self, note_id: str, anchor: Anchor) -> Change:
        return noting.place(self._ws, note_id, anchor)

    def remove(self, note_id: str) -> Change:
        return noting.remove(self._ws, note_id)

    def bring_back(self, note: NoteView) -> Change:
        return noting.bring_back(self._ws, note)

    def carry(self, pages: PageServer, code: str | None = None) -> Carried:
        with PageLines(self._ws, pages) as lines:
            return carrying.carry(self._ws, code, lines)

    def find_again(self, pages: PageServer, note_id: str) -> Change | None:
        with PageLines(self._ws, pages) as lines:
            return carrying.find_again(self._ws, note_id, lines)

"""Notes for the desk in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from desktop.desks.note_views import Anchor, Carried, ListedNote, NoteCount, NoteView
from desktop.desks.views import Change
from desktop.model.review import Meaning
from desktop.pages.server import PageServer


@dataclass
class MemoryNotes:
    """A dict of notes; every document is called "strategy"."""

    notes: dict[str, NoteView] = field(default_factory=dict)
    paper: str = "strategy"
    drafts: dict[str, str] = field(default_factory=dict)

    def of_dossier(self, code: str) -> list[NoteView]:
        return [note for note in self.notes.values() if note.dossier == code]

    def all_notes(self) -> list[ListedNote]:
        return [ListedNote(note, 1, {}, {}) for note in self.notes.values()]

    def count(self) -> NoteCount:
        return NoteCount(len(self.notes), sum(n.share for n in self.notes.values()), 0)

    def add(self, code: str, note_id: str, anchor: Anchor, meaning: Meaning, criterion: str | None) -> Change:
        self.notes[note_id] = NoteView(note_id, code, self.paper, anchor, meaning, "", criterion, False)
        return Change("note", code, criterion)

    def keep_draft(self, code: str, note_id: str, text: str) -> None:
        self.drafts[note_id] = text

    def set_text(self, note_id: str, text: str) -> Change:
        return self._set(note_id, text=text)

    def set_meaning(self, note_id: str, meaning: Meaning) -> Change:
        return self._set(note_id, meaning=meaning)

    def set_criterion(self, note_id: str, criterion: str | None) -> Change:
        return self._set(note_id, criterion=criterion)

    def set_share(self, note_id: str, share: bool) -> Change:
        return self._set(note_id, share=share)

    def place(self, note_id: str, anchor: Anchor) -> Change:
        return self._set(note_id, anchor=anchor, lost=False)

    def remove(self, note_id: str) -> Change:
        return Change("note", self.notes.pop(note_id).dossier)

    def bring_back(self, note: NoteView) -> Change:
        self.notes[note.id] = note
        return Change("note", note.dossier)

    def carry(self, pages: PageServer, code: str | None = None) -> Carried:
        return Carried()

    def find_again(self, pages: PageServer, note_id: str) -> Change | None:
        return None

    def _set(self, note_id: str, **parts: Any) -> Change:
        self.notes[note_id] = replace(self.notes[note_id], **parts)
        return Change("note", self.notes[note_id].dossier)

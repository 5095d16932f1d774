"""The door from windows to the notes of a round; the real one is over an open workspace."""

from __future__ import annotations

from typing import Protocol

from desktop.desks.note_views import Anchor, Carried, ListedNote, NoteCount, NoteView
from desktop.desks.views import Change
from desktop.model.review import Meaning
from desktop.pages.server import PageServer


class NotesDesk(Protocol):
    """Every writing call has been stored when it returns."""

    def of_dossier(self, code: str) -> list[NoteView]: ...

    def all_notes(self) -> list[ListedNote]: ...

    def count(self) -> NoteCount: ...

    def add(
        self, code: str, note_id: str, anchor: Anchor, meaning: Meaning, criterion: str | None
    ) -> Change: ...

    def keep_draft(self, code: str, note_id: str, text: str) -> None: ...

    def set_text(self, note_id: str, text: str) -> Change: ...

    def set_meaning(self, note_id: str, meaning: Meaning) -> Change: ...

    def set_criterion(self, note_id: str, criterion: str | None) -> Change: ...

    def set_share(self, note_id: str, share: bool) -> Change: ...

    def place(self, note_id: str, anchor: Anchor) -> Change: ...

    def remove(self, note_id: str) -> Change: ...

    def bring_back(self, note: NoteView) -> Change: ...

    def carry(self, pages: PageServer, code: str | None = None) -> Carried:
        """Carry notes to newer versions of their documents. Worker threads only."""
        ...

    def find_again(self, pages: PageServer, note_id: str) -> Change | None:
        """Put a lost note where its words most likely are. Worker threads only."""
        ...

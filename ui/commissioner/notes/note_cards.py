"""What the cards of the margin do to the notebook: connected once for each card."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.model.review import Meaning
from ui.commissioner.notes.note_card import NoteCard
from ui.commissioner.notes.notebook import Notebook
from ui.commissioner.session import Session


class CardActs(QObject):
    """`criterion_asked(code)` when a note's criterion is to be shown; `again_asked(id)` for a lost note;
    `grown` when a card has another height; `left` when the keys leave the margin."""

    criterion_asked = Signal(str)
    again_asked = Signal(str)
    grown = Signal()
    left = Signal()

    def __init__(self, notebook: Notebook, session: Session) -> None:
        super().__init__(notebook)
        self._notebook, self._session = notebook, session
        self.open_criterion = ""

    def connect_card(self, card: NoteCard) -> None:
        """Wire a card that was made."""
        notebook = self._notebook
        card.chosen.connect(notebook.choose)
        card.written.connect(notebook.set_text)
        card.drafted.connect(notebook.draft_text)
        card.typed.connect(self._session.saving)
        card.meaning_picked.connect(self._set_meaning)
        card.share_picked.connect(notebook.set_share)
        card.evidence_asked.connect(self._evidence)
        card.again_asked.connect(self.again_asked)
        card.removal_asked.connect(notebook.remove)
        card.walked.connect(notebook.step)
        card.left.connect(self.left)
        card.grown.connect(self.grown)

    def _set_meaning(self, note_id: str, meaning: Meaning) -> None:
        self._notebook.set_meaning(note_id, meaning)

    def _evidence(self, note_id: str) -> None:
        """To the criterion that a note stands at, or make it evidence for the open one."""
        note = self._notebook.get(note_id)
        if note is None:
            return
        if note.criterion is not None:
            self.criterion_asked.emit(note.criterion)
        elif self.open_criterion:
            self._notebook.set_criterion(note_id, self.open_criterion)

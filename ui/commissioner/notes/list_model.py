"""My notes of a dossier as rows: in the order of the documents and down the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.desks.note_views import NoteView
from desktop.model.review import Meaning
from ui.commissioner.notes.meanings import quoted, spoken
from ui.i18n import Phrase
from ui.services import Kit

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Only = Meaning | Literal["all", "shared", "lost"]


def counts(notes: tuple[NoteView, ...]) -> dict[Only, int]:
    """How many notes each filter leaves."""
    found: dict[Only, int] = {"all": len(notes)}
    for only in ("strength", "weakness", "question", "note", "shared", "lost"):
        found[only] = sum(_passes(note, only) for note in notes)
    return found


class NotesModel(QAbstractListModel):
    """`place`: the words for a note's document and page."""

    def __init__(self, kit: Kit, place: Callable[[NoteView], Phrase], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit, self.place = kit, place
        self._notes: tuple[NoteView, ...] = ()
        self._only: Only = "all"
        self._rows: list[NoteView] = []

    @property
    def only(self) -> Only:
        return self._only

    def show_notes(self, notes: tuple[NoteView, ...]) -> None:
        self._notes = notes
        self._refill()

    def show_only(self, only: Only) -> None:
        """Narrow the list to a meaning, to what is shared, to what is lost."""
        self._only = only
        self._refill()

    def note(self, index: Index) -> NoteView | None:
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def row_of(self, note_id: str) -> int:
        """The row of a note, -1 when the filter leaves it out."""
        return next((at for at, note in enumerate(self._rows) if note.id == note_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        note = self.note(index) if index.isValid() else None
        if note is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return quoted(note)(self._kit.say)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{spoken(self._kit.say, note)}. {self.place(note)(self._kit.say)}"
        return None

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = [note for note in self._notes if _passes(note, self._only)]
        self.endResetModel()


def _passes(note: NoteView, only: Only) -> bool:
    if only == "shared":
        return note.share
    if only == "lost":
        return note.lost
    return only in ("all", note.meaning)

"""All my notes of a dossier: filters, the list, the way to each place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QListView, QStackedWidget, QVBoxLayout, QWidget

from desktop.desks.note_views import NoteView
from ui.commissioner.notes.list_delegate import NoteDelegate
from ui.commissioner.notes.list_model import NotesModel, Only, counts
from ui.i18n import Phrase, words
from ui.services import Kit
from ui.theme.tokens import Space
from ui.widgets.card import Empty
from ui.widgets.chip import Filter
from ui.widgets.flow import Flow

FILTERS: Final[tuple[Only, ...]] = ("all", "strength", "weakness", "question", "note", "shared", "lost")


class NotesList(QListView):
    """Enter opens a note's place, Del takes the note away."""

    opened = Signal(QModelIndex)
    removed = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removed.emit(index)
        else:
            super().keyPressEvent(event)


class NotesPage(QWidget):
    """`opened(id)`, `removal_asked(id)`."""

    opened = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, kit: Kit, place: Callable[[NoteView], Phrase]) -> None:
        super().__init__()
        self._kit = kit
        self.model = NotesModel(kit, place, self)
        self.list = NotesList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(NoteDelegate(kit, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.filters = {only: Filter(kit, words(f"notes.only.{only}", n=0)) for only in FILTERS}
        self.none = Empty(kit, "sticky-note", words("notes.none"), words("notes.none_todo"))
        self.fewer = Empty(kit, "search-x", words("notes.none_such"), words("notes.none_such_todo"))
        self.body = QStackedWidget()
        for page in (self.list, self.none, self.fewer):
            self.body.addWidget(page)
        self._lay_out()
        self.list.clicked.connect(self._open)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        kit.say.languageChanged.connect(self._retranslate)
        kit.theme.changed.connect(self.list.viewport().update)
        self._retranslate()

    def show_notes(self, notes: tuple[NoteView, ...]) -> None:
        """The notes of the open dossier."""
        kept = self.model.note(self.list.currentIndex())
        for only, count in counts(notes).items():
            self.filters[only].set_phrase(words(f"notes.only.{only}", n=count))
        self.model.show_notes(notes)
        self._show_body(bool(notes))
        self.choose(kept.id if kept else "")

    def choose(self, note_id: str) -> None:
        """Bring a note's row forward."""
        row = self.model.row_of(note_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def enter(self) -> None:
        """Take the keys."""
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        focus = self.list if self.model.rowCount() else self.filters["all"]
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, 0)
        column.setSpacing(Space.M)
        line = Flow(Space.S)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for number, only in enumerate(FILTERS):
            self._group.addButton(self.filters[only], number)
            line.addWidget(self.filters[only])
        self.filters["all"].setChecked(True)
        self._group.idClicked.connect(self._narrow)
        column.addLayout(line)
        column.addWidget(self.body, 1)

    def _narrow(self, number: int) -> None:
        self.model.show_only(FILTERS[number])
        self._show_body(self.body.currentWidget() is not self.none)

    def _show_body(self, any_: bool) -> None:
        shown = self.list if self.model.rowCount() else self.fewer if any_ else self.none
        self.body.setCurrentWidget(shown)

    def _open(self, index: QModelIndex) -> None:
        note = self.model.note(index)
        if note is not None:
            self.opened.emit(note.id)

    def _remove(self, index: QModelIndex) -> None:
        note = self.model.note(index)
        if note is not None:
            self.removal_asked.emit(note.id)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self._kit.say("notes.list_name"))
        self.list.viewport().update()

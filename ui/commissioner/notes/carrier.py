"""Carries notes to newer versions of their documents in a worker, and tells what became of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.desks.note_views import Carried
from desktop.desks.views import Change
from desktop.pages.server import PageServer
from ui.commissioner.notes.notebook import Notebook
from ui.i18n import words
from ui.messages import Notice
from ui.services import Services
from ui.tasks import Progress, Task

T = TypeVar("T")


class Carrier(QObject):
    """`noticed(Notice)`. A note whose place is lost is said once in a session."""

    noticed = Signal(object)

    def __init__(self, services: Services, notebook: Notebook, pages: PageServer) -> None:
        super().__init__(notebook)
        self._services, self._notebook, self._pages = services, notebook, pages
        self._said: set[str] = set()
        self._sought = ""
        self._tasks: list[Task] = []

    def carry(self) -> None:
        """All notes that stand on an older version of their document."""
        desk, pages = self._notebook.desk, self._pages
        self._run(lambda _: desk.carry(pages), self._carried)

    def carry_stale(self) -> None:
        """After an undo, or a newer pack: only where the open dossier has something to carry."""
        if any(note.lost or not (note.anchor.quads or note.anchor.area) for note in self._notebook.notes):
            self.carry()

    def find_again(self, note_id: str) -> None:
        """Look for a lost note's words by likeness."""
        desk, pages = self._notebook.desk, self._pages
        self._sought = note_id
        self._run(lambda _: desk.find_again(pages, note_id), self._found)

    def stop(self) -> None:
        """The workspace closes: what is under way must tell nobody."""
        for task in self._tasks:
            task.cancel()

    def _run(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._tasks.append(self._services.tasks.run(self, work, done, self._services.messages.trouble))

    def _carried(self, carried: Carried) -> None:
        if carried.moved:
            self._notebook.reload()
            self.noticed.emit(Notice(words("notes.carried", n=len(carried.moved)), "ok"))
        lost = set(carried.lost) - self._said
        if lost:
            self._said |= lost
            self.noticed.emit(Notice(words("notes.lost_count", n=len(lost)), "warn"))

    def _found(self, change: Change | None) -> None:
        if change is None:
            self.noticed.emit(Notice(words("notes.not_found"), "warn"))
            return
        self._notebook.reload()
        self._notebook.open(self._sought)
        self.noticed.emit(Notice(words("notes.found_again"), "ok"))

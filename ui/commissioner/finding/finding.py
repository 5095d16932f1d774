"""Search in the commissioner's window: the page, its keys, and the way to what was found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desks.finds import FoundPlace
from desktop.pages.server import PageServer
from desktop.storage.letters import plain
from ui.actions import Action
from ui.commissioner.finding.find_page import FindPage
from ui.commissioner.room import FACTS, ReadingRoom
from ui.commissioner.session import Session
from ui.models import found
from ui.services import Services

KINDS = ("document", "fact", "note", "comment")
ICONS = ("file-text", "table-2", "sticky-note", "message-square")


class Finding(QObject):
    """`shown(page)` when the search is wanted, or `shown(room)` when a place in it is opened."""

    shown = Signal(object)

    def __init__(
        self, services: Services, session: Session, room: ReadingRoom, pages: PageServer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._room = session, room
        self.page = FindPage(services.kit, session, session.desk.finder, services.tasks, pages)
        self.page.opened.connect(self.open_place)
        self.page.left.connect(self._leave)
        self.page.troubled.connect(services.messages.trouble)

    def actions(self) -> list[Action]:
        """Search by name and by key. The filters' keys work where the search is shown."""
        kinds = [
            Action(f"find.act.kind.{kind}", partial(self._turn, n), icon, f"Alt+{n + 1}", "find.group")
            for n, (kind, icon) in enumerate(zip(KINDS, ICONS, strict=True))
        ]
        narrowing = self.page.narrowing
        narrow = [
            Action("find.act.type", self._if_shown(narrowing.open_types), "file-text", "Alt+5", "find.group"),
            Action(
                "find.act.lang", self._if_shown(narrowing.open_languages), "languages", "Alt+6", "find.group"
            ),
        ]
        scope = Action("find.act.scope", self._turn_scope, "folder-search", "Alt+0", "find.group")
        return [Action("find.act", self.show, "search", "Ctrl+Shift+F", "find.group"), *kinds, *narrow, scope]

    def show(self) -> None:
        """The search, with what is selected in the document as its question."""
        picked = self._room.reader.canvas.selection()
        self.shown.emit(self.page)
        self.page.start(" ".join(picked.quote.split()) if picked is not None else "")

    def open_place(self, place: FoundPlace, query: str) -> None:
        """To the place itself: the document at its page, the facts, the note, the comment."""
        room = self._room
        self.shown.emit(room)
        self._session.open(place.dossier)
        if place.kind == "document":
            room.show_pane("read")
            room.show_page(place.place, place.page)
            self._mark(place, query)
        elif place.kind == "comment":
            room.show_pane("score")
            if place.place in found.PARTS:
                room.card.comment.setChecked(True)
            else:
                room.card.show_criterion(place.place)
        elif place.kind == "note":
            room.note_asked.emit(place.place)
        else:
            room.show_pane("read")
            room.show_tab(FACTS)

    def walk(self, by: int) -> None:
        """F6: from pane to pane."""
        panes = self.page.panes()
        focus = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(panes) if _holds(pane, focus)), -by)
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _mark(self, place: FoundPlace, query: str) -> None:
        """Look in the document for the same word; where it was spelled otherwise, for the word found."""
        row = found.shown(place)
        words = [row.snippet[start : start + length] for start, length in row.hits]
        typed = query.strip()
        if words and self._room.center.currentWidget() is self._room.reader:
            same = any(plain(word).startswith(plain(typed)) for word in words)
            bar = self._room.reader.finding
            bar.box.edit.setText(typed if same else words[0])
            bar.open()

    def _leave(self) -> None:
        self.shown.emit(self._room)

    def _if_shown(self, act: Callable[[], None]) -> Callable[[], None]:
        return lambda: act() if self.page.isVisible() else None

    def _turn(self, number: int) -> None:
        if self.page.isVisible():
            self.page.filters.toggle(number)

    def _turn_scope(self) -> None:
        if self.page.isVisible():
            self.page.filters.toggle_scope()


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return pane is focus or (focus is not None and pane.isAncestorOf(focus))

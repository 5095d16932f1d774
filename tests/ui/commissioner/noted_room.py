"""A commissioner's window over a real workspace whose document is a real paper, and how one marks it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.desks.commissioner import noting
from desktop.desks.note_views import Anchor, NoteView
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers import editions
from tests.helpers.editions import Edition
from tests.ui.commissioner.sample_desk import strategy_pdf
from ui.commissioner.window import CommissionerWindow
from ui.reader.letters import Letters
from ui.services import Services

CHAIR = "make up 31 % of the cost"
FELL = "Employment of participants fell"
STAGES = "Seven of eight stages"


class Paper:
    """A PDF of the strategy, with its texts as the page server reads them."""

    def __init__(self, pages: PageServer, data: bytes) -> None:
        self.data = data
        handle = pages.open(data, "plan")
        self.texts = [pages.text(handle, page) for page in range(1, handle.pages + 1)]
        self.letters = [
            Letters(text, pages.boxes(handle, page)) for page, text in enumerate(self.texts, start=1)
        ]
        pages.close_document(handle)

    def edition(self) -> Edition:
        return Edition({"plan": self.texts}, {"plan": self.data})

    def find(self, words: str, page: int = 1) -> tuple[int, int]:
        """Where words stand on a page, however its lines are broken."""
        found = re.search(r"\s+".join(map(re.escape, words.split())), self.texts[page - 1])
        assert found is not None, words
        return found.span()

    def anchor(self, words: str, page: int = 1) -> Anchor:
        (start, end), text = self.find(words, page), self.texts[page - 1]
        quads = self.letters[page - 1].quads(start, end)
        around = text[max(0, start - 32) : start], text[end : end + 32]
        return Anchor(self.edition().sha(), page, quads, text[start:end], *around, start)


class NotedRoom:
    """The window, its workspace and its paper."""

    def __init__(
        self, qtbot: QtBot, folder: Path, pages: PageServer, services: Services, paper: Paper
    ) -> None:
        self.qtbot, self.paper, self.folder = qtbot, paper, folder
        self.ws: Workspace = editions.open_first(folder, paper.edition()).workspace
        self.window = CommissionerWindow(self.ws, pages, services)
        self.notes = self.window.notes
        self.room = self.window.room
        self.canvas = self.window.room.reader.canvas

    def show(self, width: int = 1440, height: int = 900) -> None:
        self.window.resize(width, height)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.session.open("D1")
        self.room.show_document("plan")
        self.qtbot.waitUntil(lambda: self.canvas.letters(0) is not None)

    def select(self, words: str, page: int = 1) -> None:
        """Select words as a drag of the mouse does at its end."""
        start, end = self.paper.find(words, page)
        self.canvas.setFocus()
        self.canvas.selecting.select(page - 1, start, end)
        self.canvas.picked.emit(self.canvas.selection())

    def key(self, letter: str) -> None:
        """A letter typed on the pages, in whatever alphabet."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.canvas, event)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.canvas, key)

    def add(self, words: str, meaning: str = "note", **parts: object) -> str:
        """A note that is there already, read by the window."""
        note_id = f"n{len(self.stored())}"
        noting.add(self.ws, "D1", self.paper.anchor(words), meaning, note_id=note_id, **parts)  # type: ignore[arg-type]
        self.notes.notebook.reload()
        return note_id

    def stored(self) -> list[NoteView]:
        return noting.of_dossier(self.ws, "D1")

    def only(self) -> NoteView:
        (note,) = self.stored()
        return note


def paper_of(pages: PageServer, count: int = 3) -> Paper:
    return Paper(pages, strategy_pdf("en", count)[0])

"""A file to be kept: what it is, what to do with it, whether it was done. Its verb stands at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, column, row
from ui.widgets.label import Elided, Label


class FileRow(Card):
    """`asked` when its button is pressed; `show_done(where)` turns the row to its finished state."""

    asked = Signal()

    def __init__(self, kit: Kit, icon: str, title: Phrase, helping: Phrase, act: Phrase) -> None:
        super().__init__(part="well", inner=Space.M)
        self.tile = Tile(kit, icon)
        self.title = Label(kit, title, BODY, SEMIBOLD, wrap=True)
        self._help = Label(kit, helping, DENSE, ink="muted", wrap=True)
        wide = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        for label in (self.title, self._help):
            label.setSizePolicy(wide)  # the button asks for its room, the words take the rest
        self._tick = Picture(kit, "circle-check", "ok", 14)
        self._where = Elided(kit, literal(""), CAPTION, ink="ok", middle=True)
        self.button = Button(kit, act, "secondary", "download", height=40)
        self.button.clicked.connect(self.asked)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._done = QWidget()  # a widget: an empty layout would have no width, and take it from its column
        told = row(self._tick)
        told.addWidget(self._where, 1)
        self._done.setLayout(told)
        line = row(self.tile, spacing=Space.M)
        line.addLayout(column(self.title, self._help, self._done, spacing=2), 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)
        self.show_done(None)

    def show_done(self, where: str | None) -> None:
        """Where the file was saved to; None: not yet."""
        self._done.setVisible(where is not None)
        self._help.setVisible(where is None)  # the row keeps its height
        self._where.set_phrase(words("first.saved", path=literal(where or "")))

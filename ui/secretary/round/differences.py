"""What taking a rubric would change, shown before anything is replaced."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.desks.secretary.builder.rubrics import Difference
from desktop.intake.round_file import RoundFile
from ui.i18n import Phrase, literal, words
from ui.secretary.round.saying import place_words, value_words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, row
from ui.widgets.label import Label
from ui.widgets.scroll import frameless

MOST = 200  # rows drawn; the rest is a number


class Differences(QWidget):
    """`taken(RoundFile)` replaces, `left` keeps everything as it is (the safe answer)."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._after: RoundFile | None = None
        self._title = Label(kit, literal(""), SECTION, SEMIBOLD, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        inner = QWidget()
        inner.setProperty("part", "inner")
        holder = QVBoxLayout(inner)
        holder.setContentsMargins(0, 0, Space.M, 0)
        holder.addLayout(self._grid)
        holder.addStretch(1)
        area = frameless(inner)
        area.setAccessibleName(kit.say("differ.list"))
        self.keep = Button(kit, words("differ.keep"), "secondary", "arrow-left", height=36)
        self.take = Button(kit, words("differ.take"), "secondary", "replace", height=36)
        self.keep.clicked.connect(self.left)
        self.take.clicked.connect(self._take)
        card = Card(inner=Space.XL)
        card.body.addWidget(self._title)
        card.body.addWidget(Label(kit, words("differ.help"), DENSE, ink="muted", wrap=True))
        card.body.addWidget(area, 1)
        card.body.addLayout(row(self.keep, 1, self.take))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.S, Space.L)
        column.addWidget(card)

    def show_changes(self, name: Phrase, after: RoundFile, changes: list[Difference]) -> None:
        """What stands now beside what would."""
        self._after = after
        self._title.set_phrase(words("differ.title", name=name, n=len(changes)))
        clear(self._grid)
        for column, key in enumerate(("differ.where", "differ.now", "differ.then")):
            self._grid.addWidget(Label(self._kit, words(key), CAPTION, MEDIUM, "muted"), 0, column)
            self._grid.setColumnStretch(column, 1)
        for at, one in enumerate(changes[:MOST], 1):
            self._row(at, one)
        if len(changes) > MOST:
            more = words("differ.more", n=len(changes) - MOST)
            self._grid.addWidget(Label(self._kit, more, DENSE, ink="muted"), MOST + 1, 0, 1, 3)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, at: int, one: Difference) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Label(self._kit, place_words(one.place), DENSE, MEDIUM, wrap=True), at, 0, top)
        for column, text in ((1, one.old), (2, one.new)):
            phrase = value_words(one.place, text) if text else words("differ.nothing")
            label = Label(self._kit, phrase, DENSE, ink="text" if text else "faint", wrap=True)
            self._grid.addWidget(label, at, column, top)

    def _take(self) -> None:
        self.taken.emit(self._after)

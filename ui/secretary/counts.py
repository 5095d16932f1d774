"""Five counts on top of a room: caption, figure, one line of meaning. State by word, not colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import Phrase, literal
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, SEMIBOLD, Space, Type
from ui.widgets.label import Ink, Label

FIGURE = Type(22, 28)


@dataclass(frozen=True)
class Count:
    """What one card says."""

    caption: Phrase
    figure: Phrase
    note: Phrase
    ink: Ink = "text"


class CountCard(QFrame):
    """Eighty high; long captions and notes wrap to two lines at most."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, 10, Space.M, 10)
        column.setSpacing(1)
        empty = literal("")
        self._caption = Label(kit, empty, CAPTION, SEMIBOLD, "muted", wrap=True)
        self._figure = Label(kit, empty, FIGURE, SEMIBOLD)
        self._note = Label(kit, empty, CAPTION, MEDIUM, "muted", wrap=True)
        for label in (self._caption, self._figure, self._note):
            column.addWidget(label)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        return QSize(160, super().sizeHint().height())

    def set_compact(self, compact: bool) -> None:
        """On low windows the line of meaning moves to the tool tip."""
        self._note.setVisible(not compact)

    def show_count(self, count: Count) -> None:
        self._caption.set_phrase(count.caption)
        self._figure.set_phrase(count.figure)
        self._figure.set_ink(count.ink)
        self._note.set_phrase(count.note)
        self.setToolTip(self._note.text())


class Counts(QWidget):
    """A row of count cards of equal width."""

    def __init__(self, kit: Kit, how_many: int = 5) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.cards = [CountCard(kit) for _ in range(how_many)]
        for card in self.cards:
            row.addWidget(card, 1)

    def set_compact(self, compact: bool) -> None:
        for card in self.cards:
            card.set_compact(compact)

    def show_counts(self, counts: list[Count]) -> None:
        for card, count in zip(self.cards, counts, strict=True):
            card.show_count(count)

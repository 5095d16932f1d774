"""The card of a dossier from which I am recused: closed, with the reason, and the way back if any."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desks.views import RecusalView
from desktop.model.text import Text
from ui.commissioner.conflicts.ground_choice import OTHER
from ui.i18n import data, literal, words
from ui.services import Kit
from ui.theme.tokens import DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Tile
from ui.widgets.label import Label, heading


class ClosedCard(QWidget):
    """`withdrawn` when the person takes the recusal back."""

    withdrawn = Signal()

    def __init__(self, kit: Kit, grounds: Mapping[str, Text]) -> None:
        super().__init__()
        self._grounds = grounds
        self._ground = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        self._note = Label(kit, literal(""), DENSE, ink="muted", wrap=True)
        self._means = Label(kit, literal(""), DENSE, ink="muted", wrap=True)
        self.undo = Button(kit, words("comm.recuse.withdraw"), "secondary", "undo-2")
        self.undo.clicked.connect(self.withdrawn)
        card = Card(part="well")
        card.body.addWidget(self._ground)
        card.body.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.XXL, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Tile(kit, "circle-slash", "warn", 48))
        column.addWidget(heading(kit, words("comm.recuse.closed"), SECTION))
        column.addWidget(card)
        column.addWidget(self._means)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def set_grounds(self, grounds: Mapping[str, Text]) -> None:
        """Those of another version of the round."""
        self._grounds = grounds

    def show_recusal(self, recusal: RecusalView) -> None:
        ground = self._grounds.get(recusal.ground)
        named = words("comm.recuse.other") if recusal.ground == OTHER else literal(recusal.ground)
        self._ground.set_phrase(data(ground) if ground else named)
        self._note.set_phrase(literal(recusal.note))
        self._note.setVisible(bool(recusal.note))
        before = recusal.declared_before
        self._means.set_phrase(words("comm.recuse.before" if before else "comm.recuse.kept"))
        self.undo.setVisible(not before)

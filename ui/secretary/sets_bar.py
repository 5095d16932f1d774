"""Several sets are equally good: a tab for each, and what they share. Showing one chooses nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.i18n import Phrase, literal, words
from ui.secretary.decision_view import DecisionView
from ui.services import Kit
from ui.theme.tokens import CAPTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import clear
from ui.widgets.label import Label

SHOWN = 8


class SetsBar(QWidget):
    """`chosen(number)` from 0; hidden while there is one set or none."""

    chosen = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.buttons: list[Button] = []
        self.hide()

    def show_sets(self, view: DecisionView, at: int) -> None:
        clear(self._row)
        for button in self.buttons:
            self._group.removeButton(button)
        self.buttons = [self._tab(number, at) for number in range(min(len(view.sets), SHOWN))]
        self._row.addWidget(Label(self._kit, words("decision.sets"), CAPTION, SEMIBOLD))
        for button in self.buttons:
            self._row.addWidget(button)
        if len(view.sets) > SHOWN:
            more = words("decision.sets.more", n=len(view.sets) - SHOWN)
            self._row.addWidget(Label(self._kit, more, CAPTION, ink="muted"))
        self._row.addWidget(Label(self._kit, shared(view), CAPTION, ink="muted", wrap=True), 1)
        self.setVisible(len(view.sets) > 1)

    def _tab(self, number: int, at: int) -> Button:
        button = Button(self._kit, literal(str(number + 1)), height=32)
        button.setCheckable(True)
        button.setChecked(number == at)
        button.setAccessibleName(self._kit.say("decision.sets.one", n=number + 1))
        self._group.addButton(button, number)
        return button


def shared(view: DecisionView) -> Phrase:
    """Which dossiers all the sets hold."""
    common = set(view.sets[0]).intersection(*view.sets[1:]) if view.sets else set()
    names = [line.short for line in view.lines if line.code in common]
    if not names:
        return words("decision.sets.nothing")
    return words("decision.sets.shared", codes=literal(", ".join(names)))

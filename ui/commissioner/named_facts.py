"""The facts that a criterion names: label, value with its unit, the way to the document they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import Phrase, literal
from ui.services import Kit
from ui.theme.tokens import CAPTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import clear
from ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class NamedFact:
    """A fact that the rubric names beside a criterion; `source` is the code of the document it came from,
    where the dossier has it."""

    label: Phrase
    value: Phrase
    source: str | None = None


class NamedFacts(QWidget):
    """`source_asked(code)`. By key, sources are opened from the facts page."""

    source_asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def show_facts(self, facts: Sequence[NamedFact]) -> None:
        clear(self._grid)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line, fact in enumerate(facts):
            label = Label(self._kit, fact.label, CAPTION, ink="muted", wrap=True)
            value = Label(self._kit, fact.value, CAPTION, SEMIBOLD, wrap=len(fact.value(self._kit.say)) > 24)
            value.setAlignment(right)
            self._grid.addWidget(label, line, 0)
            value.setVisible(value.text() != fact.source)  # a document is its own source
            self._grid.addWidget(value, line, 1, right)
            if fact.source is not None:
                self._grid.addWidget(self._link(fact), line, 2, right)
        self.setVisible(bool(facts))

    def _link(self, fact: NamedFact) -> Button:
        code = fact.source or ""
        link = Button(self._kit, literal(code), "accent", height=17)
        link.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link.setToolTip(self._kit.say("marks.fact.open", code=code))
        link.clicked.connect(_Ask(self, link, code).ask)
        return link


class _Ask(QObject):
    def __init__(self, facts: NamedFacts, link: Button, code: str) -> None:
        super().__init__(link)
        self._facts, self._code = facts, code

    def ask(self) -> None:
        self._facts.source_asked.emit(self._code)

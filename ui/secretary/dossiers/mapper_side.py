"""What comes of a register: the first applications as they would be, and every fault by line and column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Fault
from ui.i18n import data, joined, literal, words
from ui.secretary.dossiers.fault_list import FaultList
from ui.secretary.dossiers.meanings import Meanings
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.card import Card, clear, reveal, rule
from ui.widgets.label import Elided, Label

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView
    from desktop.desks.secretary.registering import Look
    from desktop.intake.register import Row

SHOWN = 4


class MapperSide(QWidget):
    """Preview above, faults or remarks below."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setMinimumWidth(320)
        card = Card(inner=Space.M)
        card.body.addWidget(Label(kit, words("intake.preview"), SECTION, SEMIBOLD))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.XS)
        card.body.addLayout(self._rows)
        self._summary = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        self.meanings = Meanings(kit)
        self.faults = FaultList(kit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(card)
        column.addWidget(self.meanings)
        column.addWidget(self._summary)
        column.addWidget(self.faults, 1)

    def show_look(self, look: Look, view: IntakeView) -> None:
        self.meanings.show_faults(look.mapped.faults, view)
        clear(self._rows)
        for at, one in enumerate(look.mapped.rows[:SHOWN]):
            if at:
                self._rows.addWidget(rule())
            self._row(one, view)
        reveal(self._rows)
        faults, warnings = look.mapped.faults, look.mapped.warnings
        if faults:
            self._summary.set_phrase(words("intake.register.faults", n=len(faults)))
            self._summary.set_ink("bad")
        elif warnings:
            self._summary.set_phrase(words("intake.register.remarks", n=len(warnings)))
            self._summary.set_ink("warn")
        else:
            self._summary.set_phrase(words("intake.register.clean"))
            self._summary.set_ink("ok")
        self.faults.show_faults(faults, warnings)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        self.faults.show_faults(faults)

    def _row(self, one: Row, view: IntakeView) -> None:
        facts = sum(value is not None for value in one.facts.values())
        title = data(one.title) if one.title else literal("–")
        self._rows.addWidget(Elided(self._kit, title, DENSE, SEMIBOLD))
        places = literal(", ".join(one.region) or "–")
        about = joined(
            literal(one.code or "–"), places, literal(one.sector or "–"), words("intake.facts", n=facts)
        )
        self._rows.addWidget(Elided(self._kit, about, CAPTION, ink="muted"))

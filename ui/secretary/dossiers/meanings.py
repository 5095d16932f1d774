"""Regions and sectors that a register writes in words of its own: a person says what they mean, once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from desktop.errors import Fault
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.card import Card, clear, reveal
from ui.widgets.choice import Choice
from ui.widgets.label import Elided, Label

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView

KINDS = {"sheet-region": "region", "sheet-sector": "sector"}
MOST = 8  # different texts at once; more come when these are said


class Meanings(Card):
    """`said(kind, text, code)`: "region" or "sector", what the cell holds, what it stands for."""

    said = Signal(str, str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit = kit
        self.choices: dict[tuple[str, str], Choice] = {}
        self.body.addWidget(Label(kit, words("intake.meanings"), DENSE, SEMIBOLD, wrap=True))
        self.body.addWidget(Label(kit, words("intake.meanings.help"), CAPTION, ink="muted", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.body.addLayout(self._grid)

    def show_faults(self, faults: Iterable[Fault], view: IntakeView) -> None:
        """A row for each text that is none of the round's places."""
        wanted = dict.fromkeys(
            (KINDS[fault.code], str(fault.args["value"]))
            for fault in faults
            if fault.code in KINDS and fault.args["value"]
        )
        shown = list(wanted)[:MOST]
        self.setVisible(bool(shown))
        if shown == list(self.choices):
            return
        clear(self._grid)
        self.choices = {}
        for line, (kind, text) in enumerate(shown):
            choice = Choice(self._kit, words("intake.meanings.of", text=literal(text)))
            choice.offer([("", words("intake.meanings.none")), *_options(kind, view)], "")
            choice.picked.connect(_Said(self, kind, text))
            self.choices[kind, text] = choice
            self._grid.addWidget(Elided(self._kit, literal(text), DENSE), line, 0)
            self._grid.addWidget(choice, line, 1)
        reveal(self._grid)


def _options(kind: str, view: IntakeView) -> list[tuple[str, Phrase]]:
    table = view.regions if kind == "region" else view.sectors
    return [(code, joined(data(names), literal(code))) for code, names in table.items()]


class _Said:
    """One text got its meaning."""

    def __init__(self, card: Meanings, kind: str, text: str) -> None:
        self._card, self._kind, self._text = card, kind, text

    def __call__(self, code: str) -> None:
        if code:
            self._card.said.emit(self._kind, self._text, code)

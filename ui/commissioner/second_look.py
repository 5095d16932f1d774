"""A second look before signing: marks far from my own usual, and all my marks as a picture."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.desks.views import DossierRow, SheetView
from desktop.model.statements import Round
from desktop.model.text import Text
from ui.commissioner.distribution import DotLine, Histogram
from ui.commissioner.mark import Mark
from ui.commissioner.pattern import Outlier, counts, outliers
from ui.commissioner.scale import Stops
from ui.i18n import data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, column, row, rule
from ui.widgets.label import Label

MOST = 4


class SecondLook(Card):
    """`asked(dossier, criterion)`. Criteria with a scale of their own are left out of the picture."""

    asked = Signal(str, str)

    def __init__(
        self, kit: Kit, round_: Round, rows: Mapping[str, DossierRow], sheets: Mapping[str, SheetView]
    ) -> None:
        super().__init__(inner=Space.XL)
        self._kit, self._rows, self._sheets = kit, rows, sheets
        self._stops = Stops.of(round_.rule.scale)
        self._titles: dict[str, Text] = {c.code: c.title for c in round_.rubric.criteria}
        self.buttons: list[Button] = []
        found = outliers(sheets, MOST)
        if found:
            self._far(found)
        self._all()

    def _far(self, found: list[Outlier]) -> None:
        self.body.addWidget(Label(self._kit, words("comm.look.title"), SECTION, SEMIBOLD, wrap=True))
        self.body.addWidget(Label(self._kit, words("comm.look.body"), DENSE, ink="muted", wrap=True))
        for outlier in found:
            self.body.addWidget(rule())
            self.body.addLayout(self._line(outlier))
        self.body.addWidget(rule())

    def _line(self, outlier: Outlier) -> QHBoxLayout:
        title = Label(self._kit, data(self._rows[outlier.dossier].title), DENSE, SEMIBOLD, wrap=True)
        criterion = joined(literal(outlier.criterion), data(self._titles[outlier.criterion]))
        texts = column(title, Label(self._kit, criterion, CAPTION, ink="muted", wrap=True), spacing=0)
        mark = Mark(self._kit, self._kit.say.number(self._stops.text(outlier.mark)))
        middle = self._stops.text(outlier.middle)
        usual = words("comm.look.usual", mark=lambda say: say.number(middle))
        button = Button(self._kit, words("comm.look.act"), "ghost", height=32)
        button.clicked.connect(_Ask(self, outlier).ask)
        self.buttons.append(button)
        told = Label(self._kit, usual, CAPTION, ink="muted")
        line = row(texts, DotLine(self._kit, self._stops, outlier), mark, told, button, spacing=Space.M)
        line.setStretch(0, 1)
        return line

    def _all(self) -> None:
        given = counts(self._sheets, self._stops.count)
        title = Label(self._kit, words("comm.look.all"), DENSE, SEMIBOLD, wrap=True)
        total = Label(self._kit, words("comm.look.count", n=sum(given)), CAPTION, ink="muted")
        head = row(title, total)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(Histogram(self._kit, self._stops, given))


class _Ask(QObject):
    def __init__(self, card: SecondLook, outlier: Outlier) -> None:
        super().__init__(card)
        self._card, self._outlier = card, outlier

    def ask(self) -> None:
        self._card.asked.emit(self._outlier.dossier, self._outlier.criterion)

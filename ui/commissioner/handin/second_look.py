"""A second look before signing: marks that do not fit my others, and all my marks as a picture."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.decide.own_pattern import Marks, Outlier, counts, outliers
from desktop.desks.views import DossierRow
from desktop.model.statements import Round
from desktop.model.text import Text
from ui.commissioner.card.mark import Mark
from ui.commissioner.card.scale import Stops, stops_of
from ui.commissioner.card.spoken import shown_value
from ui.commissioner.own_marks.distribution import DotLine, Histogram
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, column, row, rule
from ui.widgets.label import Label

MOST = 6


class SecondLook(Card):
    """`asked(dossier, criterion)`. Criteria with a scale of their own are left out of the picture."""

    asked = Signal(str, str)

    def __init__(self, kit: Kit, round_: Round, rows: Mapping[str, DossierRow], marks: Marks) -> None:
        super().__init__(inner=Space.XL)
        self._kit, self._rows = kit, rows
        self._marks = marks
        self._common = Stops.of(round_.rule.scale)
        self._stops = {c.code: stops_of(round_.rule, c.code) for c in round_.rule.criteria}
        self._titles: dict[str, Text] = {c.code: c.title for c in round_.rubric.criteria}
        self.buttons: list[Button] = []
        found = outliers(self._marks, {code: stops.last for code, stops in self._stops.items()}, MOST)
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

    def _line(self, one: Outlier) -> QHBoxLayout:
        stops = self._stops.get(one.criterion, self._common)
        title = Label(self._kit, data(self._rows[one.dossier].title), DENSE, SEMIBOLD, wrap=True)
        reason = Label(self._kit, self._reason(one, stops), CAPTION, ink="muted", wrap=True)
        texts = column(title, spacing=0)
        if one.criterion:
            named = joined(literal(one.criterion), data(self._titles[one.criterion]))
            texts.addWidget(Label(self._kit, named, CAPTION, wrap=True))
        texts.addWidget(reason)
        mark = Mark(self._kit, self._kit.say.number(stops.text(one.mark)))
        button = Button(self._kit, words("comm.look.act"), "ghost", height=32)
        button.clicked.connect(_Ask(self, one).ask)
        self.buttons.append(button)
        picture = [DotLine(self._kit, stops, one)] if one.kind == "far" else []
        line = row(texts, *picture, mark, button, spacing=Space.M)
        line.setStretch(0, 1)
        return line

    def _reason(self, one: Outlier, stops: Stops) -> Phrase:
        """Why it is listed, in figures of my own."""
        if one.kind == "flat":
            return words("marks.look.flat")
        usual, expected = stops.low + stops.step * one.usual, stops.low + stops.step * one.expected
        return joined(
            words("marks.look.usual", mark=lambda say: shown_value(say, usual)),
            words("marks.look.expected", mark=lambda say: shown_value(say, expected)),
        )

    def _all(self) -> None:
        shared = frozenset(code for code, stops in self._stops.items() if stops == self._common)
        given = counts(self._marks, self._common.count, shared)
        title = Label(self._kit, words("comm.look.all"), DENSE, SEMIBOLD, wrap=True)
        total = Label(self._kit, words("comm.look.count", n=sum(given)), CAPTION, ink="muted")
        head = row(title, total)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(Histogram(self._kit, self._common, given))


class _Ask(QObject):
    def __init__(self, card: SecondLook, outlier: Outlier) -> None:
        super().__init__(card)
        self._card, self._outlier = card, outlier

    def ask(self) -> None:
        self._card.asked.emit(self._outlier.dossier, self._outlier.criterion)

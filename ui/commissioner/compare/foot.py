"""Under the comparison: all my marks of either dossier, and how my marks on this criterion lie."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.decide.own_pattern import at_stops, middle
from ui.commissioner.card.scale import Stops
from ui.commissioner.card.spoken import shown_value
from ui.commissioner.compare.bars import MarkBars
from ui.commissioner.compare.pair import Pair
from ui.commissioner.own_marks.collected import own_marks
from ui.commissioner.own_marks.dot_strip import DotStrip, Named
from ui.i18n import data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.card import Card, clear
from ui.widgets.label import Label


class CompareFoot(QWidget):
    """`chosen(criterion)` by a click on a bar."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.bars = (MarkBars(kit), MarkBars(kit))
        self._titles = tuple(Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True) for _ in range(3))
        self._notes = tuple(Label(kit, literal(""), CAPTION, ink="muted", wrap=True) for _ in range(3))
        self._slot = QVBoxLayout()
        self.strip: DotStrip | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.L)
        for place in range(3):
            self._line.addWidget(self._card(place), 1)
        for bars in self.bars:
            bars.chosen.connect(self.chosen)

    def stack(self, stacked: bool) -> None:
        """Under each other where there is room for one."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)

    def show_pair(self, pair: Pair) -> None:
        """`own_distribution` of the round decides whether my usual and the strip are shown."""
        shown = pair.session.round.visibility.own_distribution
        own = own_marks(pair.session) if shown else {}
        stops = {code: pair.scored_of(code).stops for code in pair.codes}
        usual = {code: middle(own, code) for code in pair.codes}
        for at, place in ((0, 0), (1, 2)):
            self._titles[place].set_phrase(data(pair.row(at).title))
            self._notes[place].set_phrase(
                words("marks.compare.bars_usual" if shown else "marks.compare.bars")
            )
            self.bars[at].show_marks(stops, pair.sheet(at).marks, usual, pair.criterion)
        self._show_strip(pair, own, usual[pair.criterion], shown)

    def _show_strip(
        self, pair: Pair, own: dict[str, dict[str, int | None]], usual: Fraction | None, shown: bool
    ) -> None:
        self._titles[1].set_phrase(words("marks.compare.strip", code=pair.criterion))
        stops = pair.scored.stops
        given = at_stops(own, pair.criterion, stops.count)
        if not shown:
            self._notes[1].set_phrase(words("marks.own.hidden"))
        elif usual is None:
            self._notes[1].set_phrase(words("marks.own.none"))
        else:
            value = stops.low + stops.step * usual
            self._notes[1].set_phrase(
                joined(
                    words("comm.look.count", n=sum(len(codes) for codes in given)),
                    words("marks.own.median", mark=lambda say: shown_value(say, value)),
                )
            )
        strip = self._strip_of(stops)
        strip.show_marks(given, tuple(Named(pair.code(at), data(pair.row(at).title)) for at in (0, 1)))
        strip.setVisible(shown)

    def _strip_of(self, stops: Stops) -> DotStrip:
        """The strip, another one for another scale."""
        if self.strip is None or self.strip.stops != stops:
            clear(self._slot)
            self.strip = DotStrip(self._kit, stops)
            self._slot.addWidget(self.strip)
        return self.strip

    def _card(self, place: int) -> Card:
        card = Card(inner=Space.L)
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        card.body.setSpacing(2)
        card.body.addWidget(self._titles[place])
        card.body.addWidget(self._notes[place])
        card.body.addStretch(1)
        if place == 1:
            card.body.addLayout(self._slot)
        else:
            card.body.addWidget(self.bars[place // 2])
        return card

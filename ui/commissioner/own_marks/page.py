"""My own marks in this round: how they move over the order I read, how they lie on each criterion, and
what deserves a second look. Only I see it, and nothing here says what is right."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.decide.own_pattern import at_stops, levels, middle, thirds
from ui.commissioner.card.scale import Stops, stops_of
from ui.commissioner.card.spoken import shown_value
from ui.commissioner.handin.second_look import SecondLook
from ui.commissioner.own_marks.collected import own_marks
from ui.commissioner.own_marks.dot_strip import DotStrip, Named
from ui.commissioner.own_marks.drift import Drift, Read
from ui.commissioner.paned_page import PanedPage
from ui.commissioner.session import Session
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.card import Card, Empty, column
from ui.widgets.chip import Filter
from ui.widgets.flow import Flow
from ui.widgets.label import Label, heading

WIDEST, EACH = 1344, 380
ALL = ""


class OwnMarksPage(PanedPage):
    """`asked(dossier, criterion)` leads to a mark. Read anew each time it is shown."""

    asked = Signal(str, str)

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__(kit, WIDEST)
        self._session = session
        self._own: dict[str, dict[str, int | None]] = {}
        self._stops: dict[str, Stops] = {}
        self.criterion = ALL
        self.chips: dict[str, Filter] = {}
        self.drift = Drift(kit, Stops.of(session.round.rule.scale))
        self._thirds = Label(kit, literal(""), DENSE, ink="muted", wrap=True)
        self.look: SecondLook | None = None
        self.keep(self.drift)
        self.drift.chosen.connect(self._chosen)

    def show_marks(self) -> None:
        """Everything as it is now."""
        rule = self._session.round.rule
        self._own = own_marks(self._session)
        self._stops = {c.code: stops_of(rule, c.code) for c in rule.criteria}
        if self.criterion not in self._stops:
            self.criterion = ALL
        self._refill()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def choose(self, criterion: str) -> None:
        """The picture of one criterion, or of all."""
        self.criterion = criterion
        self._show_drift()

    # -- inside -------------------------------------------------------------------------------

    def _fill(self) -> None:
        add = self._body.addWidget
        add(heading(self._kit, words("marks.own.title"), PAGE))
        add(Label(self._kit, words("marks.own.subtitle"), BODY, ink="muted", wrap=True))
        self._body.addSpacing(Space.S)
        if not levels(self._own, self._lasts()):
            todo = words("marks.own.empty_todo")
            add(Empty(self._kit, "chart-column", words("marks.own.empty"), todo))
            return
        add(self._drift_card())
        add(self._strips())
        add(self._second_look())

    def _lasts(self) -> dict[str, int]:
        return {code: stops.last for code, stops in self._stops.items()}

    def _drift_card(self) -> Card:
        card = Card(inner=Space.XL)
        self._thirds = Label(self._kit, literal(""), DENSE, ink="muted", wrap=True)
        card.body.addWidget(Label(self._kit, words("marks.own.drift"), SECTION, SEMIBOLD, wrap=True))
        card.body.addWidget(self._thirds)
        chips = Flow(6)
        self.chips = {ALL: Filter(self._kit, words("marks.own.all"))}
        self.chips |= {code: Filter(self._kit, literal(code)) for code in self._stops}
        for code, chip in self.chips.items():
            chip.clicked.connect(_Choose(self, code).choose)
        chips.add(*self.chips.values())
        card.body.addLayout(chips)
        card.body.addWidget(self.drift)
        self.drift.show()
        self._show_drift()
        return card

    def _show_drift(self) -> None:
        for code, chip in self.chips.items():
            chip.setChecked(code == self.criterion)
        lasts = self._lasts()
        wanted = lasts if self.criterion == ALL else {self.criterion: lasts[self.criterion]}
        means = levels(self._own, wanted)
        rows = {row.code: row for row in self._session.rows}
        read = [
            Read(code, rows[code].position, data(rows[code].title), share)
            for code, share in means.items()
            if code in rows
        ]
        found = thirds(means)
        stops = self._stops.get(self.criterion) or Stops.of(self._session.round.rule.scale)
        self.drift.show_read(read, found, stops)
        if found is None:
            self._thirds.set_phrase(words("marks.own.few"))
        else:
            first, second, last = (self._figure(third.mean) for third in found)
            self._thirds.set_phrase(words("marks.own.thirds", first=first, second=second, last=last))

    def _figure(self, share: Fraction) -> Phrase:
        value = self.drift.value(share)
        return lambda say: shown_value(say, value)

    def _strips(self) -> Card:
        card = Card(inner=Space.XL)
        card.body.addWidget(Label(self._kit, words("marks.own.strips"), SECTION, SEMIBOLD, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XXL)
        grid.setVerticalSpacing(Space.L)
        across = 1 if self.stacked else max(1, min(3, self.viewport().width() // EACH))
        for at, criterion in enumerate(
            c for c in self._session.round.rubric.criteria if c.code in self._stops
        ):
            name = joined(literal(criterion.code), data(criterion.title))
            grid.addLayout(
                self._strip(criterion.code, name), at // across, at % across, Qt.AlignmentFlag.AlignTop
            )
        for place in range(across):
            grid.setColumnStretch(place, 1)
        card.body.addLayout(grid)
        return card

    def _strip(self, code: str, name: Phrase) -> QVBoxLayout:
        stops, usual = self._stops[code], middle(self._own, code)
        given = at_stops(self._own, code, stops.count)
        strip = DotStrip(self._kit, stops, tall=False)
        here = self._session.code
        named = (Named(here, words("marks.own.this")),) if here in self._own else ()
        strip.show_marks(given, named)
        said: Phrase = words("marks.own.none")
        if usual is not None:
            value = stops.low + stops.step * usual
            said = joined(
                words("comm.look.count", n=sum(len(codes) for codes in given)),
                words("marks.own.median", mark=lambda say: shown_value(say, value)),
            )
        title = Label(self._kit, name, DENSE, SEMIBOLD, wrap=True)
        return column(title, Label(self._kit, said, CAPTION, ink="muted", wrap=True), strip, spacing=0)

    def _second_look(self) -> QWidget:
        rows = {row.code: row for row in self._session.rows}
        marks = {code: given for code, given in self._own.items() if code in rows}
        self.look = SecondLook(self._kit, self._session.round, rows, marks)
        self.look.asked.connect(self.asked)
        return self.look

    def _chosen(self, code: str) -> None:
        self.asked.emit(code, self.criterion)


class _Choose(QObject):
    def __init__(self, page: OwnMarksPage, code: str) -> None:
        super().__init__(page.widget())
        self._page, self._code = page, code

    def choose(self) -> None:
        self._page.choose(self._code)

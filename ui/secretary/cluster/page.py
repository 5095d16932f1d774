"""The cluster desk: figures of all applications side by side, where they come from, what to ask about."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from desktop.decide.factsheet import FactLook
from desktop.desks.secretary.cluster import ClusterDesk, ClusterRow
from ui.commissioner.card.fact_words import shown_figure, shown_look
from ui.commissioner.facts.cards import BenchmarkCard, DerivedCard, StarsCard
from ui.i18n import Phrase, Speech, data, joined, literal, words
from ui.secretary.cluster.desk import FiguresDesk
from ui.secretary.cluster.places import PlacesGrid
from ui.secretary.cluster.table import ClusterTable
from ui.secretary.desk import Desk
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.card import Card, Empty, Picture, clear, reveal, row
from ui.widgets.field import FindBox
from ui.widgets.label import Label
from ui.widgets.scroll import frameless

WIDE = 420


class ClusterPage(RoomPage):
    """Reads its figures whenever it is entered."""

    def __init__(self, services: Services, desk: Desk, figures: FiguresDesk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("cluster.title"), words("cluster.line")
        self._figures = figures
        self.found: ClusterDesk | None = None
        self.table, self.places = ClusterTable(self.kit), PlacesGrid(self.kit)
        self.filter = FindBox(self.kit, words("cluster.filter"), "list-filter")
        self.first = self.table
        self._beside = QVBoxLayout()
        self._beside.setSpacing(Space.M)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Empty(self.kit, "map", words("cluster.none"), words("cluster.none_todo")))
        self._stack.addWidget(self._room())
        self._stack.addWidget(QWidget())  # until it is known which of the two
        self._stack.setCurrentIndex(2)
        self.filter.changed.connect(self.table.show_query)
        self.places.chosen.connect(self._place)
        self.table.chosen.connect(self._chosen)

    def entered(self) -> None:
        figures = self._figures
        self.services.tasks.run(
            self, lambda _report: figures.figures(), self.show_figures, self.services.messages.trouble
        )

    def show_figures(self, found: ClusterDesk | None) -> None:
        self.found = found
        self._stack.setCurrentIndex(1 if found else 0)
        if found is None:
            return
        doubted = sum(bool(one.doubts) for one in found.rows)
        self.subtitle = joined(words("cluster.count", n=len(found.rows)), words("cluster.doubts", n=doubted))
        self.places.show_desk(found)
        self.table.show_desk(found)
        self.retitled.emit()

    def _place(self, region: str, sector: str) -> None:
        self.filter.edit.setText(" ".join(code for code in (region, sector) if code))

    def _chosen(self, chosen: ClusterRow | None) -> None:
        clear(self._beside)
        if chosen is None or self.found is None:
            return
        self._beside.addWidget(self._head(chosen))
        for card in self._figures_of(chosen):
            self._beside.addWidget(card)
        self._beside.addStretch(1)
        reveal(self._beside)

    def _head(self, chosen: ClusterRow) -> Card:
        """Title, what to ask about, and the figures beside those of the rubric's example."""
        card = Card(inner=Space.L)
        card.body.addWidget(Label(self.kit, data(chosen.title), SECTION, SEMIBOLD, wrap=True))
        card.body.addWidget(Label(self.kit, literal(chosen.code), CAPTION, ink="muted"))
        for look in chosen.doubts:
            line = row(
                Picture(self.kit, "triangle-alert", "warn"),
                Label(self.kit, _asked(look), DENSE, ink="warn", wrap=True),
            )
            line.setStretch(1, 1)
            card.body.addLayout(line)
        return card

    def _figures_of(self, chosen: ClusterRow) -> Iterator[QWidget]:
        """The example of the rubric beside this application, its stars, each formula with its inputs."""
        assert self.found is not None
        rubric, looks = self.found.rubric, list(chosen.looks.values())
        compared = [look for look in looks if look.field.benchmark and look.figure is not None]
        if compared and rubric.benchmark:
            yield BenchmarkCard(self.kit, rubric.benchmark, compared)
        starred = [look for look in looks if look.star is not None]
        if starred:
            yield StarsCard(self.kit, starred)
        labels = {field.code: field.label for field in rubric.facts}
        for look in looks:
            if look.derived:
                yield DerivedCard(self.kit, look, chosen.looks, labels)

    def _room(self) -> QWidget:
        room = QWidget()
        outer = QHBoxLayout(room)
        outer.setContentsMargins(Space.XXL, Space.L, Space.M, Space.L)
        outer.setSpacing(Space.M)
        card = Card(inner=Space.M)
        card.body.addWidget(self.filter)
        card.body.addWidget(self.table, 1)
        outer.addWidget(card, 1)
        outer.addWidget(self._side())
        return room

    def _side(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("part", "inner")
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.setSpacing(Space.M)
        places = Card(inner=Space.L)
        places.body.addWidget(Label(self.kit, words("cluster.places"), DENSE, SEMIBOLD, wrap=True))
        places.body.addWidget(self.places)
        column.addWidget(places)
        column.addLayout(self._beside)
        column.addStretch(1)
        area = frameless(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(WIDE)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def _asked(look: FactLook) -> Phrase:
    """A figure that deserves a question, and the first reason why."""
    doubt, field = look.doubts[0], look.field

    def say(speech: Speech) -> str:
        named = {"name": speech.text(field.label), "value": shown_look(speech, look)}
        return speech(f"cluster.doubt.{doubt.why}", bound=shown_figure(speech, field, doubt.bound), **named)

    return say

"""The facts of a dossier: what was filed, with units and the document each figure comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.decide.factsheet import FactLook, looks
from desktop.desks.views import DossierRow
from desktop.model.dossier import Dossier, DossierRef
from desktop.model.statements import Round
from ui.commissioner.facts.cards import BenchmarkCard, DerivedCard, DoubtsCard, StarsCard
from ui.commissioner.facts.row import FactRow
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, DOSSIER, SEMIBOLD, Space, Tone
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Picture, column, reveal, row
from ui.widgets.chip import Chip
from ui.widgets.inner import Inner
from ui.widgets.label import Label, heading

ABSENT = ""  # stands for all papers that the dossier names and does not hold
TWO_FROM = 640  # logical pixels from which two columns of cards stand side by side


class FactsPage(QScrollArea):
    """`source_asked(code)`: the document of that code is wanted; `place_asked(FactLook)` its page with
    this fact; `question_asked(str)`: put this question down."""

    source_asked = Signal(str)
    place_asked = Signal(object)
    question_asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._shown: tuple[Round, DossierRow, Dossier] | None = None
        self._wide = True
        self._slot = QVBoxLayout()
        self._later: tuple[Round, list[FactLook]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fill_beside)
        self.doubts: DoubtsCard | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_dossier(self, round_: Round, row_: DossierRow, dossier: Dossier) -> None:
        """Everything that was filed, anew."""
        self._shown = (round_, row_, dossier)
        self._wide = self.viewport().width() >= TWO_FROM
        self.doubts = None
        ref = next((r for r in round_.dossiers if r.code == row_.code), None)
        page = Inner()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XXL)
        whole.setSpacing(Space.L)
        whole.addLayout(self._title(row_, len(dossier.facts)))
        if any(dossier.summary.values()):
            whole.addWidget(Label(self._kit, data(dossier.summary), BODY, ink="muted", wrap=True))
        if ref is not None and any(ref.remarks.values()):
            whole.addWidget(self._remarks(ref))
        found = looks(round_.rubric, dossier)
        doubted = [look for look in found if look.doubts]
        if doubted:
            self.doubts = DoubtsCard(self._kit, doubted, {f.code: f.label for f in round_.rubric.facts})
            self.doubts.asked.connect(self.question_asked)
            whole.addWidget(self.doubts)
        filed = [look for look in found if not look.derived]
        cards = [*self._facts(filed, dossier), *self._organisations(dossier)]
        derived = [look for look in found if look.derived or look.field.star or look.field.benchmark]
        whole.addLayout(self._columns(cards, len(derived)))
        whole.addStretch(1)
        self.setWidget(page)
        self._later = (round_, found) if derived else None
        self._soon.start()

    def _fill_beside(self) -> None:
        """The cards beside the filed facts, a moment later: the page is there without waiting for them."""
        if self._later is not None:
            for card in self._beside(*self._later):
                self._slot.addWidget(card)
            self._later = None
            reveal(self._slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and (self.viewport().width() >= TWO_FROM) != self._wide:
            self.show_dossier(*self._shown)

    def _title(self, row_: DossierRow, count: int) -> QVBoxLayout:
        title = heading(self._kit, data(row_.title), DOSSIER)
        chip = (
            Chip(self._kit, words("comm.fact.eligible"), "ok", "circle-check")
            if row_.eligible
            else Chip(self._kit, words("comm.fact.ineligible"), "warn", "triangle-alert")
        )
        facts = Chip(self._kit, words("comm.fact.count", n=count), "neutral", "table-2")
        where = joined(literal(row_.code), data(row_.region), data(row_.sector))
        line = row(chip, facts, 1)
        return column(title, Label(self._kit, where, DENSE, ink="muted", wrap=True), line, spacing=6)

    def _remarks(self, ref: DossierRef) -> Banner:
        tone: Tone = "neutral" if ref.eligible else "warn"
        title = words("comm.fact.remarks")
        return Banner(self._kit, title, data(ref.remarks), tone, "info" if ref.eligible else "triangle-alert")

    def _facts(self, found: list[FactLook], dossier: Dossier) -> list[Card]:
        """A card for each document that facts come from, in the order of the fields; what no document of
        the dossier shows stands last, in one card for papers that are not here and one for none."""
        names = {d.code: data(d.title) for d in dossier.documents}
        groups: dict[str | None, list[FactLook]] = {code: [] for code in names}
        groups |= {ABSENT: [], None: []}
        for look in found:
            code = look.field.document
            groups[code if code in names or code is None else ABSENT].append(look)
        cards = []
        for document, seen in groups.items():
            if not seen:
                continue
            card = Card(inner=Space.S)
            card.body.setSpacing(0)
            card.body.addLayout(self._source(document, names))
            for look in seen:
                line = FactRow(self._kit, look, paper=document == ABSENT)
                line.opened.connect(self.place_asked)
                card.body.addWidget(line)
            cards.append(card)
        return cards

    def _beside(self, round_: Round, found: list[FactLook]) -> list[Card]:
        """What follows from the filed figures: derived ones, stars, the example for comparison."""
        named = {look.field.code: look for look in found}
        labels = {f.code: f.label for f in round_.rubric.facts}
        cards: list[Card] = [DerivedCard(self._kit, look, named, labels) for look in found if look.derived]
        starred = [look for look in found if look.field.star is not None]
        compared = [look for look in found if look.field.benchmark is not None and look.figure is not None]
        if starred:
            cards.insert(0, StarsCard(self._kit, starred))
        if compared and any(round_.rubric.benchmark.values()):
            cards.append(BenchmarkCard(self._kit, round_.rubric.benchmark, compared))
        return cards

    def _columns(self, filed: list[Card], beside: int) -> QHBoxLayout:
        """Filed facts left, what follows from them (`beside` figures) right; without such, filed ones in
        both columns."""
        count = 2 if self.viewport().width() >= TWO_FROM else 1
        columns = [QVBoxLayout() for _ in range(count)]
        lines = [0] * count
        self._slot = QVBoxLayout()
        self._slot.setSpacing(Space.L)
        columns[-1].addLayout(self._slot)
        lines[-1] += 6 * beside
        for card in filed:
            at = lines.index(min(lines))
            columns[at].addWidget(card)
            lines[at] += card.body.count()
        line = row(*columns, spacing=Space.L)
        for at, made in enumerate(columns):
            made.setSpacing(Space.L)
            made.addStretch(1)
            line.setStretch(at, 1)
        return line

    def _source(self, document: str | None, names: dict[str, Phrase]) -> QHBoxLayout:
        """The heading over the facts of one document, with the way to it."""
        if document is None or document not in names:
            title = words("comm.fact.no_source" if document is None else "comm.fact.source_missing")
            line = row(Label(self._kit, title, CAPTION, SEMIBOLD, "muted", wrap=True))
        else:
            name = Label(self._kit, names[document], CAPTION, SEMIBOLD, "muted", wrap=True)
            button = Button(self._kit, literal(document), "accent", "file-text", height=32)
            button.clicked.connect(_Source(self, document).ask)
            line = row(name, button)
            line.setStretch(0, 1)
        line.setContentsMargins(Space.S, Space.S, 0, Space.XS)
        return line

    def _organisations(self, dossier: Dossier) -> list[Card]:
        if not dossier.organisations:
            return []
        card = Card(inner=Space.L)
        card.body.addWidget(Label(self._kit, words("comm.fact.organisations"), CAPTION, SEMIBOLD, "muted"))
        for organisation in dossier.organisations:
            name = Label(self._kit, data(organisation.name), DENSE, wrap=True)
            kind = Label(self._kit, data(organisation.kind), CAPTION, ink="muted", wrap=True)
            line = row(Picture(self._kit, "building-2"), column(name, kind, spacing=0), spacing=Space.M)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        return [card]


class _Source(QWidget):
    """Asks for one document (an object of its own, owned by the page)."""

    def __init__(self, page: FactsPage, document: str) -> None:
        super().__init__(page.widget())
        self.hide()
        self._page, self._document = page, document

    def ask(self) -> None:
        self._page.source_asked.emit(self._document)

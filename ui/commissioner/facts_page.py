"""The facts of a dossier: what was filed, with units and the document each figure comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.desks.views import DossierRow
from desktop.model.dossier import Dossier, DossierRef, FactValue
from desktop.model.rubric import FactField
from desktop.model.statements import Round
from ui.accessible import Role, hear_as
from ui.commissioner.fact_words import shown_fact
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, DOSSIER, SEMIBOLD, Radius, Space, Tone
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Picture, column, row
from ui.widgets.chip import Chip
from ui.widgets.inner import Inner
from ui.widgets.label import Label, heading
from ui.widgets.paint import painter_on, ring

TWO_FROM = 640  # logical pixels from which two columns of cards stand side by side


class FactRow(QWidget):
    """One fact. Enter opens its source, Ctrl+C copies the value with its unit."""

    opened = Signal(str)

    def __init__(self, kit: Kit, field: FactField, value: FactValue) -> None:
        super().__init__()
        self._kit, self._field, self._value = kit, field, value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        label = Label(kit, data(field.label), DENSE, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, 4, Space.S, 4)
        line.setSpacing(Space.M)
        line.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._shown(), 0, Qt.AlignmentFlag.AlignTop)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def _shown(self) -> Label:
        if self._value is None:
            return Label(self._kit, words("comm.fact.missing"), DENSE, ink="warn")
        shown = Label(
            self._kit,
            self._phrase,
            DENSE,
            SEMIBOLD,
            wrap=isinstance(self._value, (dict, str)) and self._long(),
        )
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return shown

    def _long(self) -> bool:
        return len(self._phrase(self._kit.say)) > 28

    def _phrase(self, say: object) -> str:
        return shown_fact(self._kit.say, self._field, self._value)

    def retranslate(self) -> None:
        name = self._kit.say.text(self._field.label)
        shown = self._phrase(None) if self._value is not None else self._kit.say("comm.fact.missing")
        self.setAccessibleName(f"{name}: {shown}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._phrase(None))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.document:
            self.opened.emit(self._field.document)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = painter_on(self)
            ring(painter, self.rect(), Radius.SMALL, self._kit.theme.tokens.accent)
            painter.end()


class FactsPage(QScrollArea):
    """`source_asked(code)`: the document of that code is wanted; `conflict_asked`."""

    source_asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._shown: tuple[Round, DossierRow, Dossier] | None = None
        self._wide = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_dossier(self, round_: Round, row_: DossierRow, dossier: Dossier) -> None:
        """Everything that was filed, anew."""
        self._shown = (round_, row_, dossier)
        self._wide = self.viewport().width() >= TWO_FROM
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
        cards = [*self._facts(round_, dossier), *self._organisations(dossier)]
        whole.addLayout(self._columns(cards))
        whole.addStretch(1)
        self.setWidget(page)

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

    def _facts(self, round_: Round, dossier: Dossier) -> list[Card]:
        """A card for each document that facts come from, in the order of the fields."""
        fields = [f for f in round_.rubric.facts if f.code in dossier.facts]
        names = {d.code: data(d.title) for d in dossier.documents}
        cards = []
        for document in dict.fromkeys(f.document for f in fields):
            card = Card(inner=Space.S)
            card.body.setSpacing(0)
            card.body.addLayout(self._source(document, names))
            for field in (f for f in fields if f.document == document):
                line = FactRow(self._kit, field, dossier.facts[field.code])
                line.opened.connect(self.source_asked)
                card.body.addWidget(line)
            cards.append(card)
        return cards

    def _columns(self, cards: list[Card]) -> QHBoxLayout:
        """Cards in as many columns as there is room for, each put where there is least so far."""
        count = 2 if self.viewport().width() >= TWO_FROM else 1
        columns = [QVBoxLayout() for _ in range(count)]
        filled = [0] * count
        for card in cards:
            at = filled.index(min(filled))
            columns[at].addWidget(card)
            filled[at] += card.body.count()
        line = row(*columns, spacing=Space.L)
        for at, made in enumerate(columns):
            made.setSpacing(Space.L)
            made.addStretch(1)
            line.setStretch(at, 1)
        return line

    def _source(self, document: str | None, names: dict[str, Phrase]) -> QHBoxLayout:
        """The heading over the facts of one document, with the way to it."""
        if document is None or document not in names:
            title = words("comm.fact.no_source")
            if document is not None:
                title = words("comm.fact.source_missing", code=document)
            line = row(Label(self._kit, title, CAPTION, SEMIBOLD, "muted"), 1)
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

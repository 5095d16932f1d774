"""One dossier on the page of changes: each fact as it was and as it is, documents, what is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from desktop.desks.commissioner.changes import DossierChange, FactChange
from desktop.desks.views import DossierRow
from ui.commissioner.news.change_words import (
    DOCUMENT_ICONS,
    criteria_line,
    document_line,
    fact_line,
    organisation_line,
    part_line,
    value_of,
)
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SEMIBOLD, Space, Tone
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, column, row, rule
from ui.widgets.chip import Chip
from ui.widgets.label import Label

ORGANISATION_ICONS = {"added": "user-plus", "removed": "user-minus"}
# What is asked of a dossier: words, tone and icon by the state of its row.
STATES: dict[str, tuple[str, Tone, str]] = {
    "changed": ("news.state.asked", "warn", "refresh-cw"),
    "complete": ("news.state.stands", "ok", "circle-check"),
    "partial": ("news.state.open", "accent", "circle-dot"),
    "untouched": ("news.state.untouched", "neutral", "circle"),
    "recused": ("news.state.recused", "neutral", "circle-slash"),
}


class ChangeCard(Card):
    """`looked(code)` goes to the dossier, `kept(code)` says that the marks stand, `conflict_asked(code)`
    declares where others take part now."""

    looked = Signal(str)
    kept = Signal(str)
    conflict_asked = Signal(str)

    def __init__(self, kit: Kit, change: DossierChange, row_: DossierRow) -> None:
        super().__init__(inner=Space.XL)
        self._kit, self._change = kit, change
        self.keep = Button(kit, words("news.keep"), "secondary", "check", height=32)
        self.look = Button(kit, words("news.look"), "ghost", "arrow-right", height=32)
        self.keep.clicked.connect(self._keep)
        self.look.clicked.connect(self._look)
        self.conflict = Button(kit, words("comm.recuse.declare"), "ghost", "circle-slash", height=32)
        self.conflict.clicked.connect(self._declare)
        self._chip = Chip(kit, literal(""), "neutral", None)
        self.body.addLayout(self._head(row_))
        for fact in change.facts:
            self.body.addWidget(rule())
            self.body.addLayout(self._fact(fact))
        for document in change.documents:
            self._line(DOCUMENT_ICONS[document.kind], document_line(document))
        for part in change.parts:
            self._line("users" if part == "organisations" else "map-pin", part_line(part))
        for organisation in change.organisations:
            self._line(ORGANISATION_ICONS[organisation.kind], organisation_line(organisation))
        if not change.known:
            self._line("info", words("news.unknown"))
        self.conflict.setVisible(bool({"organisations", "region"} & {*change.parts}))
        self.body.addLayout(row(self.keep, self.look, self.conflict, 1))
        self.show_row(row_)

    def show_row(self, row_: DossierRow) -> None:
        """What is asked now."""
        key, tone, icon = STATES[row_.state]
        if self._change.carried and row_.state in ("complete", "partial"):
            key, tone, icon = "news.state.carried", "ok", "circle-check"
        self._chip.show_state(words(key), tone, icon)
        self.keep.setVisible(row_.state == "changed")
        self.look.setVisible(row_.state != "recused")

    @property
    def code(self) -> str:
        return self._change.code

    def _head(self, row_: DossierRow) -> QHBoxLayout:
        name = joined(literal(str(row_.position)), data(self._change.title), by=". ")
        title = Label(self._kit, name, BODY, SEMIBOLD, wrap=True)
        line = row(title, self._chip, spacing=Space.M)
        line.setStretch(0, 1)
        line.setAlignment(self._chip, Qt.AlignmentFlag.AlignTop)
        return line

    def _fact(self, change: FactChange) -> QLayout:
        label = Label(self._kit, data(change.field.label), DENSE, MEDIUM, wrap=True)
        old = Label(self._kit, value_of(change.field, change.old), DENSE, ink="muted", wrap=True)
        new = Label(self._kit, value_of(change.field, change.new), DENSE, SEMIBOLD, wrap=True)
        left: list[QWidget] = [label]
        if change.criteria:
            left.append(Label(self._kit, criteria_line(change.criteria), CAPTION, ink="muted", wrap=True))
        line = row(column(*left, spacing=0), old, Picture(self._kit, "arrow-right", "muted", 14), new)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        line.setStretch(3, 2)
        for value in (old, new):
            value.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        label.setAccessibleName(fact_line(change)(self._kit.say))
        return line

    def _line(self, icon: str, phrase: Phrase) -> None:
        line = row(Picture(self._kit, icon, "accent"), Label(self._kit, phrase, DENSE, wrap=True))
        line.setStretch(1, 1)
        self.body.addWidget(rule())
        self.body.addLayout(line)

    def _keep(self) -> None:
        self.kept.emit(self._change.code)

    def _declare(self) -> None:
        self.conflict_asked.emit(self._change.code)

    def _look(self) -> None:
        self.looked.emit(self._change.code)

"""The right panel of the decision room: why this dossier is in or out, the price, the sheets."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.decide.decimals import exact, places
from ui.i18n import Phrase, data, joined, literal, words
from ui.models.ranking import fails_words
from ui.secretary.decision_view import DecisionView, RankLine, Why
from ui.secretary.ranking import signed
from ui.secretary.sheet_chips import SheetChips
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.card import Card, Picture, clear, reveal, row, rule
from ui.widgets.label import Ink, Label, heading
from ui.widgets.scroll import frameless

WIDTH, NARROW = 320, 288
RELAX = {"max_per_region": "region", "max_per_sector": "sector", "budget_cap": "budget"}


class WhyPanel(QFrame):
    """Shows one dossier; scrolls when it is long."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("part", "card")
        self.setFixedWidth(WIDTH)
        inner = QWidget()
        inner.setProperty("part", "inner")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._body.setSpacing(Space.S)
        scroll = self._scroll = frameless(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()
        self.show_nothing()

    def retranslate(self) -> None:
        self._scroll.setAccessibleName(self._kit.say("decision.detail"))

    def show_nothing(self) -> None:
        clear(self._body)
        self._body.addWidget(Label(self._kit, words("decision.detail"), CAPTION, SEMIBOLD, "muted"))
        self._body.addWidget(Label(self._kit, words("decision.pick"), DENSE, ink="muted", wrap=True))
        self._body.addStretch(1)

    def show_line(self, view: DecisionView, line: RankLine, why: Why | None) -> None:
        """`why` may come later than the line: it is computed in a worker."""
        clear(self._body)
        inside = line.outcome == "proposed"
        self._add(
            Label(
                self._kit, words("decision.detail" if inside else "decision.why"), CAPTION, SEMIBOLD, "muted"
            )
        )
        self._add(heading(self._kit, data(line.title), SECTION))
        self._add(
            Label(self._kit, joined(literal(line.code), _standing(line)), CAPTION, ink="muted", wrap=True)
        )
        self._add(self._reason(view, line, why))
        if why is not None and why.found.price is not None and not inside:
            self._price(view, line, why)
        if why is not None and why.found.frees:
            self._relaxed(why)
        if line.total is not None:
            self._add(rule())
            self._arithmetic(line, line.total)
        if not inside:
            self._add(rule())
            self._add(Label(self._kit, words("decision.motion"), CAPTION, ink="muted", wrap=True))
        self._body.addStretch(1)
        reveal(self._body)

    def _add(self, widget: QWidget) -> None:
        self._body.addWidget(widget)

    def _reason(self, view: DecisionView, line: RankLine, why: Why | None) -> QWidget:
        inside, below = line.outcome == "proposed", line.outcome == "below"
        card = Card(part="card-ok" if inside else "card-bad" if below else "card-warn", inner=Space.M)
        card.body.addWidget(Label(self._kit, reason(view, line, why), CAPTION, MEDIUM, wrap=True))
        return card

    def _price(self, view: DecisionView, line: RankLine, why: Why) -> None:
        found = why.found
        assert found.price is not None
        head = QHBoxLayout()
        head.addWidget(Label(self._kit, words("decision.price"), DENSE, SEMIBOLD, wrap=True), 1)
        price = found.price
        head.addWidget(Label(self._kit, lambda _say: signed(self._kit, price), DENSE, SEMIBOLD, "bad"))
        self._body.addLayout(head)
        for code in found.leaves:
            self._move(view, code, "log-out", "bad")
        for code in found.enters:
            self._move(view, code, "log-in", "ok")
        self._add(Label(self._kit, literal(exact(found.price)), CAPTION, ink="muted", tabular=True))

    def _move(self, view: DecisionView, code: str, icon: str, ink: Ink) -> None:
        line = view.line(code)
        if line is None or line.total is None:
            return
        moved = QWidget()
        inside = row(Picture(self._kit, icon, ink), spacing=Space.S)
        inside.addWidget(Label(self._kit, data(line.title), CAPTION, MEDIUM, wrap=True), 1)
        total = line.total
        inside.addWidget(
            Label(self._kit, lambda say: say.number(places(total, 2)), CAPTION, SEMIBOLD, tabular=True)
        )
        moved.setLayout(inside)
        moved.setAccessibleName(self._kit.say("decision.leaves" if icon == "log-out" else "decision.joins"))
        self._add(moved)

    def _relaxed(self, why: Why) -> None:
        self._add(rule())
        self._add(Label(self._kit, words("decision.relax"), CAPTION, SEMIBOLD, "muted"))
        for limit in why.found.frees:
            line = QHBoxLayout()
            line.addWidget(Label(self._kit, limit_words(limit), CAPTION, wrap=True), 1)
            line.addWidget(Label(self._kit, words("decision.enters"), CAPTION, SEMIBOLD, "ok"))
            self._body.addLayout(line)

    def _arithmetic(self, line: RankLine, total: Fraction) -> None:
        sum_ = words(
            "decision.arithmetic",
            total=lambda say: say.number(places(total, 2)),
            exact=literal(exact(total)),
        )
        text = joined(sum_, words("decision.sheets", n=len(line.sheets)))
        self._add(Label(self._kit, text, DENSE, SEMIBOLD, wrap=True))
        self._add(SheetChips(self._kit, line.sheets))


def reason(view: DecisionView, line: RankLine, why: Why | None) -> Phrase:
    """In one sentence, with names, what keeps the dossier where it is."""
    if line.outcome == "proposed":
        return words("decision.in_set")
    if line.outcome == "below":
        return words("decision.below_text", what=lambda say: fails_words(say, line))
    if line.outcome in ("ineligible", "undecidable"):
        return words(f"decision.{line.outcome}_text")
    if why is None:
        return words("decision.waiting")
    if why.found.price is None:
        return words("decision.impossible")
    if why.holders:
        titles = [data(found.title) for code in why.holders if (found := view.line(code)) is not None]
        return words("decision.held", who=joined(*titles, by=", "))
    return words("decision.held_plain")


def limit_words(limit: str) -> Phrase:
    """A limit of the rule that, relaxed alone, lets the dossier in."""
    kind, _, what = limit.partition(":")
    if kind == "threshold":
        return words("decision.relax.threshold", what=literal(what.removeprefix("group:")))
    return words(f"decision.relax.{RELAX.get(kind, 'quota')}")


def _standing(line: RankLine) -> Phrase:
    if line.rank is None:
        return words("decision.no_rank")
    key = "decision.rank_fails" if line.fails else "decision.rank_passes"
    return words(key, rank=line.rank)

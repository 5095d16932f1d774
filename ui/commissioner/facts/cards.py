"""Cards beside the filed facts: figures worked out from them, stars, an example, questions to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import cos, pi, sin

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.decide import formulas
from desktop.decide.decimals import parse
from desktop.decide.factsheet import Doubt, FactLook
from desktop.model.text import Text
from ui.commissioner.card.fact_words import shown_figure, shown_look
from ui.commissioner.facts.formula_picture import FormulaPicture
from ui.i18n import Phrase, Speech, data, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SEMIBOLD, Radius, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, column, row
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.paint import box, painter_on


class DerivedCard(Card):
    """A figure that follows from others: its formula with this dossier's figures, and what went in."""

    def __init__(
        self, kit: Kit, look: FactLook, all_: Mapping[str, FactLook], labels: Mapping[str, Text]
    ) -> None:
        super().__init__(inner=Space.L)
        self._kit = kit
        title = Label(kit, data(look.field.label), DENSE, SEMIBOLD, wrap=True)
        head = row(title, Chip(kit, words("marks.fact.derived"), "neutral", "sigma"))
        head.setStretch(0, 1)
        head.setAlignment(title, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        formula = formulas.parse(look.field.formula or "")
        if look.computed is None or formula is None:
            self.body.addLayout(self._cannot(look, labels))
            return
        shown = {code: _bare(all_[code]) for code in formula.inputs if code in all_}
        self.body.addWidget(FormulaPicture(kit, formula.tree, shown, _figure(look, look.computed)))
        self.body.addLayout(self._inputs([all_[code] for code in formula.inputs if code in all_]))
        if look.number is not None and look.doubts:
            self.body.addWidget(_filed(kit, look))

    def _cannot(self, look: FactLook, labels: Mapping[str, Text]) -> QVBoxLayout:
        """Which input is missing; or that a division by zero has no value."""
        unfiled = [data(labels[code]) for code in look.missing if code in labels]
        lines = [
            Label(self._kit, words("marks.fact.cannot", name=name), DENSE, ink="warn", wrap=True)
            for name in unfiled
        ]
        none = Label(self._kit, words("marks.fact.no_value"), DENSE, ink="warn", wrap=True)
        return column(*(lines or [none]), spacing=2)

    def _inputs(self, looks: Sequence[FactLook]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(Space.M)
        for line, one in enumerate(looks):
            value = _value(one)
            grid.addWidget(Label(self._kit, data(one.field.label), CAPTION, ink="muted", wrap=True), line, 0)
            figure = Label(self._kit, value, CAPTION, ink="muted", tabular=True)
            grid.addWidget(figure, line, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        return grid


class StarsCard(Card):
    """Which figures reach what the rubric asks for a star."""

    def __init__(self, kit: Kit, looks: Sequence[FactLook]) -> None:
        super().__init__(inner=Space.L)
        earned = sum(bool(look.star) for look in looks)
        title = Label(kit, words("marks.fact.stars"), DENSE, SEMIBOLD, wrap=True)
        count = Label(kit, words("marks.fact.stars_of", n=earned, of=len(looks)), DENSE, SEMIBOLD, "accent")
        head = row(title, count)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        for look in looks:
            asked = parse(look.field.star or "0") or Fraction(0)
            least: Phrase = words("marks.fact.star_from", value=_figure(look, asked))
            texts = column(
                Label(kit, data(look.field.label), DENSE, wrap=True),
                Label(kit, least, CAPTION, ink="muted", wrap=True),
                spacing=0,
            )
            value = Label(kit, _value(look), DENSE, SEMIBOLD, "text" if look.star else "muted", tabular=True)
            line = row(Star(kit, earned=bool(look.star)), texts, value, spacing=Space.M)
            line.setStretch(1, 1)
            self.body.addLayout(line)


class Star(QWidget):
    """Filled: earned. An outline: not earned."""

    def __init__(self, kit: Kit, *, earned: bool) -> None:
        super().__init__()
        self._kit, self._earned = kit, earned
        self.setFixedSize(24, 24)
        self.setAccessibleName(kit.say("marks.fact.star_yes" if earned else "marks.fact.star_no"))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        points = []
        for at in range(10):
            radius, angle = (10.5 if at % 2 == 0 else 4.6), pi * at / 5 - pi / 2
            points.append(QPointF(12 + radius * cos(angle), 12.5 + radius * sin(angle)))
        painter.setPen(QPen(QColor(t.accent if self._earned else t.line2), 1.5))
        painter.setBrush(QColor(t.accent) if self._earned else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(points))
        painter.end()


class BenchmarkCard(Card):
    """This dossier's figures beside those of a known example."""

    def __init__(self, kit: Kit, name: Text, looks: Sequence[FactLook]) -> None:
        super().__init__(inner=Space.L)
        self.body.addWidget(
            Label(kit, words("marks.fact.beside", name=data(name)), DENSE, SEMIBOLD, wrap=True)
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place, key in ((2, "marks.fact.here"), (3, "marks.fact.example")):
            grid.addWidget(Label(kit, words(key), CAPTION, ink="muted"), 0, place, right)
        for line, look in enumerate(looks, 1):
            other = parse(look.field.benchmark or "0") or Fraction(0)
            mine = look.figure or Fraction(0)
            grid.addWidget(Label(kit, data(look.field.label), DENSE, wrap=True), line, 0)
            grid.addWidget(_Pair(kit, mine, other), line, 1)
            grid.addWidget(Label(kit, _value(look), DENSE, SEMIBOLD, tabular=True), line, 2, right)
            figure = Label(kit, _figure(look, other), DENSE, ink="muted", tabular=True)
            grid.addWidget(figure, line, 3, right)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.body.addLayout(grid)


class _Pair(QWidget):
    """Two bars from one zero."""

    def __init__(self, kit: Kit, mine: Fraction, other: Fraction) -> None:
        super().__init__()
        self._kit, self._mine, self._other = kit, mine, other
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(96, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        most = max(self._mine, self._other, Fraction(1, 10**6))
        for y, value, fill in ((1.0, self._mine, t.accent), (11.0, self._other, t.line2)):
            width = max(self.width() * float(max(value, Fraction(0)) / most), 3.0)
            box(painter, QRectF(0, y, width, 8), 3, fill=fill)
        painter.end()


class DoubtsCard(QWidget):
    """Figures that deserve a question, each with its reason; `asked(str)`: put this question down."""

    asked = Signal(str)

    def __init__(self, kit: Kit, looks: Sequence[FactLook], names: Mapping[str, Text]) -> None:
        super().__init__()
        self._kit, self._names = kit, names
        self.buttons: list[Button] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L + 4, Space.M, Space.M, Space.M)
        whole.setSpacing(Space.S)
        title = Label(kit, words("marks.fact.doubts", n=len(looks)), BODY, SEMIBOLD, wrap=True)
        head = row(Picture(kit, "triangle-alert", "warn", 20), title, spacing=Space.M)
        head.setStretch(1, 1)
        whole.addLayout(head)
        for look in looks:
            whole.addLayout(self._line(look))
        whole.addWidget(Label(kit, words("marks.fact.as_filed"), CAPTION, ink="muted", wrap=True))

    def _line(self, look: FactLook) -> QVBoxLayout | QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.addWidget(Label(self._kit, self.reason(look), DENSE, wrap=True), 0, 0)
        button = Button(self._kit, words("marks.fact.ask"), "secondary", "circle-question-mark", height=32)
        button.clicked.connect(_Ask(self, look).ask)
        self.buttons.append(button)
        grid.addWidget(button, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        return grid

    def reason(self, look: FactLook) -> Phrase:
        """The figure as filed and each reason to ask."""
        return lambda say: " ".join(
            [
                say("marks.fact.filed", name=say.text(look.field.label), value=shown_look(say, look)),
                *(self._why(say, look, doubt) for doubt in look.doubts),
            ]
        )

    def _why(self, say: Speech, look: FactLook, doubt: Doubt) -> str:
        key = {"below": "marks.fact.below", "above": "marks.fact.above", "differs": "marks.fact.differs"}
        bound = shown_figure(say, look.field, doubt.bound)
        if parse(doubt.formula) is not None:
            plain = {"below": "marks.fact.below_plain", "above": "marks.fact.above_plain"}
            return say(plain[doubt.why], value=bound)
        return say(key[doubt.why], value=bound, formula=self._named(say, doubt.formula))

    def _named(self, say: Speech, text: str) -> str:
        """The formula with the facts' labels in place of their codes."""
        formula = formulas.parse(text)
        for code in sorted(formula.inputs if formula else (), key=len, reverse=True):
            text = text.replace(code, f"«{say.text(self._names.get(code, {}))}»")
        return text.replace("*", "×").replace("/", "÷")

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CONTROL, fill=t.warn_soft)
        painter.fillRect(0, 0, 4, self.height(), QColor(t.warn))
        painter.end()


class _Ask(QObject):
    def __init__(self, card: DoubtsCard, look: FactLook) -> None:
        super().__init__(card)
        self._card, self._look = card, look

    def ask(self) -> None:
        say = self._card._kit.say
        self._card.asked.emit(say("marks.fact.question", text=self._card.reason(self._look)(say)))


def _bare(look: FactLook) -> Phrase:
    return lambda say: shown_look(say, look, unit=False)


def _value(look: FactLook) -> Phrase:
    return lambda say: shown_look(say, look)


def _figure(look: FactLook, value: Fraction) -> Phrase:
    return lambda say: shown_figure(say, look.field, value)


def _filed(kit: Kit, look: FactLook) -> QWidget:
    """What was filed, where it differs from the formula."""
    return Label(kit, words("marks.fact.filed_as", value=_value(look)), DENSE, SEMIBOLD, "warn", wrap=True)

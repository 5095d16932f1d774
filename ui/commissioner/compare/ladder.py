"""The anchors of a criterion as a ladder between two dossiers, with the two marks on its rails."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.model.rubric import Anchor
from ui.commissioner.card.panel import Scored
from ui.commissioner.card.scale import beside
from ui.i18n import data
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, REGULAR, SECTION, SEMIBOLD, Radius, Space, Tokens
from ui.widgets.card import clear, reveal
from ui.widgets.label import Label
from ui.widgets.paint import box, painter_on, write

RAIL, FLAG_W, FLAG_H, LEAST = 44, 36, 26, 44


class Rung(QFrame):
    """One anchor: its point and what it means; lit where one of the marks stands on it or beside it."""

    def __init__(self, kit: Kit, anchor: Anchor) -> None:
        super().__init__()
        self._kit, self.value, self._lit = kit, Fraction(anchor.mark), False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST)
        self._mark = Label(kit, lambda say: say.number(anchor.mark), SECTION, SEMIBOLD, "muted", tabular=True)
        self._mark.setFixedWidth(28)
        self._text = Label(kit, data(anchor.text), DENSE, ink="muted", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        line.setSpacing(Space.S)
        line.addWidget(self._mark)
        line.addWidget(self._text, 1)

    def light(self, on: bool) -> None:
        """Lit: the figure in the accent, the words in full ink."""
        self._lit = on
        self._mark.set_ink("accent" if on else "muted")
        self._text.set_ink("text" if on else "muted")
        self._text.setFont(self._kit.theme.font(DENSE, MEDIUM if on else REGULAR))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CONTROL, fill=t.accent_soft if self._lit else t.raised)
        painter.end()


class Ladder(QWidget):
    """`show_marks(left, right)` moves the flags; the highest point is on top."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._scored: Scored | None = None
        self._marks: tuple[int | None, int | None] = (None, None)
        self.rungs: list[Rung] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(RAIL, 0, RAIL, 0)
        self._column.setSpacing(Space.S)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._tell)

    def show_criterion(self, scored: Scored) -> None:
        if scored is self._scored:
            return
        clear(self._column)
        self._scored = scored
        anchors = sorted(scored.criterion.anchors, key=lambda a: -Fraction(a.mark))
        self.rungs = [Rung(self._kit, anchor) for anchor in anchors]
        for rung in self.rungs:
            self._column.addWidget(rung, 1)
        reveal(self._column)

    def show_marks(self, left: int | None, right: int | None) -> None:
        self._marks = (left, right)
        lit: set[Fraction] = set()
        if self._scored is not None:
            anchors = self._scored.criterion.anchors
            for mark in self._marks:
                if mark is not None:
                    lit |= {Fraction(a.mark) for a in beside(self._scored.stops, mark, anchors)}
        for rung in self.rungs:
            rung.light(rung.value in lit)
        self._tell()

    def _tell(self) -> None:
        if self._scored is not None:
            shown = [
                self._kit.say.number(self._scored.stops.text(m)) if m is not None else "–"
                for m in self._marks
            ]
            self.setAccessibleName(self._kit.say("marks.compare.ladder", left=shown[0], right=shown[1]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scored is None or not self.rungs:
            return
        t = self._kit.theme.tokens
        painter = painter_on(self)
        for x, mark in ((FLAG_W / 2, self._marks[0]), (self.width() - FLAG_W / 2, self._marks[1])):
            self._rail(painter, t, x)
            if mark is not None:
                self._flag(painter, t, x, mark)
        painter.end()

    def _rail(self, painter: QPainter, t: Tokens, x: float) -> None:
        stops = self._scored.stops if self._scored else None
        if stops is None:
            return
        top, foot = self._y(stops.value(stops.last)), self._y(stops.value(0))
        painter.fillRect(QRectF(x - 1, top, 2, foot - top), QColor(t.line2))
        if stops.count <= 21:
            for stop in range(stops.count):
                size = 6.0 if stops.whole(stop) else 4.0
                y = self._y(stops.value(stop))
                box(painter, QRectF(x - size / 2, y - size / 2, size, size), size / 2, fill=t.line2)

    def _flag(self, painter: QPainter, t: Tokens, x: float, mark: int) -> None:
        if self._scored is None:
            return
        stops = self._scored.stops
        y = self._y(stops.value(mark))
        rect = QRectF(x - FLAG_W / 2, y - FLAG_H / 2, FLAG_W, FLAG_H)
        box(painter, rect, Radius.SMALL, fill=t.accent)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD, tabular=True))
        shown = self._kit.say.number(stops.text(mark))
        write(painter, rect, shown, t.on_accent, Qt.AlignmentFlag.AlignCenter, elide=False)

    def _y(self, value: Fraction) -> float:
        """Between the middles of the rungs beside it."""
        middles = [(rung.value, self._middle(rung)) for rung in self.rungs]
        above = [pair for pair in middles if pair[0] >= value][-1:]
        below = [pair for pair in middles if pair[0] <= value][:1]
        if not above or not below:
            return (above or below)[0][1]
        (high, top), (low, foot) = above[0], below[0]
        return top if high == low else foot + (top - foot) * float((value - low) / (high - low))

    def _middle(self, rung: Rung) -> float:
        return float(rung.mapTo(self, QPoint(0, 0)).y() + rung.height() / 2)

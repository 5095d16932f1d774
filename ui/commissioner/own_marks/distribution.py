"""Pictures of my own marks: a histogram of all stops, and one mark against my middle half."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.decide.own_pattern import Outlier
from ui.commissioner.card.scale import Stops
from ui.services import Kit
from ui.theme.tokens import CAPTION, REGULAR, SEMIBOLD, Tokens
from ui.widgets.paint import box, mix, painter_on, write

HEIGHT, FOOT, HEAD = 150, 22, 20
CENTER = Qt.AlignmentFlag.AlignCenter


class Histogram(QWidget):
    """One bar a stop, its count on top; the whole is said in the accessible name."""

    def __init__(self, kit: Kit, stops: Stops, counts: list[int]) -> None:
        super().__init__()
        self._kit, self._stops, self._counts = kit, stops, counts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        pairs = [f"{say.number(self._stops.text(i))}: {n}" for i, n in enumerate(self._counts) if n]
        self.setAccessibleName(", ".join(pairs))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        each = self.width() / len(self._counts)
        floor, most = self.height() - FOOT, max([*self._counts, 1])
        for stop, count in enumerate(self._counts):
            self._bar(painter, t, QRectF(each * stop, 0, each, floor), stop, count / most)
        painter.fillRect(QRectF(0, floor, self.width(), 1), QColor(t.line2))
        painter.end()

    def _bar(self, painter: QPainter, t: Tokens, area: QRectF, stop: int, share: float) -> None:
        width = min(36.0, area.width() * 0.6)
        height = (area.height() - HEAD) * share
        if self._counts[stop]:
            bar = QRectF(area.center().x() - width / 2, area.bottom() - height, width, height)
            box(painter, bar, 3, fill=mix(t.surface, t.line2, 0.55))
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
            above = QRectF(area.left(), bar.top() - HEAD, area.width(), HEAD)
            write(painter, above, str(self._counts[stop]), t.text, CENTER, elide=False)
        painter.setFont(self._kit.theme.font(CAPTION, REGULAR, tabular=True))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), FOOT - 2)
        write(painter, below, self._kit.say.number(self._stops.text(stop)), t.muted, CENTER, elide=False)


class DotLine(QWidget):
    """A mark as a dot on its scale; the thick part is the middle half of my marks."""

    def __init__(self, kit: Kit, stops: Stops, outlier: Outlier) -> None:
        super().__init__()
        self._kit, self._stops, self._outlier = kit, stops, outlier
        self.setFixedSize(160, 24)
        kit.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, o, middle = self._kit.theme.tokens, self._outlier, self.height() / 2
        painter = painter_on(self)
        box(painter, QRectF(6, middle - 1.5, self.width() - 12, 3), 1.5, fill=t.line)
        low, high = self._x(o.low), self._x(o.high)
        box(painter, QRectF(low - 4, middle - 4, high - low + 8, 8), 4, fill=mix(t.surface, t.line2, 0.75))
        box(painter, QRectF(self._x(o.mark) - 6, middle - 6, 12, 12), 6, fill=t.accent)
        painter.end()

    def _x(self, stop: int) -> float:
        return 8 + (self.width() - 16) * stop / max(self._stops.last, 1)

"""All my marks of one dossier as bars, the criterion looked at in the accent; a tick is my usual."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessible import Role, hear_as
from ui.commissioner.card.scale import Stops
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, REGULAR, SEMIBOLD, Tokens
from ui.widgets.paint import box, mix, painter_on, write

HEIGHT, HEAD, FOOT, BAR = 148, 20, 22, 14
CENTER = Qt.AlignmentFlag.AlignCenter


class MarkBars(QWidget):
    """`chosen(criterion)` when a bar is clicked; by key the criteria are chosen in the row above."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._stops: Mapping[str, Stops] = {}
        self._marks: Mapping[str, int | None] = {}
        self._usual: Mapping[str, Fraction | None] = {}
        self._here = ""
        hear_as(self, Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._tell)

    def show_marks(
        self,
        stops: Mapping[str, Stops],
        marks: Mapping[str, int | None],
        usual: Mapping[str, Fraction | None],
        here: str,
    ) -> None:
        """`usual`: my median in steps, empty where the round does not show my own distribution."""
        self._stops, self._marks, self._usual, self._here = stops, marks, usual, here
        self._tell()

    def _tell(self) -> None:
        pairs = [f"{code}: {self._figure(code)}" for code in self._stops]
        self.setAccessibleName(", ".join(pairs))
        self.update()

    def _figure(self, code: str) -> str:
        mark = self._marks.get(code)
        return "–" if mark is None else self._kit.say.number(self._stops[code].text(mark))

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        codes = list(self._stops)
        at = int(event.position().x() / max(self.width() / max(len(codes), 1), 1))
        if 0 <= at < len(codes):
            self.chosen.emit(codes[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        floor = self.height() - FOOT
        painter.fillRect(QRectF(0, floor, self.width(), 1), QColor(t.line2))
        each = self.width() / max(len(self._stops), 1)
        for at, code in enumerate(self._stops):
            self._bar(painter, t, code, QRectF(each * at, HEAD, each, floor - HEAD))
        painter.end()

    def _bar(self, painter: QPainter, t: Tokens, code: str, area: QRectF) -> None:
        mark, last, here = self._marks.get(code), max(self._stops[code].last, 1), code == self._here
        top = area.bottom()
        if mark is not None:
            height = max(area.height() * mark / last, 3.0)
            width = min(BAR, area.width() * 0.6)
            bar = QRectF(area.center().x() - width / 2, area.bottom() - height, width, height)
            box(painter, bar, 3, fill=t.accent if here else mix(t.surface, t.line2, 0.5))
            top = bar.top()
        usual = self._usual.get(code)
        if usual is not None:
            y = area.bottom() - area.height() * float(usual) / last
            painter.fillRect(QRectF(area.center().x() - 12, y - 1, 24, 2), QColor(t.muted))
        ink = t.accent_text if here else t.text if mark is not None else t.muted
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if here else MEDIUM, tabular=True))
        above = QRectF(area.left(), top - HEAD, area.width(), HEAD)
        wide = painter.fontMetrics().horizontalAdvance(self._figure(code)) + 6
        if usual is not None and mark is not None:  # the figure stands before the tick
            painter.fillRect(
                QRectF(area.center().x() - wide / 2, above.top() + 3, wide, HEAD - 4), QColor(t.surface)
            )
        write(painter, above, self._figure(code), ink, CENTER, elide=False)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if here else REGULAR))
        below = QRectF(area.left(), area.bottom() + 3, area.width(), FOOT - 3)
        write(painter, below, code, t.accent_text if here else t.muted, CENTER, elide=False)

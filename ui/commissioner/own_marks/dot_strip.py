"""One dot = one of my marks, at its stop; those looked at now are accent and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessible import Role, hear_as
from ui.commissioner.card.scale import Stops
from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import CAPTION, REGULAR, SEMIBOLD, Tokens
from ui.widgets.paint import box, mix, painter_on, write

SIDE, FOOT, LINE = 14, 20, 16
DOT, GAP, MANY, TOO_MANY = 7.0, 9.0, 12, 30
APART = 34  # pixels between two figures under the line
CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Named:
    """A dossier looked at now, and the short name over its dot."""

    code: str
    name: Phrase


class DotStrip(QWidget):
    """`tall` in a card of its own, else low enough to stand inside a criterion."""

    def __init__(self, kit: Kit, stops: Stops, *, tall: bool = True) -> None:
        super().__init__()
        self._kit, self._stops, self._tall = kit, stops, tall
        self._at: Sequence[Sequence[str]] = [[] for _ in range(stops.count)]
        self._named: tuple[Named, ...] = ()
        hear_as(self, Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self.retranslate)

    @property
    def stops(self) -> Stops:
        return self._stops

    def show_marks(self, at: Sequence[Sequence[str]], named: tuple[Named, ...] = ()) -> None:
        """The dossiers at each stop, and which of them are named."""
        self._at, self._named = at, named
        self.retranslate()

    def retranslate(self) -> None:
        """The whole picture in words."""
        say = self._kit.say
        given = [
            f"{say.number(self._stops.text(stop))}: {len(codes)}"
            for stop, codes in enumerate(self._at)
            if codes
        ]
        here = [
            f"{one.name(say)}: {say.number(self._stops.text(stop))}"
            for one in self._named
            if (stop := self._stop_of(one.code)) is not None
        ]
        self.setAccessibleName("; ".join(p for p in (", ".join(given), ", ".join(here)) if p))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 148 if self._tall else 104)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        floor = self.height() - FOOT
        painter.fillRect(QRectF(SIDE - 8, floor, self.width() - 2 * SIDE + 16, 1), QColor(t.line2))
        self._figures(painter, t, floor)
        tops = self._columns(painter, t, floor)
        self._names(painter, t, tops)
        painter.end()

    def _figures(self, painter: QPainter, t: Tokens, floor: float) -> None:
        painter.setFont(self._kit.theme.font(CAPTION, REGULAR, tabular=True))
        last = -APART
        for stop in range(self._stops.count):
            x = self._x(stop)
            if self._stops.whole(stop) and x - last >= APART:
                last = x  # type: ignore[assignment]
                shown = self._kit.say.number(self._stops.text(stop))
                write(painter, QRectF(x - 24, floor + 3, 48, FOOT - 3), shown, t.muted, CENTER, elide=False)

    def _columns(self, painter: QPainter, t: Tokens, floor: float) -> dict[int, float]:
        """Dots or bars; where each stop's column ends on top."""
        most = max([len(codes) for codes in self._at] + [1])
        room = floor - 6 - LINE * min(len(self._named), 2)
        each = min(GAP, room / most) if most > 1 else GAP
        tops = {}
        for stop, codes in enumerate(self._at):
            if codes and most > TOO_MANY:
                tops[stop] = self._bar(painter, t, stop, floor, room * len(codes) / most)
            elif codes:
                tops[stop] = self._dots(painter, t, stop, floor, each)
        return tops

    def _bar(self, painter: QPainter, t: Tokens, stop: int, floor: float, height: float) -> float:
        here = any(self._stop_of(one.code) == stop for one in self._named)
        bar = QRectF(self._x(stop) - 6, floor - height, 12, height)
        box(painter, bar, 3, fill=t.accent if here else mix(t.surface, t.line2, 0.6))
        return bar.top()

    def _dots(self, painter: QPainter, t: Tokens, stop: int, floor: float, each: float) -> float:
        codes = self._at[stop]
        wanted = {one.code for one in self._named}
        ordered = [c for c in codes if c not in wanted] + [c for c in codes if c in wanted]
        size = min(DOT, max(each - 1.5, 2.0))
        for place, code in enumerate(ordered):
            y = floor - 5 - size / 2 - each * place
            fill = t.accent if code in wanted else mix(t.surface, t.line2, 0.75)
            box(painter, QRectF(self._x(stop) - size / 2, y - size / 2, size, size), size / 2, fill=fill)
        return floor - 5 - each * len(ordered)

    def _names(self, painter: QPainter, t: Tokens, tops: dict[int, float]) -> None:
        """Names in the lines kept free above all dots, a thin line from each to its dot."""
        font = self._kit.theme.font(CAPTION, SEMIBOLD)
        painter.setFont(font)
        metrics, taken, shown = QFontMetrics(font), list[QRectF](), list[tuple[QRectF, str]]()
        stops = {one.code: stop for one in self._named if (stop := self._stop_of(one.code)) is not None}
        for one in sorted((one for one in self._named if one.code in stops), key=lambda o: stops[o.code]):
            stop = stops[one.code]
            text = metrics.elidedText(one.name(self._kit.say), Qt.TextElideMode.ElideRight, self.width() - 8)
            width, x = metrics.horizontalAdvance(text) + 4.0, self._x(stop)
            place = QRectF(min(max(x - width / 2, 0), self.width() - width), 0, width, LINE)
            while any(place.adjusted(-6, 0, 6, 0).intersects(other) for other in taken):
                place.translate(0, LINE)
            taken.append(place)
            shown.append((place, text))
            leader = QRectF(x - 0.5, place.bottom(), 1, tops[stop] - place.bottom())
            painter.fillRect(leader, QColor(t.accent))
        for place, text in shown:  # after the lines: a name stands before the line of another
            painter.fillRect(place, QColor(t.surface))
            write(painter, place, text, t.accent_text, CENTER, elide=False)

    def _x(self, stop: int) -> float:
        return SIDE + (self.width() - 2 * SIDE) * stop / max(self._stops.last, 1)

    def _stop_of(self, code: str) -> int | None:
        return next((stop for stop, codes in enumerate(self._at) if code in codes), None)

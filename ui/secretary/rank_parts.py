"""The parts of a ranking row: title and meta line, exact total, dot strip, group bars, outcome."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.decide.decimals import places
from ui.models.ranking import outcome_words
from ui.secretary.decision_view import DecisionView, GroupMark, RankLine
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, Tone
from ui.widgets.paint import box, mix, write

OUTCOME: dict[str, tuple[Tone, str]] = {
    "proposed": ("ok", "check"),
    "passed-over": ("warn", "corner-up-right"),
    "no-place": ("neutral", "minus"),
    "below": ("bad", "arrow-down-to-line"),
    "ineligible": ("neutral", "ban"),
    "undecidable": ("warn", "circle-question-mark"),
}
CHIPPED = ("proposed", "passed-over")
EDGE, GROUP, BAR = 12, 34, 26


def whole(value: Fraction) -> int:
    """Rounded half up to a whole number."""
    return (value + Fraction(1, 2)).__floor__()


class RankParts:
    """Draws one column of one row; everything it needs is in the row and the view."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def paint(self, painter: QPainter, rect: QRectF, column: str, row: RankLine, view: DecisionView) -> None:
        if column == "rank":
            self._rank(painter, rect, row)
        elif column == "dossier":
            self._dossier(painter, rect, row)
        elif column == "total":
            self._total(painter, rect, row)
        elif column == "spread":
            self._spread(painter, rect, row, view)
        elif column == "groups":
            self._groups(painter, rect, row, view)
        else:
            self._outcome(painter, rect, row)

    def axis(self, painter: QPainter, rect: QRectF, view: DecisionView) -> None:
        """The figures of the stretch that the dots stand on."""
        low, high = view.axis
        step = 20 if high - low > 40 else 10 if high > 10 else 1
        painter.setFont(self._kit.theme.font(CAPTION, MEDIUM, tabular=True))
        for value in range(-(-low // step) * step, high + 1, step):
            x = self._x(rect, view, Fraction(value))
            area = QRectF(x - 20, rect.top(), 40, rect.height())
            write(painter, area, str(value), self._kit.theme.tokens.muted, Qt.AlignmentFlag.AlignCenter)

    def letters(self, painter: QPainter, rect: QRectF, view: DecisionView) -> None:
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        for at, code in enumerate(view.group_codes):
            area = QRectF(rect.left() + 6 + at * GROUP, rect.top(), BAR, rect.height())
            write(painter, area, code, self._kit.theme.tokens.muted, Qt.AlignmentFlag.AlignCenter)

    def _strong(self, row: RankLine) -> bool:
        return row.outcome in ("proposed", "passed-over")

    def _rank(self, painter: QPainter, rect: QRectF, row: RankLine) -> None:
        t = self._kit.theme.tokens
        painter.setFont(self._kit.theme.font(BODY, SEMIBOLD, tabular=True))
        ink = t.text if self._strong(row) else t.muted
        shown = "–" if row.rank is None else str(row.rank)
        write(painter, rect.adjusted(6, 0, -4, 0), shown, ink, Qt.AlignmentFlag.AlignCenter)

    def _dossier(self, painter: QPainter, rect: QRectF, row: RankLine) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        area = rect.adjusted(8, 0, -8, 0)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if self._strong(row) else MEDIUM))
        upper = QRectF(area.left(), rect.top() + 4, area.width(), 19)
        write(painter, upper, say.text(row.title), t.text)
        meta = " · ".join(p for p in (row.short, say.text(row.region), say.text(row.sector)) if p)
        painter.setFont(self._kit.theme.font(CAPTION))
        write(painter, QRectF(area.left(), rect.top() + 22, area.width(), 17), meta, t.muted)

    def _total(self, painter: QPainter, rect: QRectF, row: RankLine) -> None:
        t = self._kit.theme.tokens
        painter.setFont(self._kit.theme.font(BODY, SEMIBOLD, tabular=True))
        shown = "–" if row.total is None else self._kit.say.number(places(row.total, 2))
        area = rect.adjusted(4, 0, -8, 0)
        ink = t.text if self._strong(row) else t.muted
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(painter, area, shown, ink, flags)

    def _x(self, rect: QRectF, view: DecisionView, value: Fraction) -> float:
        low, high = view.axis
        share = float((value - low) / max(1, high - low))
        return rect.left() + EDGE + share * (rect.width() - 2 * EDGE)

    def _spread(self, painter: QPainter, rect: QRectF, row: RankLine, view: DecisionView) -> None:
        t = self._kit.theme.tokens
        y = rect.center().y()
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(QLineF(rect.left() + EDGE, y, rect.right() - EDGE, y))
        if view.threshold is not None and view.axis[0] <= view.threshold <= view.axis[1]:
            pen = QPen(QColor(t.bad), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            x = self._x(rect, view, view.threshold)
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
        if not row.sheets or row.total is None:
            return
        ink = t.accent if self._strong(row) else t.muted
        values = [self._x(rect, view, mark.total) for mark in row.sheets]
        box(
            painter,
            QRectF(min(values), y - 2, max(values) - min(values), 4),
            2,
            fill=mix(t.surface, ink, 0.35),
        )
        self._dots(painter, values, y, ink)
        x = self._x(rect, view, row.total)
        painter.fillRect(QRectF(x - 2.5, y - 11, 5, 22), QColor(t.surface))
        painter.fillRect(QRectF(x - 1, y - 10, 2, 20), QColor(t.text))

    def _dots(self, painter: QPainter, values: list[float], y: float, ink: str) -> None:
        """Translucent, so that overlap darkens; many sheets make smaller dots."""
        colour = QColor(ink)
        colour.setAlphaF(0.62)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = 3.4 if len(values) <= 30 else 2.2
        for x in values:
            painter.drawEllipse(QPointF(x, y), radius, radius)

    def _groups(self, painter: QPainter, rect: QRectF, row: RankLine, view: DecisionView) -> None:
        by_code = {group.code: group for group in row.groups}
        for at, code in enumerate(view.group_codes):
            if code in by_code:
                self._group(painter, rect.left() + 6 + at * GROUP, rect, by_code[code], self._strong(row))

    def _group(self, painter: QPainter, x: float, rect: QRectF, group: GroupMark, strong: bool) -> None:
        t = self._kit.theme.tokens
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if group.below else REGULAR, tabular=True))
        ink = t.bad if group.below else t.text if strong else t.muted
        area = QRectF(x, rect.top() + 6, BAR, 18)
        write(painter, area, str(whole(group.percent)), ink, Qt.AlignmentFlag.AlignCenter, elide=False)
        bar = QRectF(x, rect.bottom() - 16, BAR, 5)
        box(painter, bar, 2.5, fill=t.line)
        share = min(1.0, float(group.percent) / 100)
        fill = t.bad if group.below else t.accent if strong else mix(t.surface, t.muted, 0.7)
        box(painter, QRectF(bar.left(), bar.top(), max(5.0, BAR * share), 5), 2.5, fill=fill)
        if group.criterion_below:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.bad))
            painter.drawEllipse(QPointF(x + BAR, rect.top() + 9), 2.6, 2.6)

    def _outcome(self, painter: QPainter, rect: QRectF, row: RankLine) -> None:
        t = self._kit.theme.tokens
        tone, icon = OUTCOME[row.outcome]
        words = outcome_words(self._kit.say, row)
        chip = row.outcome in CHIPPED
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if tone != "neutral" else MEDIUM))
        room = rect.width() - 16
        width = min(room, painter.fontMetrics().horizontalAdvance(words) + 38.0)
        area = QRectF(rect.left() + 8, rect.center().y() - 12, width, 24)
        if chip:
            box(painter, area, 12, fill=t.soft_of(tone))
        ink = t.ink_of(tone)
        self._kit.theme.icons.paint(painter, icon, ink, QRectF(area.left() + 8, area.top() + 5, 14, 14))
        write(painter, QRectF(area.left() + 26, area.top(), room - 30, 24), words, ink)

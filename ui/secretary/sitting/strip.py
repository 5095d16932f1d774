"""The sheets of one dossier as dots on the axis of totals, and its groups as bars; small or for a wall."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import Phrase
from ui.secretary.decision_view import DecisionView, GroupMark
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, REGULAR, SEMIBOLD, Type
from ui.widgets.paint import box, mix, painter_on, write

EDGE = 14
WALL, WALL_BIG = Type(18, 24), Type(30, 38)  # nothing on the wall is smaller than 18
CENTER = Qt.AlignmentFlag.AlignCenter


class Strip(QWidget):
    """Dots without names; `said` is what a screen reader says instead of them."""

    def __init__(self, kit: Kit, *, wall: bool = False) -> None:
        super().__init__()
        self._kit, self._wall = kit, wall
        self._axis, self._threshold = (0, 100), None  # type: tuple[int, int], Fraction | None
        self._sheets: tuple[Fraction, ...] = ()
        self._total: Fraction | None = None
        self._said: Phrase = lambda _say: ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(132 if wall else 62)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._name)

    def sizeHint(self) -> QSize:
        return QSize(420 if self._wall else 200, self.height())

    def show_sheets(
        self, view: DecisionView, sheets: tuple[Fraction, ...], total: Fraction | None, said: Phrase
    ) -> None:
        self._axis, self._threshold = view.axis, view.threshold
        self._sheets, self._total, self._said = sheets, total, said
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(self._said(self._kit.say))
        self.setToolTip(self._said(self._kit.say))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        foot = 34 if self._wall else 20
        lane = QRectF(0, 0, self.width(), self.height() - foot)
        self._ground(painter, lane)
        if self._sheets and self._total is not None:
            self._dots(painter, lane)
        painter.end()

    def _ground(self, painter: QPainter, lane: QRectF) -> None:
        t = self._kit.theme.tokens
        step = 20 if self._axis[1] - self._axis[0] > 40 else 10 if self._axis[1] > 10 else 1
        painter.setFont(self._font())
        for value in range(-(-self._axis[0] // step) * step, self._axis[1] + 1, step):
            x = self._x(Fraction(value))
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(QLineF(x, lane.top() + 4, x, lane.bottom()))
            label = QRectF(x - 40, lane.bottom() + 2, 80, self.height() - lane.bottom() - 2)
            write(painter, label, str(value), t.muted, CENTER)
        if self._threshold is not None and self._axis[0] <= self._threshold <= self._axis[1]:
            pen = QPen(QColor(t.bad), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            x = self._x(self._threshold)
            painter.drawLine(QLineF(x, lane.top(), x, lane.bottom()))

    def _dots(self, painter: QPainter, lane: QRectF) -> None:
        t, y = self._kit.theme.tokens, lane.center().y()
        radius = (10.0 if len(self._sheets) <= 30 else 6.0) if self._wall else 5.0
        xs = [self._x(one) for one in self._sheets]
        bar = QRectF(min(xs), y - 2, max(xs) - min(xs), 4)
        box(painter, bar, 2, fill=mix(t.surface, t.accent, 0.35))
        colour = QColor(t.accent)
        colour.setAlphaF(0.62)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x in xs:
            painter.drawEllipse(QPointF(x, y), radius, radius)
        if self._total is not None:
            x, half = self._x(self._total), lane.height() * 0.42
            wide = 5 if self._wall else 3
            painter.fillRect(QRectF(x - wide / 2 - 1.5, y - half, wide + 3, 2 * half), QColor(t.surface))
            painter.fillRect(QRectF(x - wide / 2, y - half, wide, 2 * half), QColor(t.text))

    def _x(self, value: Fraction) -> float:
        low, high = self._axis
        edge = 24 if self._wall else EDGE
        return edge + float((value - low) / max(1, high - low)) * (self.width() - 2 * edge)

    def _font(self) -> QFont:
        return self._kit.theme.font(WALL if self._wall else CAPTION, MEDIUM, tabular=True)


class GroupBars(QWidget):
    """Each group of criteria: letter (or title, on the wall), percent, bar; red below its threshold."""

    def __init__(self, kit: Kit, *, wall: bool = False) -> None:
        super().__init__()
        self._kit, self._wall = kit, wall
        self._groups: tuple[GroupMark, ...] = ()
        self._titles: dict[str, Phrase] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(112 if wall else 34)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._name)

    def sizeHint(self) -> QSize:
        return QSize(60 * max(1, len(self._groups)), self.height())

    def show_groups(self, groups: tuple[GroupMark, ...], titles: dict[str, Phrase]) -> None:
        self._groups, self._titles = groups, titles
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        say = self._kit.say
        said = [f"{self._titles[g.code](say)} {say.percent(rounded(g.percent))}" for g in self._groups]
        self.setAccessibleName(", ".join(said))
        self.setToolTip("\n".join(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        many = max(1, len(self._groups))
        gap = 24.0 if self._wall else 8.0
        width = (self.width() - gap * (many - 1)) / many
        for at, group in enumerate(self._groups):
            area = QRectF(at * (width + gap), 0, width, self.height())
            (self._on_wall if self._wall else self._small)(painter, area, group)
        painter.end()

    def _small(self, painter: QPainter, area: QRectF, group: GroupMark) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        shown = f"{group.code} {say.percent(rounded(group.percent))}"
        write(painter, QRectF(area.left(), 0, area.width(), 18), shown, t.bad if group.below else t.text)
        self._bar(painter, QRectF(area.left(), 24, area.width(), 6), group)

    def _on_wall(self, painter: QPainter, area: QRectF, group: GroupMark) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        painter.setFont(self._kit.theme.font(WALL_BIG, SEMIBOLD, tabular=True))
        ink = t.bad if group.below else t.text
        write(painter, QRectF(area.left(), 0, area.width(), 40), say.percent(rounded(group.percent)), ink)
        self._bar(painter, QRectF(area.left(), 46, area.width(), 12), group)
        painter.setFont(self._kit.theme.font(WALL, REGULAR))
        painter.setPen(QColor(t.text))
        below = QRectF(area.left(), 62, area.width(), area.height() - 62)
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), self._titles[group.code](say))

    def _bar(self, painter: QPainter, rect: QRectF, group: GroupMark) -> None:
        t = self._kit.theme.tokens
        box(painter, rect, rect.height() / 2, fill=t.line)
        share = min(1.0, max(0.0, float(group.percent) / 100))
        filled = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * share), rect.height())
        box(painter, filled, rect.height() / 2, fill=t.bad if group.below else t.accent)


class TallyBar(QWidget):
    """For, against, abstained and not voted, in proportion; the figures stand under it as text."""

    def __init__(self, kit: Kit, height: int = 10) -> None:
        super().__init__()
        self._kit, self._counts = kit, (0, 0, 0, 1)
        self.setFixedHeight(height)
        kit.theme.changed.connect(self.update)

    def show_counts(self, votes_for: int, against: int, abstained: int, silent: int) -> None:
        self._counts = (votes_for, against, abstained, max(0, silent))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        of, x = max(1, sum(self._counts)), 0.0
        inks = (t.ok, t.bad, t.faint, t.line)
        shown = [(count, ink) for count, ink in zip(self._counts, inks, strict=True) if count]
        room = self.width() - 3.0 * max(0, len(shown) - 1)
        for count, ink in shown:
            width = room * count / of
            box(painter, QRectF(x, 0, width, self.height()), self.height() / 2, fill=ink)
            x += width + 3
        painter.end()


def rounded(value: Fraction) -> int:
    return (value + Fraction(1, 2)).__floor__()

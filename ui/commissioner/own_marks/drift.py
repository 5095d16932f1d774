"""How my marks move over the order I read: a dot a dossier, and the mean of each third as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.decide.own_pattern import Third
from ui.accessible import Role, hear_as
from ui.commissioner.card.scale import Stops
from ui.commissioner.card.spoken import shown_value
from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import CAPTION, REGULAR, SEMIBOLD, Radius, Tokens
from ui.widgets.paint import box, mix, painter_on, ring, write

HEIGHT, LEFT, RIGHT, HEAD, FOOT, DOT = 264, 36, 20, 40, 26, 9.0
CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Read:
    """One dossier that I read: its place, its title, how high my marks lie (0 to 1 of the scale)."""

    code: str
    position: int
    title: Phrase
    share: Fraction


class Drift(QWidget):
    """Left and Right walk the dots, Enter or a click leads there: `chosen(code)`."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, stops: Stops) -> None:
        super().__init__()
        self._kit, self._stops = kit, stops
        self._read: Sequence[Read] = ()
        self._thirds: Sequence[Third] = ()
        self._at = 0
        self._over: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.Chart)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._tell)

    def show_read(self, read: Sequence[Read], thirds: Sequence[Third] | None, stops: Stops) -> None:
        """`stops`: the scale that the axis shows."""
        self._read, self._thirds, self._stops = read, thirds or (), stops
        self._at = min(self._at, max(len(read) - 1, 0))
        self._tell()

    @property
    def at(self) -> Read | None:
        """The dossier whose dot is chosen."""
        return self._read[self._at] if self._read else None

    def value(self, share: Fraction) -> Fraction:
        """A share of the scale as a mark."""
        return self._stops.low + self._stops.step * self._stops.last * share

    def sizeHint(self) -> QSize:
        return QSize(640, HEIGHT)

    # -- the person ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._read) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(self._at + (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at is not None:
            self.chosen.emit(self.at.code)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._dot_at(event.position())
        if over != self._over:
            self._over = over
            shape = Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        over = self._dot_at(event.position())
        if over is not None:
            self._go(over)
            self.chosen.emit(self._read[over].code)

    def _go(self, at: int) -> None:
        self._at = max(0, min(at, len(self._read) - 1))
        self._tell()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _tell(self) -> None:
        say = self._kit.say
        thirds = [shown_value(say, self.value(third.mean)) for third in self._thirds]
        here = self._said(self.at) if self.at is not None else ""
        self.setAccessibleName(here)
        self.setAccessibleDescription(" → ".join(thirds))
        self.update()

    def _said(self, one: Read) -> str:
        say = self._kit.say
        return f"{one.position}. {one.title(say)}: {shown_value(say, self.value(one.share))}"

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        self._axis(painter, t)
        self._means(painter, t)
        for at, one in enumerate(self._read):
            self._dot(painter, t, at, one)
        shown = self._over if self._over is not None else self._at if self.hasFocus() else None
        if shown is not None and shown < len(self._read):
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
            write(
                painter,
                QRectF(LEFT, 0, self.width() - LEFT, 18),
                self._said(self._read[shown]),
                t.accent_text,
            )
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
        painter.end()

    def _axis(self, painter: QPainter, t: Tokens) -> None:
        painter.setFont(self._kit.theme.font(CAPTION, REGULAR, tabular=True))
        room = self.width() - LEFT - RIGHT
        step = max(1, self._stops.last // 5)
        for stop in range(0, self._stops.count, step):
            y = self._y(Fraction(stop, max(self._stops.last, 1)))
            painter.fillRect(QRectF(LEFT, y, room, 1), QColor(t.line2 if stop == 0 else t.line))
            shown = self._kit.say.number(self._stops.text(stop))
            write(painter, QRectF(0, y - 9, LEFT - 10, 18), shown, t.muted, Qt.AlignmentFlag.AlignRight)
        last = -40.0
        for at, one in enumerate(self._read):
            if self._x(at) - last >= 26:
                last = self._x(at)
                place = QRectF(last - 20, self.height() - FOOT + 6, 40, 18)
                write(painter, place, str(one.position), t.muted, CENTER, elide=False)

    def _means(self, painter: QPainter, t: Tokens) -> None:
        """The mean of each third over its dots, with its figure."""
        first = 0
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        for third in self._thirds:
            left, right = self._x(first) - 8, self._x(first + third.sheets - 1) + 8
            y = self._y(third.mean)
            painter.fillRect(QRectF(left, y - 1.5, right - left, 3), QColor(t.accent))
            shown = shown_value(self._kit.say, self.value(third.mean))
            area = QRectF((left + right) / 2 - 22, HEAD - 20, 44, 18)
            box(painter, area, Radius.SMALL, fill=t.accent_soft)
            write(painter, area, shown, t.accent_text, CENTER, elide=False)
            first += third.sheets

    def _dot(self, painter: QPainter, t: Tokens, at: int, one: Read) -> None:
        chosen = at == self._over or (at == self._at and self.hasFocus())
        size = DOT + 4 if chosen else DOT
        place = QRectF(self._x(at) - size / 2, self._y(one.share) - size / 2, size, size)
        box(painter, place, size / 2, fill=t.accent if chosen else mix(t.surface, t.line2, 0.85))

    def _x(self, at: int) -> float:
        room = self.width() - LEFT - RIGHT - 16
        return LEFT + 8 + (room * at / (len(self._read) - 1) if len(self._read) > 1 else room / 2)

    def _y(self, share: Fraction) -> float:
        return HEAD + (self.height() - HEAD - FOOT) * (1 - float(share))

    def _dot_at(self, point: QPointF) -> int | None:
        found = [
            (abs(self._x(at) - point.x()) + abs(self._y(one.share) - point.y()), at)
            for at, one in enumerate(self._read)
        ]
        near = min(found, default=(99.0, 0))
        return near[1] if near[0] <= 14 else None

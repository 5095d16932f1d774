"""Readers with expertise of each dossier: a stack for each, the thinnest first. Many dossiers become a
histogram beside the twenty worst. Arrows read it value by value; Enter opens the dossier in the grid."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.accessible import Role, hear_as
from ui.models.conflicts import short
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, SEMIBOLD, Type
from ui.widgets.announce import announce
from ui.widgets.paint import box, painter_on, ring, write
from ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from desktop.decide.assign_measure import Measures, Reading

MANY, WORST, LABELS, SHARE = 60, 20, 80, 0.42
SMALL = Type(11, 14)


class ExpertChart(QWidget):
    """`opened(dossier)`."""

    opened = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._all: tuple[Reading, ...] = ()
        self._shown: tuple[Reading, ...] = ()
        self._wanted, self._at, self._stale = 0, 0, False
        self._bins: list[tuple[int, int]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        hear_as(self, Role.Chart)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)
        self.retranslate()

    def show_measures(self, measures: Measures, wanted: int) -> None:
        """`wanted`: expert readers wanted for each dossier."""
        order = sorted(measures.readings, key=lambda one: (one.experts, one.readers, one.dossier))
        self._all, self._wanted = tuple(order), wanted
        self._shown = self._all if len(order) <= MANY else self._all[:WORST]
        counts = Counter(one.experts for one in order)
        self._bins = sorted(counts.items()) if len(order) > MANY else []
        self._at = min(self._at, max(len(self._shown) - 1, 0))
        self.retranslate()
        self.update()

    def show_stale(self, stale: bool) -> None:
        """The old result stays, greyed, while another is worked out."""
        self._stale = stale
        self.update()

    def current(self) -> Reading | None:
        return self._shown[self._at] if self._shown else None

    def retranslate(self) -> None:
        say, one = self._kit.say, self.current()
        self.setAccessibleName(say("people.chart"))
        self.setAccessibleDescription(self.spoken(one) if one else "")

    def spoken(self, one: Reading) -> str:
        return self._kit.say("people.chart.one", dossier=one.dossier, n=one.experts, readers=one.readers)

    def sizeHint(self) -> QSize:
        return QSize(480, 140)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 132)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._shown) - 1}
        key = Qt.Key(event.key())
        if key in steps or key in ends:
            self._go(ends.get(key, self._at + steps.get(key, 0)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._shown:
            self.opened.emit(self._shown[self._at].dossier)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._place(event.position().toPoint())
        if at is not None:
            self._go(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._place(event.position().toPoint())
        if at is not None:
            self.opened.emit(self._shown[at].dossier)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._place(event.pos())
            QToolTip.showText(
                event.globalPos(), plain_tip(self.spoken(self._shown[at])) if at is not None else ""
            )
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setOpacity(0.4 if self._stale else 1.0)
        if self._bins:
            self._histogram(painter, QRectF(0, 0, self.width() * SHARE - 24, self.height()))
        most = max((one.readers for one in self._shown), default=1) or 1
        for at, one in enumerate(self._shown):
            self._stack(painter, self._column(at), one, most, current=at == self._at and self.hasFocus())
        painter.end()

    def _go(self, at: int) -> None:
        if not self._shown:
            return
        self._at = max(0, min(at, len(self._shown) - 1))
        self.retranslate()
        announce(self, self.spoken(self._shown[self._at]))
        self.update()

    def _area(self) -> QRectF:
        left = self.width() * SHARE if self._bins else 0.0
        return QRectF(left, 0, self.width() - left, self.height())

    def _column(self, at: int) -> QRectF:
        area = self._area()
        width = area.width() / max(len(self._shown), 1)
        return QRectF(area.left() + at * width, area.top(), width, area.height())

    def _place(self, point: QPoint) -> int | None:
        area = self._area()
        if not self._shown or not area.contains(point):
            return None
        return min(int((point.x() - area.left()) / (area.width() / len(self._shown))), len(self._shown) - 1)

    def _stack(self, painter: QPainter, column: QRectF, one: Reading, most: int, *, current: bool) -> None:
        """A slot for each reader, from below those who know the field; too few are amber, with a figure."""
        t = self._kit.theme.tokens
        thin = one.experts < self._wanted
        high = column.height() - LABELS - 16
        step = max(2.0, high / most)
        width = min(24.0, max(4.0, column.width() - 6))
        left = column.center().x() - width / 2
        slot = max(1.5, step - 1.5)
        for n in range(one.readers):
            fill = (t.warn if thin else t.accent) if n < one.experts else t.line
            box(painter, QRectF(left, 16 + high - (n + 1) * step, width, slot), 1, fill=fill)
        painter.setFont(self._kit.theme.font(SMALL, SEMIBOLD, tabular=True))
        top = QRectF(column.left() - 4, 16 + high - one.readers * step - 16, column.width() + 8, 14)
        centre = Qt.AlignmentFlag.AlignCenter
        write(painter, top, str(one.experts), t.warn if thin else t.muted, centre, elide=False)
        painter.save()
        painter.setFont(self._kit.theme.font(SMALL, MEDIUM))
        painter.translate(column.center().x(), column.bottom())
        painter.rotate(-90)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        name = QRectF(0, -8, LABELS - 6, 16)
        write(painter, name, short(one.dossier), t.warn if thin else t.muted, right)
        painter.restore()
        if current:
            ring(painter, column.adjusted(0, 0, 0, -1), 4, t.accent)

    def _histogram(self, painter: QPainter, area: QRectF) -> None:
        """How many dossiers have so many expert readers."""
        t, say = self._kit.theme.tokens, self._kit.say
        most = max(count for _, count in self._bins)
        width, high = area.width() / len(self._bins), area.height() - 56
        painter.setFont(self._kit.theme.font(SMALL, SEMIBOLD, tabular=True))
        centre = Qt.AlignmentFlag.AlignCenter
        for at, (experts, count) in enumerate(self._bins):
            left = area.left() + at * width
            tall = max(2.0, high * count / most)
            fill = t.warn if experts < self._wanted else t.accent
            bar = QRectF(left + 4, 16 + high - tall, max(4.0, width - 8), tall)
            box(painter, bar, 2, fill=fill)
            write(
                painter,
                QRectF(left, bar.top() - 15, width, 14),
                say.number(count),
                t.muted,
                centre,
                elide=False,
            )
            write(painter, QRectF(left, 18 + high, width, 16), str(experts), t.text, centre, elide=False)
        painter.setFont(self._kit.theme.font(CAPTION))
        write(
            painter,
            QRectF(area.left(), area.bottom() - 20, area.width(), 18),
            say("people.chart.axis"),
            t.muted,
            centre,
        )

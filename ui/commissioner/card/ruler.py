"""The score control: a dashed cell for "not scored", a gap, then one ruler of stops.

Keys: digits set a whole point, `.` or `,` adds or drops the half, arrows step, Home and End go to
the ends, Del or - clears. The wheel does nothing: a mark must never change by scrolling past it.
"""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessible import Role, hear_as
from ui.commissioner.card.scale import Stops
from ui.services import Kit
from ui.theme.tokens import BODY, MEDIUM, SECTION, SEMIBOLD, Radius, Tokens
from ui.widgets.paint import box, mix, painter_on, ring, write

HEIGHT, CELL, GAP, CHOSEN, PAD = 40, 40, 8, 48, 4
MORE_DIGITS_MS = 900  # "1" then "0" is ten on a scale that has a ten
NONE = -1  # the hovered "not scored" cell
# The Kazakh layout has letters where others have digits: the same keys must give the same marks.
# Its 6 and 7 type "," and ".", which are taken as the half.
KAZAKH_ROW = {'"': "1", "ә": "2", "і": "3", "ң": "4", "ғ": "5", "ү": "8", "ұ": "9", "қ": "0", "ө": "-"}


class ScoreRuler(QWidget):
    """One mark. `picked(steps | None)` when the person changes it; `hovered(stop | None)`."""

    picked = Signal(object)
    hovered = Signal(object)

    def __init__(self, kit: Kit, stops: Stops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._stops = kit, stops
        self._mark: int | None = None
        self._hover: int | None = None
        self._locked = False
        self._digits = ""
        self._pause = QTimer(self, singleShot=True, interval=MORE_DIGITS_MS)
        self._pause.timeout.connect(self._forget_digits)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.Slider)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        kit.theme.changed.connect(self.update)

    @property
    def mark(self) -> int | None:
        return self._mark

    def set_mark(self, steps: int | None) -> None:
        """Show a mark without telling anybody."""
        self._mark = steps
        self.update()

    @property
    def locked(self) -> bool:
        return self._locked

    def set_locked(self, locked: bool) -> None:
        """Show only: a sheet that may not be changed."""
        self._locked = locked
        self.update()

    def set_spoken(self, name: str, description: str) -> None:
        """What a screen reader says; told again at every change of the mark."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.setAccessibleDescription(description)

    # -- where the stops are ------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(CELL + GAP + 2 * PAD + CHOSEN + 12 * (self._stops.count - 1), HEIGHT)

    def none_rect(self) -> QRectF:
        return QRectF(0, 0, CELL, HEIGHT)

    def ruler_rect(self) -> QRectF:
        return QRectF(CELL + GAP, 0, self.width() - CELL - GAP, HEIGHT)

    def stop_rect(self, stop: int) -> QRectF:
        """The place of a stop: the chosen one is wider, the others share the rest."""
        area = self.ruler_rect().adjusted(PAD, 0, -PAD, 0)
        if self._mark is None:
            each = area.width() / self._stops.count
            return QRectF(area.left() + each * stop, 0, each, HEIGHT)
        each = (area.width() - CHOSEN) / max(self._stops.count - 1, 1)
        left = area.left() + each * stop + (CHOSEN - each if stop > self._mark else 0)
        return QRectF(left, 0, CHOSEN if stop == self._mark else each, HEIGHT)

    def stop_at(self, point: QPointF) -> int | None:
        """The stop under a point, `NONE` for the dashed cell, None outside."""
        if self.none_rect().contains(point):
            return NONE
        return next((i for i in range(self._stops.count) if self.stop_rect(i).contains(point)), None)

    # -- the person ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if not plain or self._locked or not self._pressed(Qt.Key(event.key()), event.text()):
            event.ignore()

    def _pressed(self, key: Qt.Key, text: str) -> bool:
        text = KAZAKH_ROW.get(text.lower(), text)
        if text.isdecimal() and text.isascii():
            self._digit(text)
            return True
        self._forget_digits()
        last, mark = self._stops.last, self._mark
        if text in (".", ","):
            self._pick(self._stops.half(mark))
        elif key == Qt.Key.Key_Right:
            self._pick(0 if mark is None else min(mark + 1, last))
        elif key == Qt.Key.Key_Left:
            self._pick(0 if mark is None else max(mark - 1, 0))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._pick(0 if key == Qt.Key.Key_Home else last)
        elif key == Qt.Key.Key_Delete or text == "-":
            self._pick(None)
        else:
            return False
        return True

    def _digit(self, text: str) -> None:
        for typed in (self._digits + text, text):
            stop = self._stops.stop_of(Fraction(typed))
            if stop is not None:
                self._digits = typed
                self._pause.start()
                self._pick(stop)
                return
        self._digits = text
        self._pause.start()

    def _forget_digits(self) -> None:
        self._digits = ""

    def _pick(self, steps: int | None) -> None:
        if steps != self._mark:
            self.set_mark(steps)
            self.picked.emit(steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        stop = self.stop_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and stop is not None and not self._locked:
            self._pick(None if stop == NONE else stop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self.stop_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover_over(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolls the card, never the mark

    def _hover_over(self, stop: int | None) -> None:
        if stop != self._hover:
            self._hover = stop
            self.hovered.emit(None if stop == NONE else stop)
            self.update()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        self._paint_none(painter, t)
        box(
            painter,
            self.ruler_rect(),
            Radius.CONTROL,
            fill=t.raised if self._locked else t.surface,
            edge=t.line2,
        )
        for stop in range(self._stops.count):
            self._paint_stop(painter, t, stop)
        if self._locked:
            lock = QRectF(self.none_rect().center().x() - 8, HEIGHT / 2 - 8, 16, 16)
            self._kit.theme.icons.paint(painter, "lock", t.muted, lock)
        if self.hasFocus():
            ring(painter, self.ruler_rect(), Radius.CONTROL, t.accent)
        painter.end()

    def _paint_none(self, painter: QPainter, t: Tokens) -> None:
        here = self._mark is None
        fill = mix(t.surface, t.text, 0.07) if self._hover == NONE else t.raised if here else t.surface
        box(painter, self.none_rect(), Radius.CONTROL, fill=fill, edge=t.line2, dashed=True)
        if not self._locked:
            painter.setFont(self._kit.theme.font(SECTION, SEMIBOLD if here else MEDIUM))
            write(painter, self.none_rect(), "–", t.text if here else t.muted, Qt.AlignmentFlag.AlignCenter)

    def _paint_stop(self, painter: QPainter, t: Tokens, stop: int) -> None:
        rect, chosen = self.stop_rect(stop), stop == self._mark
        if chosen:
            inner = rect.adjusted(1, PAD, -1, -PAD)
            box(painter, inner, Radius.SMALL, fill=t.muted if self._locked else t.accent)
        elif stop == self._hover and not self._locked:
            box(painter, rect.adjusted(0, PAD, 0, -PAD), Radius.SMALL, fill=t.accent_soft)
        if chosen or self._stops.whole(stop):
            ink = (t.surface if self._locked else t.on_accent) if chosen else t.text
            painter.setFont(
                self._kit.theme.font(
                    SECTION if chosen else BODY, SEMIBOLD if chosen else MEDIUM, tabular=True
                )
            )
            shown = self._kit.say.number(self._stops.text(stop))
            write(painter, rect, shown, ink, Qt.AlignmentFlag.AlignCenter, elide=False)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.line2))
            painter.drawEllipse(rect.center(), 2.0, 2.0)

"""The left rail: rooms in the order of work. A tick means done and signed, a badge counts what needs
a person. Below 1200 px it shows icons only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.i18n import words
from ui.services import Kit
from ui.shell.bar import Brand, caption
from ui.theme.tokens import BAR_HEIGHT, CAPTION, DENSE, MEDIUM, RAIL_WIDTH, SEMIBOLD, Radius, Space
from ui.widgets.label import Label
from ui.widgets.paint import box, mix, painter_on, ring, write

FOLDED = 64


@dataclass(frozen=True)
class Room:
    """A place of the rail; `name` is a catalogue key."""

    id: str
    name: str
    icon: str
    keys: str = ""


class RailButton(QPushButton):
    """One room: icon, name, then a tick or a badge."""

    def __init__(self, kit: Kit, room: Room) -> None:
        super().__init__()
        self._kit, self.room = kit, room
        self.done, self.badge, self.folded = False, 0, False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(kit.theme.font(DENSE, MEDIUM))
        self.setFixedHeight(32)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(40 if self.folded else RAIL_WIDTH - 16, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 32)

    def mark(self, *, done: bool = False, badge: int = 0) -> None:
        self.done, self.badge = done, badge
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        say = self._kit.say
        name = say(self.room.name)
        self.setText(name)
        state = say("rail.done") if self.done else say("rail.badge", n=self.badge) if self.badge else ""
        self.setAccessibleName(f"{name}, {state}" if state else name)
        keys = f" ({self.room.keys})" if self.room.keys else ""
        self.setToolTip(f"{name}{keys}" + (f": {state}" if state else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        on = self.isChecked()
        ink = t.accent_text if on else t.text
        if on or self.underMouse():
            fill = t.accent_soft if on else mix(t.surface, t.text, 0.06)
            box(painter, self.rect(), Radius.CONTROL, fill=fill)
        if on:
            box(painter, QRectF(0, 6, 3, self.height() - 12), 1.5, fill=t.accent)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
        self._kit.theme.icons.paint(painter, self.room.icon, ink, QRectF(11, 8, 16, 16))
        if not self.folded:
            self._words(painter, ink, on)
        painter.end()

    def _words(self, painter: QPainter, ink: str, on: bool) -> None:
        t, right = self._kit.theme.tokens, self.width() - 10.0
        if self.badge:
            right -= 22
            pill = QRectF(right, 7, 22, 18)
            box(painter, pill, 9, fill=t.bad_soft)
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
            write(painter, pill, str(self.badge), t.bad, Qt.AlignmentFlag.AlignCenter)
        elif self.done:
            right -= 16
            self._kit.theme.icons.paint(painter, "check", t.ok, QRectF(right, 8, 16, 16))
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if on else MEDIUM))
        room = QRectF(36, 0, right - 38, self.height())
        if painter.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            write(painter, room, self.text(), ink)
            return
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if on else MEDIUM))
        painter.setPen(QColor(ink))
        wrapped = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, wrapped, self.text())


class Rail(QWidget):
    """Groups of rooms; `chosen(room id)`. Arrows walk, Enter opens."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, groups: list[tuple[str, list[Room]]], foot: list[Room]) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("part", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, RailButton] = {}
        self._captions: list[Label] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.S, 0, Space.S, Space.L)
        self._column.setSpacing(2)
        self._brand = Brand(kit)
        self._brand.setFixedHeight(BAR_HEIGHT)
        self._brand.setContentsMargins(Space.S, 0, 0, 0)
        self._column.addWidget(self._brand)
        for title, rooms in groups:
            self._add_group(title, rooms)
        self._column.addStretch(1)
        for room in foot:
            self._add(room)
        self.fold(False)

    def select(self, room: str) -> None:
        if room in self.buttons:
            self.buttons[room].setChecked(True)

    def fold(self, folded: bool) -> None:
        """Icons only, or icons and names."""
        self.setFixedWidth(FOLDED if folded else RAIL_WIDTH)
        self._column.setContentsMargins(12 if folded else Space.S, 0, 12 if folded else Space.S, Space.L)
        for label in self._captions:
            label.setVisible(not folded)
        self._brand.layout().itemAt(1).widget().setVisible(not folded)  # type: ignore[union-attr]
        for button in self.buttons.values():
            button.folded = folded
            button.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        order = list(self.buttons.values())
        at = next((i for i, b in enumerate(order) if b.hasFocus()), 0)
        order[(at + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_group(self, title: str, rooms: list[Room]) -> None:
        label = caption(self._kit, words(title))
        label.setContentsMargins(Space.S, Space.M, 0, Space.XS)
        self._captions.append(label)
        self._column.addWidget(label)
        for room in rooms:
            self._add(room)

    def _add(self, room: Room) -> None:
        button = RailButton(self._kit, room)
        self.buttons[room.id] = button
        self._group.addButton(button)
        self._column.addWidget(button)

    def _clicked(self, button: RailButton) -> None:
        self.chosen.emit(button.room.id)

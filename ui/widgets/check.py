"""A tick with its words and a count at the right, one row of a list of choices."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, Radius, Space
from ui.widgets.paint import box, mix, painter_on, ring, write

HEIGHT, TICK = 32, 18


class CheckRow(QCheckBox):
    """`keys` is the shortcut that turns it, said in the tool tip."""

    def __init__(self, kit: Kit, phrase: Phrase, keys: str = "") -> None:
        super().__init__()
        self._kit, self._phrase, self._keys, self._count = kit, phrase, keys, ""
        self.setFont(kit.theme.font(DENSE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)
        self.retranslate()

    def show_count(self, count: str) -> None:
        """A figure at the right, part of what is spoken."""
        if count != self._count:
            self._count = count
            self.retranslate()

    def retranslate(self) -> None:
        words = self._phrase(self._kit.say)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{words}: {self._count}" if self._count else words)
        self.setToolTip(f"{words} ({self._keys})" if self._keys else "")
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        return self.text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.label())
        return QSize(TICK + Space.M + words + self._count_width() + Space.S, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(TICK + 64, HEIGHT)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = self._kit.theme.tokens, self.isChecked()
        painter = painter_on(self)
        if self.underMouse():
            box(painter, self.rect(), Radius.SMALL, fill=mix(t.surface, t.text, 0.05))
        tick = QRectF(4, (self.height() - TICK) / 2, TICK, TICK)
        box(painter, tick, 4, fill=t.accent if on else t.surface, edge=t.accent if on else t.line2)
        if on:
            self._kit.theme.icons.paint(painter, "check", t.on_accent, tick.adjusted(2, 2, -2, -2))
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.setFont(self.font())
        left = TICK + Space.L
        room = QRectF(left, 0, self.width() - left - self._count_width() - 4, self.height())
        write(painter, room, self.label(), t.text)
        painter.setFont(self._kit.theme.font(CAPTION, tabular=True))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(painter, QRectF(0, 0, self.width() - 4, self.height()), self._count, t.muted, right)
        painter.end()

    def _count_width(self) -> int:
        if not self._count:
            return 0
        return QFontMetrics(self._kit.theme.font(CAPTION)).horizontalAdvance(self._count) + Space.M

"""A chip says a state by icon and word, 24 high; a filter is a toggle, 28 high; a key looks like a key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, SEMIBOLD, Radius, Tone
from ui.widgets.paint import box, mix, painter_on, ring, write
from ui.widgets.tip import plain_tip


class Chip(QLabel):
    """State only: never a button."""

    def __init__(
        self,
        kit: Kit,
        phrase: Phrase,
        tone: Tone = "neutral",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._phrase, self._tone, self._icon = kit, phrase, tone, icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(kit.theme.font(CAPTION, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_state(self, phrase: Phrase, tone: Tone, icon: str | None) -> None:
        self._phrase, self._tone, self._icon = phrase, tone, icon
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self._phrase(self._kit.say))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        icon = 18 if self._icon else 0
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 20 + icon, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 64), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        ink = t.ink_of(self._tone)
        box(painter, QRectF(0, (self.height() - 24) / 2, self.width(), 24), 12, fill=t.soft_of(self._tone))
        x = 10.0
        if self._icon:
            at = QRectF(8, (self.height() - 14) // 2, 14, 14)
            self._kit.theme.icons.paint(painter, self._icon, ink, at)
            x = 26.0
        painter.setFont(self.font())
        write(painter, QRectF(x, 0, self.width() - x - 8, self.height()), self.text(), ink)
        painter.end()


class Filter(QPushButton):
    """A toggle in a row of filters; the shown count is part of its name. `full`: what it stands for,
    where a code alone is shown."""

    def __init__(self, kit: Kit, phrase: Phrase, *, full: Phrase | None = None) -> None:
        super().__init__()
        self._kit, self._phrase, self._full = kit, phrase, full
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(kit.theme.font(CAPTION, MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def set_phrase(self, phrase: Phrase) -> None:
        self._phrase = phrase
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self._phrase(self._kit.say))
        full = self._full(self._kit.say) if self._full else ""
        self.setAccessibleName(full or self.text())
        self.setToolTip(plain_tip(full))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 24, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        lit = mix(t.surface, t.text, 0.07) if self.underMouse() else t.surface
        on = self.isChecked()
        box(painter, self.rect(), 14, fill=t.accent_soft if on else lit, edge=t.accent if on else t.line2)
        if self.hasFocus():
            ring(painter, self.rect(), 14, t.accent)
        painter.setFont(self.font())
        ink = t.accent_text if on else t.text
        write(painter, self.rect(), self.text(), ink, Qt.AlignmentFlag.AlignCenter)
        painter.end()


class KeyCap(QLabel):
    """A key of the keyboard, as shown in the palette's foot and in help."""

    def __init__(self, kit: Kit, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._kit = kit
        self.setFont(kit.theme.font(CAPTION, MEDIUM))
        width = QFontMetrics(self.font()).horizontalAdvance(key)
        self.setFixedSize(max(24, width + 12), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.SMALL, fill=t.raised, edge=t.line)
        painter.setFont(self.font())
        write(painter, self.rect(), self.text(), t.muted, Qt.AlignmentFlag.AlignCenter)
        painter.end()

"""One way to assign, as a card to choose: its name, how many sheets, what it means for the loads."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui.i18n import Phrase, literal
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Radius
from ui.widgets.label import Ink
from ui.widgets.paint import box, mix, painter_on, ring, write

HEIGHT, LEFT = 52, 38


class ChoiceCard(QRadioButton):
    """Two lines; the second says what stands in the way, by word and sign."""

    def __init__(self, kit: Kit, name: Phrase) -> None:
        super().__init__()
        self._kit, self._name = kit, name
        self._sheets: Phrase = literal("")
        self._means: Phrase = literal("")
        self._ink: Ink = "muted"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)
        self.retranslate()

    def show_name(self, name: Phrase) -> None:
        self._name = name
        self.retranslate()

    def show_state(self, sheets: Phrase, means: Phrase, ink: Ink) -> None:
        self._sheets, self._means, self._ink = sheets, means, ink
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        self.setText(self._name(say))
        self.setAccessibleName(", ".join(filter(None, (self.text(), self._sheets(say), self._means(say)))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        t, say, on = self._kit.theme.tokens, self._kit.say, self.isChecked()
        painter = painter_on(self)
        lit = mix(t.surface, t.text, 0.04) if self.underMouse() else t.surface
        box(
            painter,
            self.rect(),
            Radius.CONTROL,
            fill=t.accent_soft if on else lit,
            edge=t.accent if on else t.line2,
        )
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
        dot = QRectF(13, 9, 16, 16)
        box(painter, dot, 8, edge=t.accent if on else t.line2, width=2 if on else 1)
        if on:
            box(painter, dot.adjusted(4, 4, -4, -4), 4, fill=t.accent)
        painter.setFont(self._kit.theme.font(CAPTION))
        sheets = self._sheets(say)
        wide = QFontMetrics(painter.font()).horizontalAdvance(sheets) + 8
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(painter, QRectF(self.width() - wide - 12, 7, wide, 20), sheets, t.muted, right)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD))
        name = QRectF(LEFT, 7, self.width() - LEFT - wide - 16, 20)
        write(painter, name, self.text(), t.accent_text if on else t.text)
        self._second(painter)
        painter.end()

    def _second(self, painter: object) -> None:
        t = self._kit.theme.tokens
        ink: str = getattr(t, self._ink)
        left = LEFT
        icons = {"ok": "circle-check", "bad": "circle-alert", "warn": "circle-alert"}
        if self._ink in icons:
            at = QRectF(LEFT, 30, 14, 14)
            self._kit.theme.icons.paint(painter, icons[self._ink], ink, at)  # type: ignore[arg-type]
            left += 19
        painter.setFont(self._kit.theme.font(CAPTION))  # type: ignore[attr-defined]
        write(painter, QRectF(left, 27, self.width() - left - 10, 20), self._means(self._kit.say), ink)  # type: ignore[arg-type]

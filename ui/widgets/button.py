"""Buttons that draw themselves: the gap after an icon, the ring and the shortcut are exact.

Kinds: primary (one in a screen), secondary (an edge), ghost (none), quiet (navigation), danger
(red edge and word, never filled). Heights: 32 dense, 36 bars, 40 pages.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, Radius, Tokens
from ui.widgets.paint import box, mix, painter_on, ring

Kind = Literal["primary", "secondary", "ghost", "quiet", "danger", "accent"]
GAP = 8


class Button(QPushButton):
    """A verb that names the thing. Wraps to two lines rather than lose letters."""

    def __init__(
        self,
        kit: Kit,
        phrase: Phrase,
        kind: Kind = "secondary",
        icon: str | None = None,
        *,
        height: int = 36,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._phrase, self._kind, self._icon = kit, phrase, kind, icon
        self._height, self._hint, self._left = height, hint, False
        step = DENSE if height <= 32 else BODY
        self.setFont(kit.theme.font(step, SEMIBOLD if kind == "primary" else MEDIUM))
        self._hint_font = kit.theme.font(CAPTION, REGULAR)
        self._advances: dict[str, int] = {}  # widths of texts: layouts ask a dozen times
        self._heights: dict[tuple[int, str], int] = {}  # by width and text
        self._hint_advance = -1
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._wraps = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def set_phrase(self, phrase: Phrase) -> None:
        self._phrase = phrase
        self.retranslate()

    def set_kind(self, kind: Kind) -> None:
        """Another rank on the screen: what was the act becomes one way among others."""
        self._kind = kind
        step = DENSE if self._height <= 32 else BODY
        self.setFont(self._kit.theme.font(step, SEMIBOLD if kind == "primary" else MEDIUM))
        self._forget()
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str | None) -> None:
        self._icon = icon
        self._forget()
        self.update()

    def align_left(self) -> None:
        """For rows of a list: words begin at the left."""
        self._left = True

    def retranslate(self) -> None:
        words = self._phrase(self._kit.say)
        self._forget()
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._may_wrap()
        self.updateGeometry()

    def _forget(self) -> None:
        self._advances.clear()
        self._heights.clear()

    def _may_wrap(self) -> None:
        """Only two words can: layouts ask whatever may wrap for its height at each of their tries."""
        self._wraps = " " in self.label()

    def label(self) -> str:
        return self.text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        width = self._side() * 2 + self._icon_width() + self._advance(self.label())
        return QSize(width + self._hint_width() + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        longest = max((self._advance(w) for w in self.label().split()), default=0)
        width = self._side() * 2 + self._icon_width() + longest + self._hint_width() + 2
        return QSize(min(width, self.sizeHint().width()), self._height)

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        known = width, self.text()
        if known not in self._heights:
            self._heights[known] = self._height_for(width)
        return self._heights[known]

    def _height_for(self, width: int) -> int:
        room = width - self._side() * 2 - self._icon_width() - self._hint_width()
        if room >= self._advance(self.label()):
            return self._height
        bounds = self._metrics().boundingRect(
            0, 0, max(room, 20), 2000, int(Qt.TextFlag.TextWordWrap), self.label()
        )
        return max(self._height, bounds.height() + 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A button that must wrap grows by itself: rows of buttons keep their height otherwise."""
        wanted = self.heightForWidth(event.size().width())
        if wanted != self.height():
            self.setFixedHeight(wanted)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        fill, edge, ink = self._colours(t)
        box(painter, self.rect(), Radius.CONTROL, fill=fill, edge=edge)
        if self.hasFocus():
            self._ring(painter, t)
        self._content(painter, ink)
        painter.end()

    def _ring(self, painter: QPainter, t: Tokens) -> None:
        if self._kind == "primary":
            inner = self.rect().adjusted(2, 2, -2, -2)
            ring(painter, inner, Radius.CONTROL - 2, t.on_accent)
        else:
            ring(painter, self.rect(), Radius.CONTROL, t.accent)

    def _content(self, painter: QPainter, ink: str) -> None:
        side, area = self._side(), QRectF(self.rect())
        words = self._advance(self.label())
        free = area.width() - 2 * side - self._icon_width() - self._hint_width()
        x = side + (0 if self._left else max(0.0, (free - words) / 2))
        if self._icon:
            at = QRectF(round(x), round((area.height() - 16) / 2), 16, 16)
            self._kit.theme.icons.paint(painter, self._icon, ink, at)
            x += self._icon_width()
        painter.setFont(self.font())
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            QRectF(x, 0, max(free - max(0, (free - words) / 2), 10) + 2, area.height()),
            int(flags) | int(Qt.TextFlag.TextWordWrap),
            self.label(),
        )
        if self._hint:
            painter.setFont(self._hint_font)
            room = QRectF(0, 0, area.width() - side, area.height())
            if not self._left:
                room = QRectF(x + min(words, free) + GAP, 0, self._hint_width(), area.height())
            align = Qt.AlignmentFlag.AlignRight if self._left else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, int(align | Qt.AlignmentFlag.AlignVCenter), self._hint)

    def _colours(self, t: Tokens) -> tuple[str | None, str | None, str]:
        if not self.isEnabled():
            plain = self._kind in ("ghost", "quiet", "accent")
            return (None if plain else t.raised, None if plain else t.line, t.faint)
        if self.isChecked():
            return t.accent_soft, t.accent, t.accent_text
        lit = 0.14 if self.isDown() else 0.07 if self.underMouse() else 0.0
        hover = mix(t.surface, t.text, lit) if lit else None
        return {
            "primary": (mix(t.accent, t.text, lit * 1.6), None, t.on_accent),
            "secondary": (hover or t.surface, t.line2, t.text),
            "ghost": (hover, None, t.text),
            "quiet": (hover, None, t.muted),
            "danger": (hover or t.surface, t.bad, t.bad),
            "accent": (hover, None, t.accent_text),
        }[self._kind]

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def _advance(self, text: str) -> int:
        if text not in self._advances:
            self._advances[text] = self._metrics().horizontalAdvance(text)
        return self._advances[text]

    def _side(self) -> int:
        return 10 if self._height <= 32 else 14

    def _icon_width(self) -> int:
        return 16 + (GAP if self.text() else 0) if self._icon else 0

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        if self._hint_advance < 0:
            self._hint_advance = QFontMetrics(self._hint_font).horizontalAdvance(self._hint)
        return self._hint_advance + GAP


class IconButton(Button):
    """A picture of a verb; its name is the tool tip and what a screen reader says."""

    def __init__(
        self, kit: Kit, icon: str, phrase: Phrase, kind: Kind = "quiet", *, size: int = 32, keys: str = ""
    ) -> None:
        self._keys = keys
        super().__init__(kit, phrase, kind, icon, height=size)
        self.setFixedSize(size, size)

    def retranslate(self) -> None:
        words = self._phrase(self._kit.say)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({self._keys})" if self._keys else words)

    def _side(self) -> int:
        return (self._height - 16) // 2

    def label(self) -> str:
        return ""

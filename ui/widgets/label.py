"""Texts that say themselves again when the language changes. Always plain text: data is never markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption, QWidget

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import DENSE, REGULAR, SEMIBOLD, Type
from ui.widgets.tip import plain_tip

WIDEST = 640
Ink = Literal["text", "muted", "faint", "accent", "ok", "warn", "bad", "viol"]


class Label(QLabel):
    """A phrase in a step of the type scale."""

    def __init__(
        self,
        kit: Kit,
        phrase: Phrase,
        step: Type = DENSE,
        weight: int = REGULAR,
        ink: Ink = "text",
        *,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._phrase = kit, phrase
        self._advances: tuple[str, int, int] | None = None  # a text, its width and its longest word's
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(kit.theme.font(step, weight, tabular=tabular))
        self.setProperty("ink", ink)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """A wrapping label asks for its whole line up to `WIDEST`; Qt's own guess is a tall narrow block."""
        if not self.wordWrap():
            return super().sizeHint()
        width = min(self._measured()[1] + 2, WIDEST, self.maximumWidth())
        width = max(width, self.minimumWidth())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(self._measured()[2] + 2, self.fontMetrics().height())

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        self._advances = None
        super().setFont(font)

    def set_phrase(self, phrase: Phrase) -> None:
        self._phrase = phrase
        self.retranslate()

    def set_ink(self, ink: Ink) -> None:
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().polish(self)

    def retranslate(self) -> None:
        text = self._phrase(self._kit.say)
        if text != self.text():  # each new text lays out the whole window
            self.setText(text)

    def _measured(self) -> tuple[str, int, int]:
        """Measured once a text: layouts ask a dozen times."""
        text = self.text()
        if self._advances is None or self._advances[0] != text:
            advance = self.fontMetrics().horizontalAdvance
            self._advances = text, advance(text), max(map(advance, text.split()), default=0)
        return self._advances


class Elided(Label):
    """One line that gives way: elided (paths in the middle), whole in the tool tip. It draws itself: a
    label of Qt lays out the window with each new text, though this one is never wider for it."""

    def __init__(
        self, kit: Kit, phrase: Phrase, *args: object, middle: bool = False, **named: object
    ) -> None:
        self._whole = self._shown = ""
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        super().__init__(kit, phrase, *args, **named)  # type: ignore[arg-type]
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def retranslate(self) -> None:
        self._whole = self._phrase(self._kit.say)
        self.setAccessibleName(self._whole)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def text(self) -> str:
        """As shown."""
        return self._shown

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._shown), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = QStyleOption()
        look.initFrom(self)
        painter = QPainter(self)
        flags = int(self.alignment() | Qt.TextFlag.TextSingleLine)
        area = self.contentsRect()
        self.style().drawItemText(
            painter, area, flags, look.palette, self.isEnabled(), self._shown, self.foregroundRole()
        )
        painter.end()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._mode, max(self.width(), 24))
        if shown != self._shown:
            self._shown = shown
            self.update()
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


def heading(kit: Kit, phrase: Phrase, step: Type, ink: Ink = "text") -> Label:
    """A title of a page, a section or a card; wraps."""
    return Label(kit, phrase, step, SEMIBOLD, ink, wrap=True)

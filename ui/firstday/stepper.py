"""Where I am on the way: numbered rounds, a tick on what is done, the present one by name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, SEMIBOLD
from ui.widgets.paint import box, painter_on, write

ROUND, GAP, LINE, HEIGHT = 24, 8, 32, 28


class Stepper(QWidget):
    """Names stand beside the rounds where they fit; else the present one's alone."""

    def __init__(self, kit: Kit, steps: tuple[Phrase, ...]) -> None:
        super().__init__()
        self._kit, self._steps, self._at = kit, steps, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)
        self.retranslate()

    @property
    def at(self) -> int:
        return self._at

    def set_at(self, at: int) -> None:
        """The present step from 0."""
        self._at = at
        self.retranslate()

    def retranslate(self) -> None:
        name = self._steps[self._at](self._kit.say)
        self.setAccessibleName(self._kit.say("first.step", n=self._at + 1, of=len(self._steps), name=name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._steps) * (ROUND + LINE), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        names = [step(self._kit.say) for step in self._steps]
        metrics = QFontMetrics(self._kit.theme.font(DENSE, SEMIBOLD))
        widths = [metrics.horizontalAdvance(name) + GAP for name in names]
        fixed = len(names) * ROUND + (len(names) - 1) * (LINE + 2 * GAP)
        whole = sum(widths) + fixed <= self.width()
        painter = painter_on(self)
        x = 0.0
        for n, name in enumerate(names):
            x = self._round(painter, n, x)
            if whole or n == self._at:
                x = self._name(painter, n, x, name, widths[n])
            if n + 1 < len(names):
                x = self._line(painter, x)
        painter.end()

    def _round(self, painter: QPainter, n: int, x: float) -> float:
        t = self._kit.theme.tokens
        area = QRectF(x, (self.height() - ROUND) / 2, ROUND, ROUND)
        if n < self._at:
            box(painter, area, ROUND / 2, fill=t.ok)
            self._kit.theme.icons.paint(painter, "check", t.surface, area.adjusted(5, 5, -5, -5))
            return x + ROUND
        here = n == self._at
        box(painter, area, ROUND / 2, fill=t.accent if here else None, edge=None if here else t.line2)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD, tabular=True))
        write(painter, area, str(n + 1), t.on_accent if here else t.muted, Qt.AlignmentFlag.AlignCenter)
        return x + ROUND

    def _name(self, painter: QPainter, n: int, x: float, name: str, width: int) -> float:
        t = self._kit.theme.tokens
        here = n == self._at
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if here else MEDIUM))
        room = QRectF(x + GAP, 0, min(width, self.width() - x), self.height())
        write(painter, room, name, t.text if here else t.muted)
        return x + width

    def _line(self, painter: QPainter, x: float) -> float:
        t = self._kit.theme.tokens
        painter.fillRect(QRectF(x + GAP, self.height() / 2, LINE, 1), t.line2)
        return x + GAP + LINE + GAP

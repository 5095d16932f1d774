"""Progress that is always also a figure: segments up to 15 things, else a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.services import Kit
from ui.theme.tokens import Tone
from ui.widgets.paint import box, painter_on

SEGMENTS = 15


class Meter(QWidget):
    """`done` of `of`; the figure stands beside it as a label of its owner."""

    def __init__(self, kit: Kit, done: int = 0, of: int = 0, tone: Tone = "accent") -> None:
        super().__init__()
        self._kit, self._tone = kit, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(done, of)

    def set_value(self, done: int, of: int, tone: Tone | None = None) -> None:
        self._done, self._of = done, of
        self._tone = tone or self._tone
        self.setAccessibleName(f"{done} / {of}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        if 0 < self._of <= SEGMENTS:
            self._segments(painter)
        else:
            self._bar(painter)
        painter.end()

    def _fill(self) -> str:
        t = self._kit.theme.tokens
        return t.accent if self._tone == "accent" else t.ink_of(self._tone)

    def _segments(self, painter: QPainter) -> None:
        t, gap = self._kit.theme.tokens, 4
        width = (self.width() - gap * (self._of - 1)) / self._of
        for i in range(self._of):
            rect = QRectF(i * (width + gap), 0, width, self.height())
            box(painter, rect, 3, fill=self._fill() if i < self._done else t.line)

    def _bar(self, painter: QPainter) -> None:
        t = self._kit.theme.tokens
        box(painter, self.rect(), 3, fill=t.line)
        if self._done and self._of:
            share = min(1.0, self._done / self._of)
            box(painter, QRectF(0, 0, max(6, self.width() * share), self.height()), 3, fill=self._fill())

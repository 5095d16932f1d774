"""What the point under the mark means: its anchor, or both neighbours of a half. Painted, and always as
high as the highest of them, so that nothing below jumps while the pointer moves over the ruler."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.model.rubric import Anchor
from ui.commissioner.card.scale import Stops, beside
from ui.services import Kit
from ui.theme.tokens import DENSE, REGULAR, SEMIBOLD
from ui.widgets.paint import painter_on

MARK_W, GAP = 28, 2
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class AnchorLines(QWidget):
    """`show_at(stop, preview)`: preview while the pointer is over a stop that is not the mark."""

    def __init__(self, kit: Kit, stops: Stops, anchors: list[Anchor]) -> None:
        super().__init__()
        self._kit, self._stops, self._anchors = kit, stops, anchors
        self._at: int | None = None
        self._preview = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._fit)

    def show_at(self, stop: int | None, *, preview: bool) -> None:
        self._at, self._preview = stop, preview
        self.update()

    def shown(self) -> tuple[Anchor, ...]:
        """The anchors that stand here now."""
        return () if self._at is None else beside(self._stops, self._at, self._anchors)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """The height of the highest stop at this width."""
        width = max(self.width(), 80)
        each = {a.mark: self._height(self._kit.say.text(a.text), width - MARK_W) for a in self._anchors}
        heights = [
            sum(each[a.mark] for a in found) + GAP * (len(found) - 1)
            for stop in range(min(self._stops.count, 201))
            if (found := beside(self._stops, stop, self._anchors))
        ]
        none = self._height(self._kit.say("comm.unscored"), width)
        needed = max([*heights, none])
        if self.height() != needed or self.minimumHeight() != needed:
            self.setFixedHeight(needed)
        self.update()

    def _height(self, text: str, width: int) -> int:
        metrics = QFontMetrics(self._kit.theme.font(DENSE))
        return metrics.boundingRect(QRect(0, 0, width, 9999), WRAP, text).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        painter = painter_on(self)
        found, y = self.shown(), 0
        if self._at is None:
            painter.setFont(self._kit.theme.font(DENSE, REGULAR))
            painter.setPen(QColor(t.muted))
            painter.drawText(self.rect(), WRAP, say("comm.unscored"))
            y += self._height(say("comm.unscored"), self.width()) + GAP
        for anchor in found:
            y += self._paint_anchor(painter, anchor, y, quiet=self._preview) + GAP
        if not self._preview:
            self._paint_around(painter, y)
        painter.end()

    def _paint_around(self, painter: QPainter, y: int) -> None:
        """In the room that a half would take: what the next point asks; before a mark, the ends."""
        for anchor in self.around():
            height = self._height(self._kit.say.text(anchor.text), self.width() - MARK_W)
            if y + height > self.height():
                return
            y += self._paint_anchor(painter, anchor, y, quiet=True) + GAP

    def around(self) -> tuple[Anchor, ...]:
        """The anchors that stand here quietly where there is room."""
        if self._at is None:
            return (self._anchors[-1], self._anchors[0]) if len(self._anchors) > 1 else ()
        shown = self.shown()
        if len(shown) != 1 or shown[0] not in self._anchors:
            return ()
        at = self._anchors.index(shown[0])
        return tuple(self._anchors[at + 1 : at + 2])

    def _paint_anchor(self, painter: QPainter, anchor: Anchor, y: int, *, quiet: bool) -> int:
        t, say = self._kit.theme.tokens, self._kit.say
        text = say.text(anchor.text)
        height = self._height(text, self.width() - MARK_W)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD, tabular=True))
        painter.setPen(QColor(t.muted if quiet else t.accent_text))
        painter.drawText(QRect(0, y, MARK_W, height), WRAP, say.number(anchor.mark))
        painter.setFont(self._kit.theme.font(DENSE, REGULAR))
        painter.setPen(QColor(t.muted if quiet else t.text))
        painter.drawText(QRect(MARK_W, y, self.width() - MARK_W, height + 2), WRAP, text)
        return height

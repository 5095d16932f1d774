"""The chain of one author's files as a picture: what came before, and where it parts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.secretary.fork_view import Version
from ui.services import Kit
from ui.theme.tokens import CAPTION, SEMIBOLD, Radius
from ui.widgets.paint import box, painter_on, write

W, H, GAP, BEND = 132, 34, 12, 40


class Chain(QWidget):
    """One box for the file before the fork (if there is one), one box a version."""

    def __init__(self, kit: Kit, versions: tuple[Version, ...]) -> None:
        super().__init__()
        self._kit, self._versions = kit, versions
        self._before = max(0, min((v.sequence for v in versions), default=1) - 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(kit.say("fork.line"))

    def sizeHint(self) -> QSize:
        rows = max(2, len(self._versions))
        return QSize((72 if self._before else 12) + BEND + W + 2, rows * (H + GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        middle = self.height() / 2
        start = QPointF(72 if self._before else 12, middle)
        if self._before:
            before = QRectF(0, middle - H / 2, 72, H)
            box(painter, before, Radius.CONTROL, fill=t.surface, edge=t.line2)
            self._kit.theme.icons.paint(painter, "circle-check", t.ok, QRectF(10, middle - 8, 16, 16))
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
            write(painter, before.adjusted(34, 0, -4, 0), str(self._before), t.text)
        top = middle - (len(self._versions) * (H + GAP) - GAP) / 2
        for at, version in enumerate(self._versions):
            rect = QRectF(start.x() + BEND, top + at * (H + GAP), W, H)
            self._branch(painter, start, rect)
            box(painter, rect, Radius.CONTROL, fill=t.bad_soft, edge=t.bad)
            at_icon = QRectF(rect.left() + 10, rect.center().y() - 7, 14, 14)
            self._kit.theme.icons.paint(painter, "git-fork", t.bad, at_icon)
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
            words = f"{version.sequence} · {self._kit.say('fork.version', letter=version.letter)}"
            write(painter, rect.adjusted(32, 0, -6, 0), words, t.bad)
        painter.end()

    def _branch(self, painter: QPainter, start: QPointF, rect: QRectF) -> None:
        end = QPointF(rect.left(), rect.center().y())
        path = QPainterPath(start)
        bend = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(bend, start.y()), QPointF(bend, end.y()), end)
        painter.setPen(QPen(QColor(self._kit.theme.tokens.bad), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

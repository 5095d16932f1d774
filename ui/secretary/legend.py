"""What the cells of the matrix mean: shape and word, in as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.secretary.board_view import Cell, CellState
from ui.secretary.cells import SIDE, CellPictures
from ui.services import Kit
from ui.theme.tokens import CAPTION
from ui.widgets.paint import painter_on, write

STATES: tuple[CellState, ...] = ("complete", "partial", "recused", "missing", "fork", "late")
LINE, GAP = 28, 14


class Legend(QWidget):
    """Flows from the right."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, self._pictures = kit, CellPictures(kit)
        self.setFont(kit.theme.font(CAPTION))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        self._words = [(state, say(f"board.legend.{state}")) for state in STATES]
        self.setAccessibleName(", ".join(word for _, word in self._words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), LINE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * LINE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setFont(self.font())
        widths = self._widths()
        for row, line in enumerate(self._lines(self.width())):
            x = float(self.width() - sum(widths[i] for i in line))
            for i in line:
                state, word = self._words[i]
                ratio = self.devicePixelRatioF()
                painter.drawPixmap(QPointF(x, row * LINE - 1), self._pictures.picture(Cell(state), ratio))
                room = QRectF(x + SIDE + 12, row * LINE, widths[i], LINE)
                write(painter, room, word, self._kit.theme.tokens.muted)
                x += widths[i]
        painter.end()

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self.font())
        return [SIDE + 12 + metrics.horizontalAdvance(word) + GAP for _, word in self._words]

    def _lines(self, width: int) -> list[list[int]]:
        lines: list[list[int]] = [[]]
        used = 0
        for i, need in enumerate(self._widths()):
            if lines[-1] and used + need > width:
                lines.append([])
                used = 0
            lines[-1].append(i)
            used += need
        return lines

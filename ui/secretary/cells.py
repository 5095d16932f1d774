"""The matrix cells as pictures: a shape for each state, drawn once per scheme and resolution."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.secretary.board_view import Cell
from ui.services import Kit
from ui.theme.tokens import Tokens, Tone
from ui.widgets.paint import box

SIDE = 20
LOOKS: dict[str, tuple[Tone, str]] = {
    "complete": ("ok", "check"),
    "fork": ("bad", "git-fork"),
    "late": ("warn", "clock"),
    "outdated": ("warn", "history"),
}
ROW_LOOKS: dict[str, tuple[str, str]] = {  # icon, ink token
    "complete": ("circle-check", "ok"),
    "partial": ("circle-dot", "warn"),
    "missing": ("circle-dashed", "muted"),
    "fork": ("git-fork", "bad"),
    "gap": ("circle-alert", "warn"),
    "late": ("clock", "warn"),
}


class CellPictures:
    """Cached pixmaps of `SIDE` logical pixels (with 4 px around for the dot of a difference)."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._made: dict[tuple[Cell, str, float], QPixmap] = {}

    def picture(self, cell: Cell, ratio: float) -> QPixmap:
        key = (cell, self._kit.theme.scheme, ratio)
        if key not in self._made:
            self._made[key] = self._draw(cell, ratio)
        return self._made[key]

    def _draw(self, cell: Cell, ratio: float) -> QPixmap:
        made = QPixmap(round((SIDE + 8) * ratio), round((SIDE + 8) * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._shape(painter, cell, QRectF(4, 4, SIDE, SIDE))
        painter.end()
        return made

    def _shape(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        t = self._kit.theme.tokens
        if cell.state in LOOKS:
            tone, icon = LOOKS[cell.state]
            edge = t.ink_of(tone) if cell.differs else None
            box(painter, rect, 6, fill=t.soft_of(tone), edge=edge, width=1.5)
            self._kit.theme.icons.paint(painter, icon, t.ink_of(tone), rect.adjusted(4, 4, -4, -4))
        elif cell.state == "partial":
            _half(painter, t, rect)
        elif cell.state == "recused":
            box(painter, rect, 6, fill=t.raised, edge=t.line)
            box(
                painter, QRectF(rect.left() + 6, rect.center().y() - 1, rect.width() - 12, 2), 1, fill=t.muted
            )
        elif cell.state == "missing":
            box(painter, rect, 6, edge=t.line2, dashed=True)
        else:
            box(painter, QRectF(rect.center().x() - 1.5, rect.center().y() - 1.5, 3, 3), 1.5, fill=t.line2)
        if cell.differs:
            _dot(painter, t.bad, t.surface, rect)
        if cell.proxy:
            self._kit.theme.icons.paint(
                painter, "file-pen-line", t.muted, QRectF(rect.right() - 8, rect.bottom() - 8, 11, 11)
            )


def _half(painter: QPainter, t: Tokens, rect: QRectF) -> None:
    """The lower half filled: begun, not finished."""
    box(painter, rect, 6, fill=t.warn_soft)
    painter.save()
    painter.setClipRect(QRectF(rect.left(), rect.center().y(), rect.width(), rect.height()))
    box(painter, rect, 6, fill=t.warn)
    painter.restore()
    box(painter, rect, 6, edge=t.warn)


def _dot(painter: QPainter, colour: str, around: str, rect: QRectF) -> None:
    painter.setPen(QPen(QColor(around), 1.5))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(rect.right() - 4, rect.top() - 3.5, 7.5, 7.5))

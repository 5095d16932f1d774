"""The counted sheets of a dossier: reviewer and total, highest first, in as many rows as it takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.decide.decimals import places
from ui.secretary.decision_view import SheetMark
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, SEMIBOLD, Radius
from ui.widgets.paint import box, painter_on, write

CELL, HEIGHT, GAP = 82, 26, 6


class SheetChips(QWidget):
    """Painted in one piece: a dossier may have two hundred sheets."""

    def __init__(self, kit: Kit, sheets: tuple[SheetMark, ...]) -> None:
        super().__init__()
        self._kit = kit
        self._sheets = sorted(sheets, key=lambda mark: (-mark.total, mark.reviewer))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        shown = (f"{m.reviewer} {kit.say.number(places(m.total, 1))}" for m in self._sheets)
        self.setAccessibleName(", ".join(shown))

    def sizeHint(self) -> QSize:
        return QSize(CELL * 3, self.heightForWidth(CELL * 3 + 2 * GAP))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._sheets) // self._per_row(width))
        return rows * (HEIGHT + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        per_row = self._per_row(self.width())
        cell = (self.width() - GAP * (per_row - 1)) / per_row
        for i, mark in enumerate(self._sheets):
            line, at = divmod(i, per_row)
            rect = QRectF(at * (cell + GAP), line * (HEIGHT + GAP), cell, HEIGHT)
            box(painter, rect, Radius.SMALL, fill=t.raised, edge=t.line)
            painter.setFont(self._kit.theme.font(CAPTION, MEDIUM))
            write(painter, rect.adjusted(8, 0, -4, 0), mark.reviewer, t.muted)
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            shown = self._kit.say.number(places(mark.total, 1))
            write(painter, rect.adjusted(4, 0, -8, 0), shown, t.text, flags, elide=False)
        painter.end()

    def _per_row(self, width: int) -> int:
        return max(1, (width + GAP) // (CELL + GAP))

"""The steps as a table: what was done in words, its facts below, the digest at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from desktop.desks.history_views import Step, details, title
from ui.models.history import COLUMNS, HistoryModel
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, REGULAR
from ui.widgets.paint import write
from ui.widgets.table import Index, RowCells, RowTable

ROW = 46
WIDTHS = {"seq": 64, "at": 148, "who": 196, "hash": 132}
ICONS = {
    "prepare": "list-checks",
    "collect": "inbox",
    "decide": "gavel",
    "leave": "file-output",
    "score": "pencil-line",
    "other": "circle",
}
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HistoryTable(RowTable):
    """`chosen(Step | None)` when another row is current."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "room.history", ROW)
        self.history = HistoryModel(kit.say, self)
        self.show_model(self.history, _Cells(kit, self))
        self.set_widths(COLUMNS, WIDTHS)
        self.history.modelReset.connect(self._begin)

    def current(self) -> Step | None:
        return self.history.step(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    def _begin(self) -> None:
        if self.history.rowCount():
            self.setCurrentIndex(self.history.index(0, 0))
        self.chosen.emit(self.current())


class _Cells(RowCells):
    """Draws a cell: what was done in two lines, everything else in one."""

    def __init__(self, kit: Kit, table: HistoryTable) -> None:
        super().__init__(kit, table)
        self._table = table

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        step = self._table.history.step(index.row())
        if step is not None:
            self._write(painter, room, step, COLUMNS[index.column()])

    def _write(self, painter: QPainter, room: QRectF, step: Step, column: str) -> None:
        t, theme, say = self._kit.theme.tokens, self._kit.theme, self._kit.say.words
        if column != "what":
            painter.setFont(theme.font(DENSE, REGULAR, tabular=column != "who"))
            words = self._table.history.words_of(step, column)
            write(painter, room, words, t.text if column == "who" else t.muted, MIDDLE)
            return
        at = QRectF(room.left(), room.center().y() - 8, 16, 16)
        theme.icons.paint(painter, ICONS[step.group], t.muted, at)
        room = room.adjusted(26, 0, 0, 0)
        about = details(step, say)
        high = room.adjusted(0, 5, 0, -ROW / 2) if about else room
        painter.setFont(theme.font(DENSE, MEDIUM))
        side = Qt.AlignmentFlag.AlignBottom if about else MIDDLE
        write(painter, high, title(step, say), t.text, side)
        painter.setFont(theme.font(CAPTION, REGULAR))
        write(painter, room.adjusted(0, ROW / 2, 0, -4), about, t.muted, Qt.AlignmentFlag.AlignTop)

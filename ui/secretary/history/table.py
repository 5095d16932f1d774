"""The steps as a table: what was done in words, its facts below, the digest at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from desktop.desks.history_views import Step, details, title
from ui.models.history import COLUMNS, HistoryModel
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, mix
from ui.widgets.paint import painter_on, ring, write

ROW, EDGE = 46, 12
WIDTHS = {"seq": 64, "at": 148, "who": 196, "hash": 132}
ICONS = {
    "prepare": "list-checks",
    "collect": "inbox",
    "decide": "gavel",
    "leave": "file-output",
    "score": "pencil-line",
    "other": "circle",
}
Index = QModelIndex | QPersistentModelIndex
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HistoryTable(QTableView):
    """`chosen(Step | None)` when another row is current."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.history = HistoryModel(kit.say, self)
        self.setModel(self.history)
        self.setItemDelegate(_Cells(kit, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = _Head(kit, self.history)
        self.setHorizontalHeader(head)
        for column, name in enumerate(COLUMNS):
            if name in WIDTHS:
                self.setColumnWidth(column, WIDTHS[name])
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.history.modelReset.connect(self._begin)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def current(self) -> Step | None:
        return self.history.step(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("room.history"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the ring round the current one: over all of its cells."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        row = self.visualRect(self.currentIndex().siblingAtColumn(0))
        painter = painter_on(self.viewport())
        whole = QRectF(1, row.top() + 1, self.viewport().width() - 2, ROW - 3)
        ring(painter, whole, 6, self._kit.theme.tokens.accent)
        painter.end()

    def _begin(self) -> None:
        if self.history.rowCount():
            self.setCurrentIndex(self.history.index(0, 0))
        self.chosen.emit(self.current())


class _Head(QHeaderView):
    """The names of the columns."""

    def __init__(self, kit: Kit, history: HistoryModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._history = kit, history
        self.setFixedHeight(32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        name = str(self._history.headerData(section, Qt.Orientation.Horizontal))
        write(painter, QRectF(rect.adjusted(EDGE, 0, -EDGE, 0)), name, self._kit.theme.tokens.muted)
        painter.setPen(self._kit.theme.tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Draws a cell: what was done in two lines, everything else in one."""

    def __init__(self, kit: Kit, table: HistoryTable) -> None:
        super().__init__(table)
        self._kit, self._table = kit, table

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        t = self._kit.theme.tokens
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        step = self._table.history.step(index.row())
        if step is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, mix(t.surface, t.accent, 0.08))
        painter.setPen(t.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._write(painter, rect.adjusted(EDGE, 0, -EDGE, 0), step, COLUMNS[index.column()])
        painter.restore()

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

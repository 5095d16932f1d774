"""The table of figures: a column each, the best star marked, what deserves a question ringed and signed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from desktop.desks.secretary.cluster import ClusterDesk, ClusterRow
from ui.models.cluster import FIXED, ClusterModel
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Type
from ui.widgets.paint import write
from ui.widgets.table import EDGE, Index, RowCells, RowTable

ROW, HEAD, FIGURE, STARS, NAME = 44, 84, 116, 72, 250
LABEL = Type(11, 14)  # of a matrix
WRAP = Qt.TextFlag.TextWordWrap
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClusterTable(RowTable):
    """`opened(ClusterRow)` on Enter or a double click; `chosen(ClusterRow | None)`."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "cluster.table", ROW)
        self.figures = ClusterModel(kit.say, self)
        self.setModel(self.figures)
        self.setItemDelegate(_Cells(kit, self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Head(kit, self))
        self.activated.connect(self._open)

    def show_desk(self, desk: ClusterDesk) -> None:
        self.figures.show_desk(desk)
        self.setColumnWidth(0, NAME)
        self.setColumnWidth(1, STARS)
        for column in range(len(FIXED), self.figures.columnCount()):
            self.setColumnWidth(column, FIGURE)
        if desk.rows:
            self.setCurrentIndex(self.figures.index(0, 0))

    def show_query(self, query: str) -> None:
        self.figures.set_query(query)
        if self.figures.rowCount():
            self.setCurrentIndex(self.figures.index(0, 0))

    def current(self) -> ClusterRow | None:
        return self.figures.row(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    def _open(self, index: QModelIndex) -> None:
        row = self.figures.row(index.row())
        if row is not None:
            self.opened.emit(row)


class _Head(QHeaderView):
    """Names of figures in up to three lines; a press sorts."""

    def __init__(self, kit: Kit, table: ClusterTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._kit, self._figures = kit, table.figures
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(True)
        self._by, self._down = -1, True
        self.sectionClicked.connect(self._sort)

    def _sort(self, section: int) -> None:
        self._down = not self._down if section == self._by else True
        self._by = section
        order = Qt.SortOrder.DescendingOrder if self._down else Qt.SortOrder.AscendingOrder
        self._figures.sort(section, order)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t = self._kit.theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._kit.theme.font(LABEL, SEMIBOLD))
        painter.setPen(t.accent_text if section == self._by else t.muted)
        side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
        name = str(self._figures.headerData(section, Qt.Orientation.Horizontal))
        room = rect.adjusted(EDGE, 4, -EDGE, -6)
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignBottom | WRAP), name)
        painter.setPen(t.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section == self._by:
            icon = "arrow-down" if self._down else "arrow-up"
            at = QRectF(rect.right() - 14, rect.top() + 4, 12, 12)
            self._kit.theme.icons.paint(painter, icon, t.accent_text, at)
        painter.restore()


class _Cells(RowCells):
    """A figure to the right; a star before one that earns it; a sign before one to ask about."""

    def __init__(self, kit: Kit, table: ClusterTable) -> None:
        super().__init__(kit, table)
        self._table = table

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        row = self._table.figures.row(index.row())
        if row is None:
            return
        if index.column() == 0:
            self._name(painter, room, row)
        else:
            self._figure(painter, room, row, index.column())

    def _name(self, painter: QPainter, room: QRectF, row: ClusterRow) -> None:
        t, half = self._kit.theme.tokens, ROW / 2
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM))
        top = room.adjusted(0, 4, 0, -half)
        write(painter, top, self._kit.say.text(row.title), t.text)
        painter.setFont(self._kit.theme.font(CAPTION))
        write(painter, room.adjusted(0, half, 0, -5), row.code, t.muted)

    def _figure(self, painter: QPainter, room: QRectF, row: ClusterRow, column: int) -> None:
        t = self._kit.theme.tokens
        look = self._table.figures.look(row, column)
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM, tabular=True))
        doubted = look is not None and bool(look.doubts)
        icon = "triangle-alert" if doubted else "star" if look is not None and look.star else None
        ink = t.warn if doubted else t.text
        if icon is not None:
            at = QRectF(room.left() - 4, room.center().y() - 7, 14, 14)
            self._kit.theme.icons.paint(painter, icon, t.warn if doubted else t.accent_text, at)
        write(painter, room.adjusted(12, 0, 0, 0), self._table.figures.words_of(row, column), ink, RIGHT)

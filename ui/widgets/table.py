"""A table of whole rows: one is chosen, hairlines between them, names above, a ring round the current one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from ui.services import Kit
from ui.theme.tokens import CAPTION, SEMIBOLD, mix
from ui.widgets.paint import painter_on, ring, write

EDGE, HEAD = 12, 32
Index = QModelIndex | QPersistentModelIndex


class RowTable(QTableView):
    """`key` of words names it for screen readers."""

    def __init__(self, kit: Kit, key: str, row: int) -> None:
        super().__init__()
        self._kit, self._key, self._row = kit, key, row
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def show_model(self, model: QAbstractItemModel, cells: RowCells) -> None:
        """The rows and who draws them, with plain names above."""
        self.setModel(model)
        self.setItemDelegate(cells)
        self.setHorizontalHeader(RowHead(self._kit, model))

    def set_widths(self, columns: Sequence[str], widths: Mapping[str, int]) -> None:
        """Columns with a width of their own keep it; the others share the rest."""
        for column, name in enumerate(columns):
            if name in widths:
                self.setColumnWidth(column, widths[name])
            else:
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say(self._key))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the ring round the current one: over all of its cells."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        top = self.visualRect(self.currentIndex().siblingAtColumn(0)).top()
        painter = painter_on(self.viewport())
        whole = QRectF(1, top + 1, self.viewport().width() - 2, self._row - 3)
        ring(painter, whole, 6, self._kit.theme.tokens.accent)
        painter.end()


class RowHead(QHeaderView):
    """The names of the columns, over the edges that the cells keep, on the side that the model says."""

    def __init__(self, kit: Kit, model: QAbstractItemModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._names = kit, model
        self.setFixedHeight(HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        across = Qt.Orientation.Horizontal
        name = self._names.headerData(section, across)
        side = self._names.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole)
        painter.save()
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        flags = Qt.AlignmentFlag(side) if isinstance(side, int) else Qt.AlignmentFlag.AlignVCenter
        room = QRectF(rect.adjusted(EDGE, 0, -EDGE, 0))
        write(painter, room, str(name or ""), self._kit.theme.tokens.muted, flags)
        painter.setPen(self._kit.theme.tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class RowCells(QStyledItemDelegate):
    """Ground and hairline of a cell; `draw` the rest."""

    def __init__(self, kit: Kit, table: RowTable) -> None:
        super().__init__(table)
        self._kit = kit

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        t = self._kit.theme.tokens
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, mix(t.surface, t.accent, 0.08))
        painter.setPen(t.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.draw(painter, rect.adjusted(EDGE, 0, -EDGE, 0), index)
        painter.restore()

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        """What stands in the cell, inside its edges."""
        raise NotImplementedError

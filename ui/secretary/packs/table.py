"""The table of packs: one line for each commissioner, state as a sign and a word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from ui.models.packs import COLUMNS, FIGURES, PacksModel
from ui.secretary.matrix import split_name
from ui.secretary.packs.desk import PackPlan, PackRow
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, mix
from ui.widgets.paint import ring, write

ROW = 46
EDGE = 12
WIDTHS = {"dossiers": 96, "recused": 112, "size": 88, "state": 196}
LOOKS = {
    "due": ("circle-dashed", "muted"),
    "made": ("circle-check", "accent_text"),
    "handed": ("circle-check-big", "ok"),
    "outdated": ("history", "warn"),
}
Index = QModelIndex | QPersistentModelIndex


class PacksTable(QTableView):
    """`chosen(PackRow)` when another line is current."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.packs = PacksModel(kit.say, self)
        self.setModel(self.packs)
        self.setItemDelegate(_Cells(kit, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = _Head(kit, self.packs)
        self.setHorizontalHeader(head)
        for column, name in enumerate(COLUMNS):
            if name in WIDTHS:
                self.setColumnWidth(column, WIDTHS[name])
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def show_plan(self, plan: PackPlan) -> None:
        self.packs.show_rows(plan.rows)
        if plan.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.packs.index(0, 0))
        self.chosen.emit(self.current())

    def current(self) -> PackRow | None:
        return self.packs.row(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("packs.list"))


class _Head(QHeaderView):
    """The names of the columns, over the edges that the cells keep."""

    def __init__(self, kit: Kit, packs: PacksModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._packs = kit, packs
        self.setFixedHeight(32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        across = Qt.Orientation.Horizontal
        name = str(self._packs.headerData(section, across))
        side = Qt.AlignmentFlag(self._packs.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole))
        write(painter, QRectF(rect.adjusted(EDGE, 0, -EDGE, 0)), name, self._kit.theme.tokens.muted, side)
        painter.setPen(self._kit.theme.tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Draws a cell: figures to the right, the state with its sign."""

    def __init__(self, kit: Kit, table: PacksTable) -> None:
        super().__init__(table)
        self._kit, self._table = kit, table

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        row = self._table.packs.row(index.row())
        if row is None:
            return
        column = COLUMNS[index.column()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, mix(t.surface, t.accent, 0.08))
        painter.setPen(t.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(EDGE, 0, -EDGE, 0)
        weight = MEDIUM if column == "member" else REGULAR
        painter.setFont(theme.font(DENSE, weight, tabular=column in FIGURES))
        ink = t.text
        if column == "state":
            icon, name = LOOKS[row.state]
            ink = getattr(t, name)
            theme.icons.paint(painter, icon, ink, QRectF(room.left(), rect.center().y() - 8, 16, 16))
            room.adjust(24, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
        self._write(painter, room, row, column, ink, side)
        at_hand = self._table.hasFocus() and index.row() == self._table.currentIndex().row()
        if index.column() == 0 and at_hand:
            whole = QRectF(rect.left() + 1, rect.top() + 1, self._table.viewport().width() - 2, ROW - 3)
            ring(painter, whole, 6, t.accent)
        painter.restore()

    def _write(
        self, painter: QPainter, room: QRectF, row: PackRow, column: str, ink: str, side: Qt.AlignmentFlag
    ) -> None:
        """One line, or two where a name or who took it does not fit on one."""
        say, muted = self._kit.say, self._kit.theme.tokens.muted
        if column == "member":
            write(painter, QRectF(room.left(), room.top(), 34, room.height()), row.reviewer, muted)
            room = room.adjusted(36, 0, 0, 0)
            name = say.text(row.name)
            whole = painter.fontMetrics().horizontalAdvance(name) <= room.width()
            lines = (name, "") if whole else split_name(name, painter.fontMetrics(), room.width())
        elif column == "taken" and row.taken_at:
            lines = (row.taken_by, say.moment(row.taken_at))
        else:
            lines = (self._table.packs.words_of(row, column), "")
        if not lines[1]:
            write(painter, room, lines[0], ink, side | Qt.AlignmentFlag.AlignVCenter)
            return
        high, low = room.adjusted(0, 4, 0, -ROW / 2), room.adjusted(0, ROW / 2, 0, -4)
        write(painter, high, lines[0], ink, side | Qt.AlignmentFlag.AlignBottom)
        below = ink if column == "member" else muted
        write(painter, low, lines[1], below, side | Qt.AlignmentFlag.AlignTop)

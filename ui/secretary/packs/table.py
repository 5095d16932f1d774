"""The table of packs: one line for each commissioner, state as a sign and a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from ui.models.packs import COLUMNS, FIGURES, PacksModel
from ui.secretary.matrix import split_name
from ui.secretary.packs.desk import PackPlan, PackRow
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, REGULAR
from ui.widgets.paint import write
from ui.widgets.table import Index, RowCells, RowTable

ROW = 46
WIDTHS = {"dossiers": 96, "recused": 112, "size": 88, "state": 196}
LOOKS = {
    "due": ("circle-dashed", "muted"),
    "made": ("circle-check", "accent_text"),
    "handed": ("circle-check-big", "ok"),
    "outdated": ("history", "warn"),
}


class PacksTable(RowTable):
    """`chosen(PackRow)` when another line is current."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "packs.list", ROW)
        self.packs = PacksModel(kit.say, self)
        self.show_model(self.packs, _Cells(kit, self))
        self.set_widths(COLUMNS, WIDTHS)

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


class _Cells(RowCells):
    """Draws a cell: figures to the right, the state with its sign."""

    def __init__(self, kit: Kit, table: PacksTable) -> None:
        super().__init__(kit, table)
        self._table = table

    def draw(self, painter: QPainter, room: QRectF, index: Index) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        row = self._table.packs.row(index.row())
        if row is None:
            return
        column, ink = COLUMNS[index.column()], t.text
        weight = MEDIUM if column == "member" else REGULAR
        painter.setFont(theme.font(DENSE, weight, tabular=column in FIGURES))
        if column == "state":
            icon, name = LOOKS[row.state]
            ink = getattr(t, name)
            theme.icons.paint(painter, icon, ink, QRectF(room.left(), room.center().y() - 8, 16, 16))
            room = room.adjusted(24, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
        self._write(painter, room, row, column, ink, side)

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

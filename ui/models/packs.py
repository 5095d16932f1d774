"""The commissioners and their packs as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.i18n import Speech
from ui.secretary.packs.desk import PackRow
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
COLUMNS = ("member", "dossiers", "recused", "size", "state", "taken")
FIGURES = ("dossiers", "recused", "size")
KB, MB = 1000, 1_000_000


class PacksModel(QAbstractTableModel):
    """A row for each commissioner."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: tuple[PackRow, ...] = ()
        say.languageChanged.connect(self._said_anew)

    def show_rows(self, rows: tuple[PackRow, ...]) -> None:
        """Other lines; the same people keep their places, so that a choice stays."""
        if [row.reviewer for row in rows] != [row.reviewer for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        self._said_anew()

    def row(self, at: int) -> PackRow | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = COLUMNS[index.column()]
        if role == Role.DisplayRole:
            return self.words_of(row, column)
        if role == Role.AccessibleTextRole:
            return f"{self._say(f'packs.col.{column}')}: {self.words_of(row, column)}"
        if role == Role.ToolTipRole and column == "dossiers":
            return plain_tip(self.left_out(row))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._say(f"packs.col.{COLUMNS[section]}")
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section] in FIGURES else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def words_of(self, row: PackRow, column: str) -> str:
        """What a cell says."""
        if column == "member":
            return f"{row.reviewer}  {self._say.text(row.name)}"
        if column == "size":
            return self.size_of(row.size)
        if column == "state":
            return self._say(f"packs.state.{row.state}")
        if column == "taken":
            at = self._say.moment(row.taken_at) if row.taken_at else ""
            return self._say("packs.taken", person=row.taken_by, at=at) if row.taken_at else "–"
        return self._say.number(getattr(row, column))

    def left_out(self, row: PackRow) -> str:
        """Which dossiers of the round are not in the pack."""
        if not row.left_out:
            return self._say("packs.all_in")
        return self._say("packs.left_out", codes=", ".join(row.left_out))

    def size_of(self, size: int) -> str:
        """Bytes as people read them."""
        if size < MB:
            return self._say("packs.size.kb", n=-(-size // KB))
        return self._say("packs.size.mb", n=self._say.number(f"{size / MB:.1f}"))

    def _said_anew(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

"""The board's matrix as a Qt model: members down, dossiers across, every cell with accessible words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.i18n import Speech
from ui.secretary.board_view import BoardView, Cell, Column, Member
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole


class BoardModel(QAbstractTableModel):
    """Cells are read by the delegate through `cell`; words come from the catalogue."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._view: BoardView | None = None
        say.languageChanged.connect(self._reword)

    def show_view(self, view: BoardView) -> None:
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        return self.member(row).cells[column]

    def member(self, row: int) -> Member:
        return self._shown().members[row]

    def dossier(self, column: int) -> Column:
        return self._shown().columns[column]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.members)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            words = self._words(index.row(), index.column())
            return plain_tip(words) if role == Role.ToolTipRole else words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if self._view is None or role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._dossier_words(section, role)
        return self._member_words(section, role)

    def _words(self, row: int, column: int) -> str:
        member, dossier, cell = self.member(row), self.dossier(column), self.cell(row, column)
        say = self._say
        parts = [
            f"{member.id} {say.text(member.name)}",
            f"{dossier.short} {say.text(dossier.title)}",
            say(f"board.cell.{cell.state}"),
        ]
        parts += [say("board.cell.differs")] if cell.differs else []
        parts += [say("board.cell.proxy")] if cell.proxy else []
        return ", ".join(part for part in parts if part)

    def _dossier_words(self, section: int, role: int) -> str:
        dossier = self.dossier(section)
        if role == Role.DisplayRole:
            return dossier.short
        sheets = self._say("board.sheets_that_count", n=dossier.sheets)
        return f"{dossier.short} {self._say.text(dossier.title)}, {sheets}"

    def _member_words(self, section: int, role: int) -> str:
        member = self.member(section)
        name = f"{member.id} {self._say.text(member.name)}"
        if role == Role.DisplayRole:
            return name
        return f"{name}, {self._say(f'board.row.{member.state}')}, {member.counted} / {member.due}"

    def _shown(self) -> BoardView:
        if self._view is None:
            raise RuntimeError("the board shows nothing yet")
        return self._view

    def _reword(self) -> None:
        if self._view is not None:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._view.members) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._view.columns) - 1)

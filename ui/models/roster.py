"""The roster as a table: one row a seat, every cell also in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.model.text import Text
from ui.i18n import Speech
from ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from desktop.desks.secretary.roster_views import Member

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS: Final = ("id", "name", "office", "key", "load", "expertise")


class RosterModel(QAbstractTableModel):
    """`loads` are the dossiers of each member now."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: tuple[Member, ...] = ()
        self.loads: Mapping[str, int] = {}
        self._sectors: Mapping[str, Text] = {}
        say.languageChanged.connect(self._said_anew)

    def show_members(
        self, rows: tuple[Member, ...], loads: Mapping[str, int], sectors: Mapping[str, Text]
    ) -> None:
        """Other facts; rows that are the same stay where they are, so that the current one stays."""
        same = [one.id for one in rows] == [one.id for one in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self.loads, self._sectors = rows, loads, sectors
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))

    def member(self, row: int) -> Member | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, id_: str) -> int:
        return next((at for at, one in enumerate(self._rows) if one.id == id_), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        member = self.member(index.row()) if index.isValid() else None
        if member is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(member, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.spoken(member, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(member, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= section < len(COLUMNS):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._say(f"people.col.{COLUMNS[section]}")
        return None

    def words_of(self, member: Member, column: str) -> str:
        """What a cell shows in words."""
        if column == "name":
            return self._say.text(member.name)
        if column == "office":
            return self._say.text(member.office) if member.office else self.roles(member)
        if column == "key":
            return self._say(f"people.key.{member.key}")
        if column == "load":
            return self.load(member)
        return member.id if column == "id" else self.expertise(member)

    def spoken(self, member: Member, column: str) -> str:
        """A cell for a screen reader and the tool tip: who, then what."""
        name = self._say.text(member.name)
        if column == "key":
            parts = (member.id, name, self.words_of(member, "key"), member.why)
            when = self._say.moment(member.at) if member.at else ""
            return ", ".join(part for part in (*parts, member.by, when) if part)
        if column in ("id", "name"):
            return f"{member.id}, {name}, {self.roles(member)}"
        return f"{member.id}, {self._say(f'people.col.{column}')}: {self.words_of(member, column)}"

    def roles(self, member: Member) -> str:
        return ", ".join(self._say(f"people.role.{role}") for role in member.roles)

    def load(self, member: Member) -> str:
        if not member.reads:
            return "—"
        held = self._say.number(self.loads.get(member.id, 0))
        return held if member.limit is None else f"{held} / {self._say.number(member.limit)}"

    def expertise(self, member: Member) -> str:
        """Own fields first; a dossier's code where the level is for that one alone."""
        order = sorted(member.expertise, key=lambda one: -one[1])
        named = [self._say.text(self._sectors[code]) if code in self._sectors else code for code, _ in order]
        return ", ".join(named)

    def _said_anew(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

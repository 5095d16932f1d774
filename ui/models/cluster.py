"""Applications and their figures as a Qt model: a column for each figure, sorted and filtered in Python."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.decide.factsheet import FactLook
from desktop.desks.secretary.cluster import ClusterDesk, ClusterRow
from desktop.model.rubric import FactField
from ui.commissioner.card.fact_words import shown_look
from ui.i18n import Speech
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
FIXED = ("dossier", "stars")
DOUBTED = ("doubt:", "сомнение:", "күмән:")


class ClusterModel(QAbstractTableModel):
    """`row` and `look` for delegates; words for screen readers in every cell."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._desk: ClusterDesk | None = None
        self._rows: list[ClusterRow] = []
        self._query, self._by, self._down = "", -1, True
        say.languageChanged.connect(self._rebuild)

    def show_desk(self, desk: ClusterDesk) -> None:
        self.beginResetModel()
        self._desk = desk
        self._rows = self._made()
        self.endResetModel()

    def set_query(self, query: str) -> None:
        """Words of title, code, region and sector in any language; `doubt:` keeps what to ask about."""
        self._query = query
        self._rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.DescendingOrder) -> None:
        self._by, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._rebuild()

    def row(self, at: int) -> ClusterRow | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def field(self, column: int) -> FactField | None:
        at = column - len(FIXED)
        return self._desk.fields[at] if self._desk is not None and at >= 0 else None

    def look(self, row: ClusterRow, column: int) -> FactLook | None:
        field = self.field(column)
        return row.looks.get(field.code) if field is not None else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        fields = len(self._desk.fields) if self._desk is not None else 0
        return 0 if parent.isValid() else len(FIXED) + fields

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        shown = self.words_of(row, index.column())
        if role == Role.DisplayRole:
            return shown
        said = f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {shown}"
        look = self.look(row, index.column())
        if look is not None and look.doubts:
            said = f"{said}. {self._say('cluster.doubted')}"
        return plain_tip(said) if role == Role.ToolTipRole else said

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        field = self.field(section)
        name = self._say.text(field.label) if field else self._say(f"cluster.col.{FIXED[section]}")
        return plain_tip(name) if role == Role.ToolTipRole else name

    def words_of(self, row: ClusterRow, column: int) -> str:
        """What a cell says."""
        if column == 0:
            return f"{self._say.text(row.title)}, {row.code}"
        if column == 1:
            return str(row.stars)
        look = self.look(row, column)
        return (
            shown_look(self._say, look, unit=False) if look is not None and look.figure is not None else "–"
        )

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = self._made()
        self.endResetModel()

    def _made(self) -> list[ClusterRow]:
        if self._desk is None:
            return []
        words = self._query.casefold().split()
        kept = [row for row in self._desk.rows if all(self._holds(row, word) for word in words)]
        if self._by < 0:
            return kept
        if self._by == 0:
            return sorted(kept, key=lambda row: self._say.text(row.title).casefold(), reverse=self._down)
        known = [(row, self._figure(row)) for row in kept]
        ordered = sorted(
            ((row, figure) for row, figure in known if figure is not None),
            key=lambda pair: pair[1],
            reverse=self._down,
        )
        return [row for row, _ in ordered] + [row for row, figure in known if figure is None]

    def _figure(self, row: ClusterRow) -> Fraction | None:
        if self._by == 1:
            return Fraction(row.stars)
        look = self.look(row, self._by)
        return look.figure if look is not None else None

    def _holds(self, row: ClusterRow, word: str) -> bool:
        assert self._desk is not None
        if word in DOUBTED:
            return bool(row.doubts)
        texts = [row.title, self._desk.sectors.get(row.sector, {})]
        texts += [self._desk.regions.get(region, {}) for region in row.regions]
        plain = [row.code, row.sector, *row.regions, *(said for text in texts for said in text.values())]
        return word in " ".join(plain).casefold()

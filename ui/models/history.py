"""The steps of a history as a Qt model: the newest first, narrowed by words and by kind of work."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.desks.history_views import History, Step, details, matches, title
from ui.i18n import Speech
from ui.widgets.tip import plain_tip

COLUMNS: Final = ("seq", "at", "what", "who", "hash")
SHORT: Final = 12  # digits of a digest in a row
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole


class HistoryModel(QAbstractTableModel):
    """Delegates read `step`; screen readers get words for every cell."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._history = History((), "")
        self._rows: list[Step] = []
        self._query, self._groups = "", frozenset[str]()
        say.languageChanged.connect(self._said_anew)

    def show_history(self, found: History) -> None:
        self._history = found
        self._rebuild()

    def narrow(self, query: str, groups: frozenset[str]) -> None:
        """Words that all must stand in a step, and kinds of work (none: all)."""
        self._query, self._groups = query, groups
        self._rebuild()

    def step(self, row: int) -> Step | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        step = self.step(index.row()) if index.isValid() else None
        if step is None or role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        shown = self.words_of(step, COLUMNS[index.column()])
        return plain_tip(shown) if role == Role.ToolTipRole else shown

    def words_of(self, step: Step, column: str) -> str:
        say = self._say.words
        if column == "what":
            about = details(step, say)
            return f"{title(step, say)}. {about}" if about else title(step, say)
        if column == "at":
            return self._say.moment(step.at)
        return str(step.seq) if column == "seq" else step.who if column == "who" else step.hash[:SHORT]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._say(f"history.column.{COLUMNS[section]}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _said_anew(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _rebuild(self) -> None:
        self.beginResetModel()
        found, groups, query = self._history, self._groups, self._query
        said = found.said or ("",) * len(found.steps)
        self._rows = [
            step
            for step, words in zip(reversed(found.steps), reversed(said), strict=True)
            if (not groups or step.group in groups) and (not query or matches(words, query))
        ]
        self.endResetModel()

"""The assignment as a table: a row for each reader, a column for each dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.i18n import Speech

if TYPE_CHECKING:
    from desktop.decide.assign_measure import Reading
    from desktop.desks.secretary.roster_views import Member
    from ui.secretary.people.desk import Pair, PeopleView

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MIME = "application/x-alqa-pair"
State = Literal["assigned", "sheet", "conflict", "free"]


class AssignmentModel(QAbstractTableModel):
    """`moved(from pair, to pair)` when a reader's dossier is dragged onto a free cell."""

    moved = Signal(object, object)

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._view: PeopleView | None = None
        self._members: tuple[Member, ...] = ()
        self._codes: tuple[str, ...] = ()
        self._readings: dict[str, Reading] = {}
        say.languageChanged.connect(self._said_anew)

    def show_view(self, view: PeopleView) -> None:
        problem = view.assignment.problem
        reading = frozenset(problem.reviewers)
        members = tuple(one for one in view.roster.members if one.id in reading)
        same = [one.id for one in members] == [
            one.id for one in self._members
        ] and problem.dossiers == self._codes
        if not same:
            self.beginResetModel()
        self._view, self._members, self._codes = view, members, problem.dossiers
        self._readings = {one.dossier: one for one in view.assignment.measures.readings}
        if not same:
            self.endResetModel()
        else:
            self._said_anew()

    def member(self, row: int) -> Member:
        return self._members[row]

    def code(self, column: int) -> str:
        return self._codes[column]

    def reading(self, column: int) -> Reading:
        return self._readings[self._codes[column]]

    def column_of(self, code: str) -> int:
        return self._codes.index(code) if code in self._codes else 0

    def load(self, row: int) -> tuple[int, int | None]:
        """The dossiers of a member, and the limit."""
        assert self._view is not None
        member = self._members[row]
        return self._view.assignment.measures.loads.get(member.id, 0), member.limit

    def pair(self, index: Index) -> Pair:
        return self._members[index.row()].id, self._codes[index.column()]

    def state(self, index: Index) -> State:
        assert self._view is not None
        pair, held = self.pair(index), self._view.assignment
        if pair in held.problem.barred:
            return "conflict"
        if pair in held.problem.fixed and pair in held.pairs:
            return "sheet"
        return "assigned" if pair in held.pairs else "free"

    def level(self, index: Index) -> int:
        """How well the member knows the field: 0, 1, 2."""
        assert self._view is not None
        return self._view.assignment.problem.level(*self.pair(index))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._members)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._codes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._view is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.spoken(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._codes):
            return self._codes[section]
        if orientation == Qt.Orientation.Vertical and 0 <= section < len(self._members):
            return self._members[section].id
        return None

    def spoken(self, index: Index) -> str:
        member, code = self._members[index.row()], self._codes[index.column()]
        state, level = (
            self._say(f"people.cell.{self.state(index)}"),
            self._say(f"people.level.{self.level(index)}"),
        )
        return f"{member.id}, {self._say.text(member.name)}, {code}: {state}, {level}"

    # -- dragging -------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        own = super().flags(index)
        if not index.isValid():
            return own
        state = self.state(index)
        if state == "assigned":
            return own | Qt.ItemFlag.ItemIsDragEnabled
        return own | Qt.ItemFlag.ItemIsDropEnabled if state == "free" else own

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        made = QMimeData()
        if indexes:
            made.setData(MIME, "\n".join(self.pair(indexes[0])).encode())
        return made

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Onto a free cell of the same member or the same dossier; never onto a conflict."""
        held = _pair_of(data)
        if held is None or not parent.isValid() or self.state(parent) != "free":
            return False
        member, code = self.pair(parent)
        return (member == held[0]) != (code == held[1])

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        held = _pair_of(data)
        if held is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.moved.emit(held, self.pair(parent))
        return True

    def _said_anew(self) -> None:
        if self._members and self._codes:
            last = self.index(len(self._members) - 1, len(self._codes) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._codes) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._members) - 1)


def _pair_of(data: QMimeData) -> Pair | None:
    parts = bytes(data.data(MIME).data()).decode().split("\n")
    return (parts[0], parts[1]) if len(parts) == 2 else None

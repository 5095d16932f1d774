"""What was dropped as a Qt model: folders with their files under them, each with what it is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.i18n import Speech
from ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from desktop.desks.secretary.gathering import Plan
    from desktop.desks.secretary.intake_view import IntakeView

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
COLUMNS = ("name", "becomes", "how")


class Place(NamedTuple):
    """A row: the folder's number, and the file's in it (None: the folder itself)."""

    folder: int
    file: int | None


class PlanModel(QAbstractTableModel):
    """`choose` changes what a folder or a file is taken for; files of a folder without one are greyed."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.plan: Plan | None = None
        self.view: IntakeView | None = None
        self._places: list[Place] = []
        self._titles: dict[str, Any] = {}
        self._papers: dict[str, Any] = {}
        say.languageChanged.connect(self._reword)

    def show_plan(self, plan: Plan, view: IntakeView) -> None:
        self.beginResetModel()
        self.plan, self.view = plan, view
        self._titles = {line.code: line.application.title for line in view.lines}
        self._papers = {document.code: document.title for document in view.documents}
        self._places = [
            place
            for at, folder in enumerate(plan.folders)
            for place in (Place(at, None), *(Place(at, n) for n in range(len(folder.files))))
        ]
        self.endResetModel()

    def place(self, row: int) -> Place:
        return self._places[row]

    def is_folder(self, row: int) -> bool:
        return self._places[row].file is None

    def chosen(self, row: int) -> str:
        """The code of the application or document; "" where it is left out."""
        assert self.plan is not None
        at, file = self._places[row]
        folder = self.plan.folders[at]
        return folder.code if file is None else folder.files[file].document

    def how(self, row: int) -> str:
        assert self.plan is not None
        at, file = self._places[row]
        folder = self.plan.folders[at]
        return folder.how if file is None else folder.files[file].how

    def left_out(self, row: int) -> bool:
        """Whether nothing of this row will be taken."""
        assert self.plan is not None
        return not self.chosen(row) or not self.plan.folders[self._places[row].folder].code

    def choose(self, row: int, code: str) -> None:
        """A hand said what it is."""
        assert self.plan is not None
        at, file = self._places[row]
        folders = list(self.plan.folders)
        if file is None:
            folders[at] = folders[at]._replace(code=code, how="exact" if code else "none")
        else:
            files = list(folders[at].files)
            files[file] = files[file]._replace(document=code, how="exact" if code else "none")
            folders[at] = folders[at]._replace(files=tuple(files))
        self.plan = self.plan._replace(folders=tuple(folders))
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def wanted(self) -> int:
        """How many files would be taken."""
        if self.plan is None:
            return 0
        return sum(
            bool(folder.code and file.document) for folder in self.plan.folders for file in folder.files
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == 1 else plain

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.EditRole and index.column() == 1:
            return self.chosen(index.row())
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        shown = self._words(index.row(), index.column())
        return plain_tip(shown) if role == Role.ToolTipRole else shown

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or index.column() != 1 or role != Role.EditRole or not isinstance(value, str):
            return False
        self.choose(index.row(), value)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._say(f"intake.plan.{COLUMNS[section]}")
        return None

    def _words(self, row: int, column: int) -> str:
        assert self.plan is not None
        at, file = self._places[row]
        folder = self.plan.folders[at]
        if column == 0:
            inner = None if file is None else folder.files[file].name.removeprefix(f"{folder.name}/")
            return (folder.name or self._say("intake.plan.loose")) if inner is None else inner
        if column == 2:
            return self._say(f"intake.how.{self.how(row)}")
        code = self.chosen(row)
        if not code:
            return self._say("intake.plan.out")
        title = (self._titles if file is None else self._papers).get(code, {})
        return f"{code} · {self._say.text(title)}"

    def _reword(self) -> None:
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

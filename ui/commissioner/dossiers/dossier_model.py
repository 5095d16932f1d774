"""My dossiers in reading order, filtered by state and by words. Rows are ready-made views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.desks.views import DossierRow, RowState
from ui.i18n import Speech
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
Show = Literal["all", "todo", "done"]
ROOT = QModelIndex()
TODO: tuple[RowState, ...] = ("partial", "changed", "untouched")
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
STATES: dict[Show, tuple[RowState, ...]] = {
    "all": ("complete", "partial", "changed", "untouched", "recused"),
    "todo": TODO,
    "done": ("complete",),  # what is recused is neither: the foot counts the same
}


class DossierModel(QAbstractListModel):
    """`ROW_ROLE` gives the `DossierRow`; the display role its title."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._all: tuple[DossierRow, ...] = ()
        self._shown: list[DossierRow] = []
        self._show: Show = "all"
        self._find = ""
        say.languageChanged.connect(self._said_anew)

    def set_rows(self, rows: Sequence[DossierRow]) -> None:
        """New rows; when only states changed the list keeps its place."""
        self._all = tuple(rows)
        fresh = self._filtered()
        if [r.code for r in fresh] == [r.code for r in self._shown]:
            changed = [i for i, (a, b) in enumerate(zip(fresh, self._shown, strict=True)) if a != b]
            self._shown = fresh
            for i in changed:
                self.dataChanged.emit(self.index(i), self.index(i))
        else:
            self._reset(fresh)

    def set_filter(self, show: Show, find: str) -> None:
        """What is listed: a state and words that title, code, region or sector must contain."""
        self._show, self._find = show, find.casefold().strip()
        self._reset(self._filtered())

    def count(self, show: Show) -> int:
        return sum(1 for r in self._all if r.state in STATES[show])

    def row_of(self, code: str | None) -> int:
        """Where a dossier stands in what is listed, or -1."""
        return next((i for i, r in enumerate(self._shown) if r.code == code), -1)

    def row_at(self, row: int) -> DossierRow | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    # -- Qt -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say.text(row.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.code}\n{self._say.text(row.title)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None

    def spoken(self, row: DossierRow) -> str:
        """The whole row in words."""
        state = shown_state(self._say, row)
        return ", ".join((str(row.position), self._say.text(row.title), self._say.text(row.region), state))

    # -- inside -------------------------------------------------------------------------------

    def _filtered(self) -> list[DossierRow]:
        states = STATES[self._show]
        return [r for r in self._all if r.state in states and self._matches(r)]

    def _matches(self, row: DossierRow) -> bool:
        if not self._find:
            return True
        texts = [row.code, str(row.position), *row.title.values(), *row.region.values(), *row.sector.values()]
        whole = " ".join(texts).casefold()
        return all(word in whole for word in self._find.split())

    def _reset(self, rows: list[DossierRow]) -> None:
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    def _said_anew(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))


def shown_state(say: Speech, row: DossierRow) -> str:
    """What stands at the end of a row."""
    if row.state == "recused":
        return say("comm.state.recused")
    if row.state == "untouched":
        return say("comm.state.untouched")
    if row.state == "changed":
        return say("handin.state.changed", n=row.scored, of=row.of)
    return say("comm.state.scored", n=row.scored, of=row.of)

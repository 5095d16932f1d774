"""The Dossiers room's grid as a Qt model: one row an application, one column a document, then admission.

Filtering works on the list of lines in Python; rows are drawn on demand, so thousands cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.i18n import Speech
from ui.secretary.board_view import short_codes
from ui.secretary.dossiers import filtering
from ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import Held, IntakeView, Line

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole


class DossiersModel(QAbstractTableModel):
    """Delegates read `line` and `paper`; screen readers get words for every cell."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.view: IntakeView | None = None
        self._lines: list[Line] = []
        self._short: dict[str, str] = {}
        self._query = ""
        self._only: Callable[[Line], bool] | None = None
        say.languageChanged.connect(self._reword)

    def show_view(self, view: IntakeView) -> None:
        """New facts. Where the same rows stay, they are only drawn again: the place in the list is kept."""
        self._short = short_codes([line.code for line in view.lines])
        self._refill(view)

    def set_query(self, query: str, only: Callable[[Line], bool] | None = None) -> None:
        self._query, self._only = query, only
        self._refill(self.view)

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def paper(self, row: int, column: int) -> Held | None:
        """The document of a cell; None in the columns that hold none."""
        line = self.line(row)
        return line.papers[column - 1] if line and 1 <= column <= len(line.papers) else None

    def short(self, code: str) -> str:
        return self._short.get(code, code)

    def row_of(self, code: str) -> int | None:
        return next((row for row, line in enumerate(self._lines) if line.code == code), None)

    @property
    def admission(self) -> int:
        """The last column."""
        return self.columnCount() - 1

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        if parent.isValid() or self.view is None:
            return 0
        return len(self.view.documents) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        line = self.line(index.row())
        if line is None:
            return None
        words = self._words(line, index.row(), index.column())
        return plain_tip(words) if role == Role.ToolTipRole else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if self.view is None or orientation != Qt.Orientation.Horizontal:
            return None
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        if section == 0:
            return self._say("intake.col.dossier")
        if section == self.admission:
            return self._say("intake.col.admission")
        document = self.view.documents[section - 1]
        whole = f"{document.code} · {self._say.text(document.title)}"
        return document.code if role == Role.DisplayRole else whole

    def _words(self, line: Line, row: int, column: int) -> str:
        say = self._say
        if column == 0:
            return f"{say.text(line.application.title)} · {line.code} · {self.places(line)}"
        if column == self.admission:
            return self.standing(line)
        paper = self.paper(row, column)
        assert paper is not None
        assert self.view is not None
        document = self.view.documents[column - 1]
        parts = [f"{document.code} {say.text(document.title)}", say(f"intake.paper.{paper.state}")]
        if paper.filed and paper.filed.name:
            parts.append(paper.filed.name)
        if paper.about:
            parts.append(say("intake.pages", n=paper.about.pages))
            parts += [say(f"intake.lang.{lang}") for lang in paper.about.languages]
        if paper.twin:
            parts.append(say("intake.twin", dossier=paper.twin[0], document=paper.twin[1]))
        return ": ".join(parts[:2]) + "".join(f"\n{part}" for part in parts[2:])

    def places(self, line: Line) -> str:
        """The regions of an application in words."""
        assert self.view is not None
        known = self.view.regions
        return ", ".join(self._say.text(known.get(code, {})) or code for code in line.application.region)

    def standing(self, line: Line) -> str:
        """Its admission in a word or two."""
        if self.view is None or self.view.checklist is None:
            eligible = line.application.eligible
            return self._say("intake.standing.eligible" if eligible else "intake.standing.not")
        if line.standing in ("open", "outdated"):
            return self._say(f"intake.standing.{line.standing}")
        word = self._say(f"intake.standing.{line.screen.outcome}")
        return (
            f"{word} · {', '.join(line.against)}"
            if line.screen.outcome == "refuse" and line.against
            else word
        )

    def _refill(self, view: IntakeView | None) -> None:
        lines = self._found(view)
        same = view is not None and self.view is not None and view.documents == self.view.documents
        if same and lines and [line.code for line in lines] == [line.code for line in self._lines]:
            self.view, self._lines = view, lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.view, self._lines = view, lines
        self.endResetModel()

    def _found(self, view: IntakeView | None) -> list[Line]:
        if view is None:
            return []
        tests = filtering.tests(self._query, view)
        if self._only is not None:
            tests.append(self._only)
        return [line for line in view.lines if all(test(line) for test in tests)]

    def _reword(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

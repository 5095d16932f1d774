"""The rubric as a sheet: groups and their criteria, each with weight, threshold and comment.

Rows are places of the draft; the model keeps none of the values. Group rows show the sum of their weights.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.decide.decimals import parse
from desktop.decide.rule_clauses import decimal_of
from desktop.desks.secretary.builder import fields
from desktop.desks.secretary.builder.edits import ordered, rename_criterion, rename_group
from desktop.desks.secretary.builder.fields import counted
from desktop.desks.secretary.builder.places import GROUP, Place, bare
from desktop.intake.round_file import RoundFile
from desktop.model.text import Lang, pick
from ui.i18n import SHORT, Speech
from ui.secretary.round.draft import Draft
from ui.secretary.round.saying import complaint_words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CODE, TITLE, WEIGHT, THRESHOLD, COMMENT = range(5)
FIELDS = ("code", "title", "weight", "threshold", "comment")
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FAULT_ROLE = ROW_ROLE + 1  # the complaint's words, or ""
OTHER_ROLE = ROW_ROLE + 2  # the text is in another language than the one edited
COMMENTS = ("never", "extremes", "always")


class Row(NamedTuple):
    """A group (`group:A`), a criterion (`A1`) or, with an empty item, criteria without a group."""

    item: str
    group: str | None

    @property
    def is_group(self) -> bool:
        return self.item.startswith(GROUP)


class RubricModel(QAbstractTableModel):
    """`lang` is the language whose texts are edited."""

    def __init__(self, say: Speech, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say, self.draft = say, draft
        self.lang: Lang = say.lang
        self.rows: list[Row] = []
        self.folded: set[str] = set()  # groups whose criteria are not shown
        self._faults: dict[tuple[str, str], str] = {}
        self._file: RoundFile | None = (
            None  # what the rows are of: an edit is told a moment after it was made
        )
        draft.changed.connect(self.refresh)
        say.languageChanged.connect(self.refresh)

    def set_lang(self, lang: Lang) -> None:
        self.lang = lang
        self.refresh()

    def refresh(self) -> None:
        """The draft changed: new rows are laid out anew, else each cell is asked again."""
        if not self.draft.ready:
            return
        found = []
        self._file = self.draft.file
        for group, members in ordered(self._file):
            if group is not None:
                found.append(Row(GROUP + group, group))
            if group not in self.folded:
                found += [Row(one.code, group) for one in members]
        self._faults = {
            (one.place.item, one.place.field): complaint_words(one)(self._say)
            for one in self.draft.complaints
            if one.place.step == "rubric" and (one.place.lang in (None, self.lang))
        }
        if found != self.rows:
            self.beginResetModel()
            self.rows = found
            self.endResetModel()
        elif found:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, WEIGHT, WEIGHT)
            self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, COMMENT))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            factor = section == WEIGHT and self._file is not None and self._file.rule.total.form == "sum"
            return self._say("rubrics.head.factor" if factor else f"rubrics.head.{FIELDS[section]}")
        return None

    def place(self, index: Index) -> Place:
        """The place that a cell edits."""
        field = FIELDS[index.column()]
        return Place("rubric", self.rows[index.row()].item, field, self.lang if field == "title" else None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        fixed = self.rows[index.row()].is_group and index.column() in (WEIGHT, COMMENT)
        return base if fixed or index.column() == COMMENT else base | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(row, index.column())
        if role == ROW_ROLE:
            return row
        if role == FAULT_ROLE:
            return self._faults.get((row.item, FIELDS[index.column()]), "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._faults.get((row.item, FIELDS[index.column()])) or None
        if role == OTHER_ROLE:
            return index.column() == TITLE and bool(self._title(row)[1])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write and store; a code is written where it is named, too."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, text = self.rows[index.row()], str(value)
        if index.column() != CODE:
            self.draft.put(self.place(index), text)
            self.draft.settle()
        elif text.strip() != bare(row.item):
            rename = rename_group if row.is_group else rename_criterion
            self.draft.edit(rename(self.draft.file, bare(row.item), text))
        return True

    def fold(self, group: str, folded: bool) -> None:
        """Show a group's heading alone, or its criteria again."""
        (self.folded.add if folded else self.folded.discard)(group)
        self.refresh()

    def unfold_for(self, item: str) -> None:
        """See that a criterion is among the rows."""
        hidden = [
            one.group for one in self.file.rubric.criteria if one.code == item and one.group in self.folded
        ]
        for group in hidden:
            self.fold(group or "", False)

    def row_of(self, item: str) -> int:
        """The row of an item, -1 when it is not there."""
        return next((n for n, row in enumerate(self.rows) if row.item == item), -1)

    @property
    def file(self) -> RoundFile:
        """The round that the rows show."""
        assert self._file is not None
        return self._file

    def weight_of(self, group: str | None) -> Fraction:
        """The sum of the weights in a group that are numbers."""
        members = [one.code for one in self.file.rubric.criteria if one.group == group]
        weights = [parse(counted(self.file, code).weight) for code in members]
        return sum((one for one in weights if one is not None), Fraction(0))

    def _typed(self, row: Row, column: int) -> str:
        if column == CODE:
            return bare(row.item)
        if row.is_group and column in (WEIGHT, COMMENT):
            return ""
        field = FIELDS[column]
        place = Place("rubric", row.item, field, self.lang if field == "title" else None)
        return fields.text(self.file, place)

    def _shown(self, row: Row, column: int) -> str:
        if column == TITLE:
            return self._title(row)[0]
        if column == WEIGHT and row.is_group:
            return self._say.number(decimal_of(self.weight_of(row.group)))
        if column == COMMENT:
            return "" if row.is_group else self._say(f"rubrics.comment.{self._typed(row, column)}")
        text = self._typed(row, column)
        if column in (WEIGHT, THRESHOLD) and parse(text) is not None:
            return self._say.percent(text) if row.is_group else self._say.number(text)
        return text

    def _title(self, row: Row) -> tuple[str, str]:
        """The title in the language edited, or in another one with that language's sign."""
        rubric = self.file.rubric
        things = rubric.groups if row.is_group else rubric.criteria
        text = next((one.title for one in things if one.code == bare(row.item)), {})
        words, other = pick(text, self.lang)
        return (f"{words} [{SHORT[other]}]", other) if other else (words, "")

    def _spoken(self, row: Row, column: int) -> str:
        shown = self._shown(row, column) or self._say("rubrics.none")
        fault = self._faults.get((row.item, FIELDS[column]), "")
        name = self._say(f"rubrics.head.{FIELDS[column]}")
        folded = self._say("rubrics.folded") if row.is_group and row.group in self.folded else ""
        return ". ".join(part for part in (f"{bare(row.item)}, {name}: {shown}", folded, fault) if part)

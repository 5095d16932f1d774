"""Another set than the calculated one: ranked dossiers with a box each, filtered as one types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.decide.decimals import places
from ui.i18n import Speech
from ui.secretary.decision_view import RankLine
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius
from ui.widgets.paint import box, ring, write

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
HEIGHT, TICK = 30, 18
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SetModel(QAbstractListModel):
    """`picked` holds the codes chosen; `changed` when it does."""

    changed = Signal()

    def __init__(
        self, say: Speech, lines: tuple[RankLine, ...], picked: tuple[str, ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._all = [line for line in lines if line.rank is not None]
        self._rows = list(self._all)
        self._picked = set(picked)

    @property
    def picked(self) -> tuple[str, ...]:
        """The codes chosen, in the order of the ranking."""
        return tuple(line.code for line in self._all if line.code in self._picked)

    def filter(self, text: str) -> None:
        wanted = text.casefold().split()
        self.beginResetModel()
        self._rows = [line for line in self._all if all(part in self._folded(line) for part in wanted)]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        held = super().flags(index)
        return held | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else held

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._rows[index.row()]
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if line.code in self._picked else Qt.CheckState.Unchecked
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            total = "–" if line.total is None else self._say.number(places(line.total, 2))
            return f"{line.rank}.  {self._say.text(line.title)}  ·  {line.short}  ·  {total}"
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.CheckStateRole:
            return False
        self._picked ^= {self._rows[index.row()].code}
        self.dataChanged.emit(index, index, [Role.CheckStateRole])
        self.changed.emit()
        return True

    def line(self, index: Index) -> tuple[RankLine, bool]:
        """The dossier of a row and whether it is chosen."""
        line = self._rows[index.row()]
        return line, line.code in self._picked

    def _folded(self, line: RankLine) -> str:
        return " ".join((line.code, *line.title.values(), *line.sector.values())).casefold()


class SetDelegate(QStyledItemDelegate):
    """A box, the rank, the title, the total; the whole row turns its box."""

    def __init__(self, kit: Kit, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SetModel)
        line, picked = model.line(index)
        t, say, rect = self._kit.theme.tokens, self._kit.say, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.hasFocus() and index == self._view.currentIndex():
            ring(painter, rect, Radius.SMALL, t.accent)
        tick = QRectF(rect.left() + 8, rect.center().y() - TICK / 2, TICK, TICK)
        box(painter, tick, 5, fill=t.accent if picked else None, edge=None if picked else t.line2)
        if picked:
            self._kit.theme.icons.paint(painter, "check", t.on_accent, tick.adjusted(2, 2, -2, -2))
        painter.setFont(self._kit.theme.font(CAPTION, MEDIUM, tabular=True))
        write(painter, QRectF(rect.left() + 34, rect.top(), 30, HEIGHT), str(line.rank), t.muted)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if picked else 400))
        title = QRectF(rect.left() + 66, rect.top(), rect.width() - 140, HEIGHT)
        write(painter, title, say.text(line.title), t.text)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if picked else 400, tabular=True))
        shown = "–" if line.total is None else say.number(places(line.total, 2))
        write(painter, rect.adjusted(0, 0, -8, 0), shown, t.text if picked else t.muted, RIGHT)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Press anywhere in the row, or Space."""
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if event.type() == QEvent.Type.MouseButtonRelease or space:
            return model.setData(index, None, Role.CheckStateRole)
        return False

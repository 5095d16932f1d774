"""The rows of the command palette: groups and entries in one flat list, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.storage.letters import loose
from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, MEDIUM, SEMIBOLD, Radius
from ui.widgets.paint import box, write

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
HEAD, ROW = 30, 44


@dataclass(frozen=True, eq=False)
class Entry:
    """Something that can be chosen by name. `folded`: its names in every language, case-folded; `also`:
    what people may call it instead."""

    group: Phrase
    icon: str
    name: Phrase
    detail: Phrase | None
    keys: tuple[str, ...]
    run: Callable[[], None]
    enabled: bool
    command: bool
    folded: tuple[str, ...]
    also: tuple[str, ...] = ()


class EntriesModel(QAbstractListModel):
    """Rows are headings (str) or entries."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._rows: list[str | Entry] = []
        self.parts: tuple[str, ...] = ()

    def show_entries(self, entries: list[Entry], parts: tuple[str, ...] = ()) -> None:
        """`parts`: the words typed, loose; where a name holds them is marked."""
        self.beginResetModel()
        self.parts = parts
        self._rows = []
        heading = ""
        for entry in entries:
            said = entry.group(self._kit.say)
            if said != heading:
                self._rows.append(said)
                heading = said
            self._rows.append(entry)
        self.endResetModel()

    def choosable(self) -> list[int]:
        return [i for i, row in enumerate(self._rows) if isinstance(row, Entry) and row.enabled]

    def entry(self, row: int) -> Entry | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.name(self._kit.say)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(row, Entry):
            return row.detail(self._kit.say) if row.detail else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self.entry(index.row())
        if entry is None or not entry.enabled:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class EntryDelegate(QStyledItemDelegate):
    """Icon tile, name, detail, keys."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        heading = isinstance(model, EntriesModel) and model.entry(index.row()) is None
        return QSize(200, HEAD if heading else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        entry = model.entry(index.row()) if isinstance(model, EntriesModel) else None
        rect: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
            area = rect.adjusted(20, 6, -20, 0)
            write(painter, area, str(index.data()), self._kit.theme.tokens.muted)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        parts = model.parts if isinstance(model, EntriesModel) else ()
        self._row(painter, rect, entry, selected, parts)

    def _row(
        self, painter: QPainter, rect: QRect, entry: Entry, selected: bool, parts: tuple[str, ...]
    ) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        if selected:
            box(painter, rect.adjusted(8, 1, -8, -1), Radius.CONTROL, fill=t.accent_soft)
        tile = QRectF(rect.left() + 20, rect.top() + 6, 32, 32)
        box(painter, tile, Radius.SMALL, fill=t.surface if selected else t.raised, edge=t.line)
        ink = t.accent_text if selected else t.text if entry.enabled else t.faint
        self._kit.theme.icons.paint(painter, entry.icon, ink, tile.adjusted(8, 8, -8, -8))
        right = self._keys(painter, rect, entry.keys)
        painter.setFont(self._kit.theme.font(BODY, MEDIUM))
        name = entry.name(say)
        area = QRectF(rect.left() + 64, rect.top(), right - rect.left() - 72, rect.height())
        write(painter, area, name, t.text if entry.enabled else t.faint)
        if entry.enabled:
            self._mark(painter, area, name, parts)
        if entry.detail:
            x = area.left() + painter.fontMetrics().horizontalAdvance(name) + 10
            painter.setFont(self._kit.theme.font(CAPTION))
            write(
                painter,
                QRectF(x, area.top(), max(0.0, area.right() - x), area.height()),
                entry.detail(say),
                t.muted,
            )

    def _mark(self, painter: QPainter, area: QRectF, name: str, parts: tuple[str, ...]) -> None:
        """The letters typed, over the name as it stands."""
        metrics, folded = painter.fontMetrics(), loose(name)
        if len(folded) != len(name) or metrics.horizontalAdvance(name) > area.width():
            return
        ink = self._kit.theme.tokens.accent_text
        for part in parts:
            at = folded.find(part)
            if part and at >= 0:
                left = area.left() + metrics.horizontalAdvance(name[:at])
                width = metrics.horizontalAdvance(name[: at + len(part)]) - (left - area.left())
                painter.save()
                painter.setClipRect(QRectF(left, area.top(), width, area.height()))
                write(painter, area, name, ink)
                painter.fillRect(QRectF(left, area.center().y() + 9, width, 1.5), QColor(ink))
                painter.restore()

    def _keys(self, painter: QPainter, rect: QRect, keys: tuple[str, ...]) -> float:
        t, right = self._kit.theme.tokens, rect.right() - 20.0
        painter.setFont(self._kit.theme.font(CAPTION, MEDIUM))
        for key in reversed(keys):
            width = max(24, painter.fontMetrics().horizontalAdvance(key) + 12)
            cap = QRectF(right - width, rect.center().y() - 10, width, 22)
            box(painter, cap, Radius.SMALL, fill=t.raised, edge=t.line)
            write(painter, cap, key, t.muted, Qt.AlignmentFlag.AlignCenter)
            right -= width + 4
        return right

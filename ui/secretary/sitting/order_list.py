"""The dossiers of the agenda: a list that leads to each of them, drawn on demand (a round may have 2,000)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.decide.decimals import places
from ui.i18n import Speech
from ui.secretary.sitting.rows import OrderRow
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius
from ui.widgets.paint import box, ring, write

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
HEIGHT = 44
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OrderModel(QAbstractListModel):
    """Rows as they are; words for screen readers."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: tuple[OrderRow, ...] = ()
        say.languageChanged.connect(self._said_again)

    def show_rows(self, rows: tuple[OrderRow, ...]) -> None:
        if [row.code for row in rows] != [row.code for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        self._said_again()

    def row(self, at: int) -> OrderRow:
        return self._rows[at]

    def find(self, code: str) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.code == code and not row.block), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        row, say = self._rows[index.row()], self._say
        lines = [title(say, row), meta(say, row), *(say(f"sitting.why.{why}") for why in row.why)]
        if role == Role.DisplayRole:
            return lines[0]
        by = "\n" if role == Role.ToolTipRole else ", "
        return by.join(
            [*lines, say(f"sitting.state.{row.state}")] if role == Role.AccessibleTextRole else lines
        )

    def _said_again(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def title(say: Speech, row: OrderRow) -> str:
    """A dossier's title; of a block, what it holds."""
    if row.block:
        return say(f"sitting.block.{row.block.kind}", n=len(row.block.dossiers))
    return say.text(row.title)


def meta(say: Speech, row: OrderRow) -> str:
    """Who leaves for it; of a block, that one vote takes it."""
    if row.block:
        return say("sitting.block.meta")
    if not row.leaving:
        return say("sitting.nobody_leaves")
    return say("sitting.leaves", who=", ".join(row.leaving))


class OrderList(QListView):
    """`asked(row)` by a press or Enter."""

    asked = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.order = OrderModel(kit.say, self)
        self.setModel(self.order)
        self.setItemDelegate(_Delegate(kit, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._pressed)
        kit.say.languageChanged.connect(self._name)
        kit.theme.changed.connect(self.viewport().update)
        self._name()

    def show_rows(self, rows: tuple[OrderRow, ...], current: str | None) -> None:
        self.order.show_rows(rows)
        at = self.order.find(current) if current else None
        if at is not None and self.currentIndex().row() != at:
            self.setCurrentIndex(self.order.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pressed(self.currentIndex())
        elif event.text().strip():
            event.ignore()  # letters and digits are the room's
        else:
            super().keyPressEvent(event)

    def _pressed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(self.order.row(index.row()))

    def _name(self) -> None:
        self.setAccessibleName(self._kit.say("sitting.order"))


class _Delegate(QStyledItemDelegate):
    def __init__(self, kit: Kit, view: OrderList) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, t = self._view.order.row(index.row()), self._kit.theme.tokens
        rect, say = QRectF(option.rect), self._kit.say
        now = row.state == "now"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if now or hover:
            box(painter, rect, Radius.CONTROL, fill=t.accent_soft if now else t.raised)
        if self._view.hasFocus() and index == self._view.currentIndex():
            ring(painter, rect, Radius.CONTROL, t.accent)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        ink = t.accent_text if now else t.muted
        write(painter, QRectF(rect.left() + 4, rect.top(), 24, HEIGHT), str(row.number), ink,
              Qt.AlignmentFlag.AlignCenter)  # fmt: skip
        left, right = rect.left() + 34, rect.right() - 8
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if now else MEDIUM))
        done = row.state == "done"
        upper = QRectF(left, rect.top() + 4, right - left - (20 if done else 0), 19)
        write(painter, upper, title(say, row), t.accent_text if now else t.muted if done else t.text)
        if done:
            tick = QRectF(right - 15, rect.top() + 6, 15, 15)
            self._kit.theme.icons.paint(painter, "check", t.ok, tick)
        self._foot(painter, QRectF(left, rect.top() + 22, right - left, 18), row)
        painter.restore()

    def _foot(self, painter: QPainter, area: QRectF, row: OrderRow) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        shown = "" if row.total is None else say.number(places(row.total, 2))
        wide = painter.fontMetrics().horizontalAdvance(shown)
        write(painter, area, shown, t.text if row.state != "done" else t.muted, RIGHT)
        x = area.left()
        if row.why:
            self._kit.theme.icons.paint(painter, "message-circle-question-mark", t.warn,
                                        QRectF(x, area.top() + 2, 13, 13))  # fmt: skip
            x += 18
        painter.setFont(self._kit.theme.font(CAPTION, MEDIUM if row.leaving else 400))
        ink = t.warn if row.leaving else t.muted
        write(painter, QRectF(x, area.top(), area.right() - x - wide - 8, area.height()), meta(say, row), ink)

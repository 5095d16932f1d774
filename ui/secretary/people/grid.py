"""The grid: changes by hand. Space assigns, Delete removes, a drag moves; each change is checked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from ui.models.assignment import AssignmentModel
from ui.models.conflicts import short
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Type
from ui.widgets.paint import box, mix, ring, write

if TYPE_CHECKING:
    from ui.secretary.people.desk import PeopleView

ROW, COLUMN, WIDEST, NAMES, HEAD, SIDE = 30, 30, 44, 290, 122, 22
LABEL = Type(11, 14)
Index = QModelIndex | QPersistentModelIndex


class Grid(QTableView):
    """`changed(on, off)`: pairs to give and to take; `level(pair)`: the next level of expertise."""

    changed = Signal(object, object)
    level = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.model_ = AssignmentModel(kit.say, self)
        self.setModel(self.model_)
        self.setItemDelegate(_Cells(kit, self))
        self.setHorizontalHeader(_Dossiers(kit, self.model_))
        self.setVerticalHeader(_Members(kit, self.model_, self))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.model_.moved.connect(self._moved)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def show_view(self, view: PeopleView) -> None:
        self.model_.show_view(view)
        if not self.currentIndex().isValid() and self.model_.rowCount() and self.model_.columnCount():
            self.setCurrentIndex(self.model_.index(0, 0))
        self._fit()
        self.verticalHeader().viewport().update()
        self.horizontalHeader().viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Few columns grow into the room there is."""
        columns = self.model_.columnCount()
        if columns:
            room = (self.width() - NAMES - 20) // columns
            self.horizontalHeader().setDefaultSectionSize(max(COLUMN, min(WIDEST, room)))

    def go(self, code: str) -> None:
        """To a dossier's column."""
        index = self.model_.index(max(self.currentIndex().row(), 0), self.model_.column_of(code))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = not event.modifiers() and index.isValid()
        if plain and event.key() == Qt.Key.Key_Space:
            self.changed.emit([self.model_.pair(index)], [])
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.changed.emit([], [self.model_.pair(index)])
        elif plain and event.key() == Qt.Key.Key_E:
            self.level.emit(self.model_.pair(index))
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.verticalHeader().viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("people.grid"))

    def _moved(self, taken: object, given: object) -> None:
        self.changed.emit([given], [taken])


class _Cells(QStyledItemDelegate):
    """Assigned: a tick on the accent; a conflict: a bar; a sheet came in: a lock; dots: expertise."""

    def __init__(self, kit: Kit, view: Grid) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        rect: QRect = option.rect  # type: ignore[attr-defined]
        current = self._view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current.isValid() and (index.row() == current.row() or index.column() == current.column()):
            painter.fillRect(rect, mix(t.surface, t.text, 0.04))
        cell = QRectF(rect.center().x() - SIDE / 2 + 1, rect.center().y() - SIDE / 2 + 1, SIDE, SIDE)
        state = self._view.model_.state(index)
        if state in ("assigned", "sheet"):
            box(painter, cell, 6, fill=t.accent_soft, edge=mix(t.accent_soft, t.accent, 0.4))
            icon = "check" if state == "assigned" else "lock"
            theme.icons.paint(painter, icon, t.accent_text, cell.adjusted(4, 3, -4, -5))
        elif state == "conflict":
            box(painter, cell, 6, fill=t.sunken)
            box(painter, QRectF(cell.left() + 5, cell.center().y() - 1, SIDE - 10, 2), 1, fill=t.muted)
        else:
            box(painter, cell, 6, edge=t.line)
        if state != "conflict":
            self._dots(painter, cell, self._view.model_.level(index))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)  # type: ignore[attr-defined]
        if focused:
            ring(painter, cell.adjusted(-3, -3, 3, 3), 8, t.accent)
        painter.restore()

    def _dots(self, painter: QPainter, cell: QRectF, level: int) -> None:
        ink = self._kit.theme.tokens.accent
        left = cell.center().x() - (level * 5 - 2) / 2
        for n in range(level):
            box(painter, QRectF(left + n * 5, cell.bottom() - 4.5, 3, 3), 1.5, fill=ink)


class _Dossiers(QHeaderView):
    """Codes stand upright; under each, its readers (amber where they are fewer than wanted)."""

    def __init__(self, kit: Kit, model: AssignmentModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._assigned = kit, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(COLUMN)
        self.setDefaultSectionSize(COLUMN)

    def sizeHint(self) -> QSize:
        return QSize(200, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t = self._kit.theme.tokens
        one = self._assigned.reading(section)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._kit.theme.font(LABEL, MEDIUM))
        painter.translate(rect.center().x() + 1, rect.bottom() - 26)
        painter.rotate(-90)
        write(painter, QRectF(0, -8, HEAD - 30, 16), short(one.dossier), t.text)
        painter.restore()
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        foot = QRectF(rect.left() - 4, rect.bottom() - 22, rect.width() + 8, 18)
        ink = t.warn if one.readers < one.wanted else t.muted
        write(painter, foot, str(one.readers), ink, Qt.AlignmentFlag.AlignCenter, elide=False)


class _Members(QHeaderView):
    """Id, name, load of limit."""

    def __init__(self, kit: Kit, model: AssignmentModel, view: Grid) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._kit, self._assigned, self._view = kit, model, view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW)
        self.setMinimumSectionSize(ROW)
        self.setFixedWidth(NAMES)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        member = self._assigned.member(section)
        load, limit = self._assigned.load(section)
        painter.save()
        if self._view.currentIndex().row() == section:
            painter.fillRect(rect, mix(t.surface, t.text, 0.04))
        painter.setFont(theme.font(DENSE, SEMIBOLD))
        write(painter, QRectF(rect.left() + 4, rect.top(), 40, rect.height()), member.id, t.muted)
        painter.setFont(theme.font(DENSE, MEDIUM))
        name = QRectF(rect.left() + 46, rect.top(), rect.width() - 122, rect.height())
        write(painter, name, self._kit.say.text(member.name), t.text)
        painter.setFont(theme.font(CAPTION, SEMIBOLD, tabular=True))
        figure = f"{load} / {limit}" if limit is not None else str(load)
        ink = t.bad if limit is not None and load > limit else t.text
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(
            painter, QRectF(rect.right() - 76, rect.top(), 66, rect.height()), figure, ink, right, elide=False
        )
        painter.restore()

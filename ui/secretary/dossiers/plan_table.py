"""The table of what was dropped: a folder and its files, changeable by hand where a guess went wrong."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.i18n import data, joined, literal, words
from ui.models.plan import PlanModel
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, REGULAR, SEMIBOLD
from ui.widgets.choice import Choice
from ui.widgets.paint import mix, ring, write

Index = QModelIndex | QPersistentModelIndex
ROW, HOW = 34, 190
SIGNS = {
    "exact": ("circle-check", "ok"),
    "guess": ("circle-question-mark", "warn"),
    "none": ("circle-minus", "faint"),
}


class _Cells(QStyledItemDelegate):
    """Folders in bold, files below them; the editor is made when it is wanted."""

    def __init__(self, kit: Kit, table: QTableView, model: PlanModel) -> None:
        super().__init__(table)
        self._kit, self._table, self._model = kit, table, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        rect, row = QRectF(option.rect), index.row()
        folder, out = self._model.is_folder(row), self._model.left_out(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = t.raised if folder else t.surface
        if option.state & QStyle.StateFlag.State_Selected:
            fill = t.accent_soft
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill = mix(fill, t.text, 0.03)
        painter.fillRect(rect, fill)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 0.5, rect.width(), 1), t.line)
        room = rect.adjusted(12 if folder or index.column() else 32, 0, -8, 0)
        painter.setFont(theme.font(DENSE if index.column() < 2 else CAPTION, SEMIBOLD if folder else REGULAR))
        ink = t.faint if out and index.column() != 2 else t.text
        if index.column() == 2:
            icon, name = SIGNS[self._model.how(row)]
            theme.icons.paint(
                painter, icon, getattr(t, name), QRectF(room.left(), rect.center().y() - 7, 14, 14)
            )
            room.adjust(22, 0, 0, 0)
            ink = t.muted
        elif index.column() == 1:
            at = QRectF(rect.right() - 22, rect.center().y() - 7, 14, 14)
            theme.icons.paint(painter, "chevron-down", t.faint, at)
            room.adjust(0, 0, -18, 0)
        write(painter, room, str(index.data()), ink)
        if index == self._table.currentIndex() and self._table.hasFocus():
            ring(painter, rect.adjusted(1, 1, -1, -2), 6, t.accent)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choice = Choice(self._kit, words("intake.plan.becomes"))
        choice.setParent(parent)
        view = self._model.view
        assert view is not None
        if self._model.is_folder(index.row()):
            named = [(line.code, line.application.title) for line in view.lines]
        else:
            named = [(document.code, document.title) for document in view.documents]
        options = [(code, joined(literal(code), data(title))) for code, title in named]
        choice.offer([("", words("intake.plan.out")), *options], self._model.chosen(index.row()))
        choice.picked.connect(_Done(self, choice))
        return choice

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, Choice)
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Choice)
        model.setData(index, editor.key())


class _Done:
    """What was picked is written at once."""

    def __init__(self, cells: _Cells, editor: Choice) -> None:
        self._cells, self._editor = cells, editor

    def __call__(self, _key: str) -> None:
        self._cells.commitData.emit(self._editor)
        self._cells.closeEditor.emit(self._editor, QStyledItemDelegate.EndEditHint.NoHint)


class _Head(QHeaderView):
    """The names of the columns, over the edges that the cells keep."""

    def __init__(self, kit: Kit, model: PlanModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._rows = kit, model
        self.setFixedHeight(32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t = self._kit.theme.tokens
        painter.save()
        painter.fillRect(rect, t.surface)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        name = str(self._rows.headerData(section, Qt.Orientation.Horizontal) or "")
        write(painter, rect.adjusted(12, 0, -8, 0), name, t.muted)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line)
        painter.restore()


class PlanTable(QTableView):
    """Enter or F2 on a row says what it is; Delete leaves it out."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.rows = PlanModel(kit.say, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(kit, self, self.rows))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.SelectedClicked)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = _Head(kit, self.rows)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(2, HOW)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("intake.plan.table"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.edit(self.rows.index(row, 1))
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.rows.choose(row, "")
        else:
            super().keyPressEvent(event)

"""Cells of the rubric's sheet: a criterion's look like fields, a group's like a heading."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.rubric import (
    CODE,
    COMMENT,
    FAULT_ROLE,
    OTHER_ROLE,
    ROW_ROLE,
    THRESHOLD,
    TITLE,
    WEIGHT,
    Row,
    RubricModel,
)
from ui.secretary.round.inputs import line_edit
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, Radius
from ui.widgets.paint import box, ring, write

Index = QModelIndex | QPersistentModelIndex
TALL, GAP = 29, 4
HUES = ("accent", "ok", "viol", "warn", "bad", "muted")  # of groups; their letter says the same


def hue(kit: Kit, at: int) -> str:
    """The colour of a group by its place."""
    colour: str = getattr(kit.theme.tokens, HUES[at % len(HUES)])
    return colour


class RubricDelegate(QStyledItemDelegate):
    """Paints by the tokens; the editor is the cell itself, and what is typed counts at once."""

    def __init__(self, kit: Kit, model: RubricModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._model = kit, model
        self._before: tuple[Any, str] | None = None  # what Esc brings back
        self.closeEditor.connect(self._closed)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        area: QRect = option.rect
        focus = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(self._kit.theme.tokens.surface))  # over the style's own selection
        if row.is_group:
            self._group(painter, area, index, row, focus)
        else:
            self._cell(painter, area, index, row, focus)
        painter.restore()

    def _group(self, painter: QPainter, area: QRect, index: Index, row: Row, focus: bool) -> None:
        t, column = self._kit.theme.tokens, index.column()
        painter.fillRect(area.adjusted(0, 2, 0, -2), t.raised)
        fault = index.data(FAULT_ROLE)
        ink = t.bad if fault else hue(self._kit, self._place(row)) if column == CODE else t.text
        inner = QRectF(area).adjusted(8, 2, -8, -2)
        if column == COMMENT:
            painter.setFont(self._kit.theme.font(CAPTION))
            write(painter, inner, self._kit.say("rubrics.group_least"), t.muted)
        else:
            painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD, tabular=column in (WEIGHT, THRESHOLD)))
            flags = Qt.AlignmentFlag.AlignCenter
            left = column in (CODE, TITLE)
            text = index.data() or (self._kit.say("rubrics.none") if column == THRESHOLD else "")
            if left:
                write(painter, inner, text, ink)
            else:
                write(painter, inner, text, ink if index.data() else t.faint, flags)
        if column == CODE:
            icon = "chevron-right" if row.group in self._model.folded else "chevron-down"
            at = QRectF(area.right() - 16, area.center().y() - 6, 14, 14)
            self._kit.theme.icons.paint(painter, icon, t.muted, at)
        if fault:
            box(painter, QRectF(area).adjusted(1, 2, -1, -2), Radius.SMALL, edge=t.bad)
        if focus:
            ring(painter, QRectF(area).adjusted(1, 2, -1, -2), Radius.SMALL, t.accent)

    def _cell(self, painter: QPainter, area: QRect, index: Index, row: Row, focus: bool) -> None:
        t, column = self._kit.theme.tokens, index.column()
        inner = QRectF(area).adjusted(GAP / 2, 1, -GAP / 2, -1)
        if column == CODE:
            painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD))
            ink = t.bad if index.data(FAULT_ROLE) else t.muted
            write(painter, inner.adjusted(6, 0, 0, 0), index.data(), ink)
        else:
            fault = index.data(FAULT_ROLE)
            edge = t.bad if fault else t.line
            box(painter, inner, Radius.SMALL, fill=t.surface, edge=edge, width=1.5 if fault else 1)
            self._words(painter, inner, index, column)
        if focus:
            ring(painter, inner, Radius.SMALL, t.accent)

    def _words(self, painter: QPainter, inner: QRectF, index: Index, column: int) -> None:
        t, text = self._kit.theme.tokens, index.data()
        number = column in (WEIGHT, THRESHOLD)
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM if number else REGULAR, tabular=number))
        ink = t.faint if index.data(OTHER_ROLE) or not text else t.text
        if not text and column == THRESHOLD:
            text = self._kit.say("rubrics.none")
        if not text and column == TITLE:
            text = self._kit.say("rubrics.untitled")
        if number:
            write(painter, inner, text, ink, Qt.AlignmentFlag.AlignCenter)
            return
        end = 20 if column == COMMENT else 0
        write(painter, inner.adjusted(10, 0, -8 - end, 0), text, ink)
        if column == COMMENT:
            at = QRectF(inner.right() - 20, inner.center().y() - 7, 14, 14)
            self._kit.theme.icons.paint(painter, "chevron-down", t.muted, at)

    def _place(self, row: Row) -> int:
        groups = [one.group for one in self._model.rows if one.is_group]
        return groups.index(row.group) if row.group in groups else 0

    # -- editing ----------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = line_edit(self._kit)
        edit.setParent(parent)
        edit.setProperty("part", "cell")
        edit.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        if index.column() in (WEIGHT, THRESHOLD):
            edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if index.column() != CODE:
            place = self._model.place(index)
            self._before = (place, self._model.draft.text(place))
            edit.textEdited.connect(self._typed)
        return edit

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(GAP // 2, 1, -GAP // 2, -1))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed is never written over by what it became ("7," while "7,5" is meant)."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self._before = None
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _typed(self, text: str) -> None:
        if self._before is not None:
            self._model.draft.put(self._before[0], text)

    def _closed(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache and self._before is not None:
            self._model.draft.put(*self._before)
        self._before = None

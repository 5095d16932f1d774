"""The bookmarks of a document as a tree: where its parts begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.pages.answers import OutlineItem
from ui.services import Kit
from ui.theme.tokens import DENSE
from ui.widgets.paint import mix, ring
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = 30

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class OutlineModel(QStandardItemModel):
    """Two columns: title and page. `ITEM_ROLE` of the first is the OutlineItem."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._order: list[tuple[int, QStandardItem]] = []

    def set_items(self, items: Sequence[OutlineItem]) -> None:
        """Anew; a level that was left out counts as the next deeper one."""
        self.clear()
        self._order = []
        above = [self.invisibleRootItem()]
        for item in items:
            row = self._row(item)
            del above[max(item.level, 0) + 1 :]
            above[-1].appendRow(row)
            above.append(row[0])
            if item.page is not None:
                self._order.append((item.page, row[0]))
        self._order.sort(key=lambda entry: entry[0])

    def at_page(self, page: int) -> QModelIndex:
        """The last part that begins on or before a page."""
        before = [item for start, item in self._order if start <= page]
        return before[-1].index() if before else QModelIndex()

    def _row(self, item: OutlineItem) -> list[QStandardItem]:
        title = QStandardItem(" ".join(item.title.split()) or "–")
        number = QStandardItem("" if item.page is None else self._kit.say.number(item.page))
        title.setToolTip(plain_tip(title.text()))
        title.setData(item, ITEM_ROLE)
        number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for cell in (title, number):
            cell.setEditable(False)
            cell.setEnabled(item.page is not None or cell is title)
        return [title, number]


class OutlineDelegate(QStyledItemDelegate):
    """A row as in the other lists: softly filled when current, a ring when the keys are there."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 8, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, area = self._kit.theme.tokens, QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(area, QColor(t.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(mix(t.surface, t.text, 0.05)))
        if index.column() == 0 and option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area, 4, t.accent)
        ink = t.accent_text if selected else t.text if index.column() == 0 else t.muted
        painter.setPen(QColor(ink))
        painter.setFont(option.font)
        inner = area.adjusted(4, 0, -6, 0)
        words = QFontMetrics(option.font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class Outline(QTreeView):
    """`chosen` the OutlineItem that was clicked or opened by Enter."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.parts = OutlineModel(kit, self)
        self.setModel(self.parts)
        self.setHeaderHidden(True)
        self.setFont(kit.theme.font(DENSE))
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(False)
        self.setItemDelegate(OutlineDelegate(kit, self))
        self._show_theme()
        kit.theme.changed.connect(self._show_theme)
        self.setIndentation(14)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        kit.say.languageChanged.connect(self._retranslate)
        self._retranslate()

    def show_items(self, items: Sequence[OutlineItem]) -> None:
        self.parts.set_items(items)
        if items:
            header = self.header()
            header.setStretchLastSection(False)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
            self.expandToDepth(0)

    def follow(self, page: int) -> None:
        """The part one reads is the current one."""
        index = self.parts.at_page(page)
        if index.isValid() and not self.hasFocus():
            self.setCurrentIndex(index)

    def _show_theme(self) -> None:
        """The style fills the space before a row as well: in the same soft colour."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self._kit.theme.tokens.accent_soft))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self._kit.theme.tokens.accent_text))
        self.setPalette(palette)

    def _open(self, index: QModelIndex) -> None:
        item = index.siblingAtColumn(0).data(ITEM_ROLE)
        if isinstance(item, OutlineItem) and item.page is not None:
            self.chosen.emit(item)

    def _retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("reader.outline"))

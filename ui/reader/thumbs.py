"""Thumbnails of all pages: drawn when they are seen, after whatever the canvas wants."""

from __future__ import annotations

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
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.reader.feed import Arrived, PictureFeed, Rank, Wanted
from ui.reader.paper import PaperLook, paint_page
from ui.reader.picture_area import PictureArea
from ui.reader.pictures import Key, PictureCache
from ui.reader.sheet import Sheet
from ui.reader.source import PageSource
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, Radius
from ui.widgets.paint import box, mix, ring

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
BUDGET = 12 * 1024 * 1024  # bytes of thumbnails
LONGER = 132  # logical pixels of a thumbnail's longer side
CELL = QSize(100, LONGER + 40)
SETTLE_MS = 60


class ThumbModel(QAbstractListModel):
    """One row for each page; the display role is its number."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._pages = 0

    def set_pages(self, pages: int) -> None:
        self.beginResetModel()
        self._pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._pages

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self._kit.say.number(index.row() + 1)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return self._kit.say("reader.page_n", n=index.row() + 1)
        return None


class ThumbDelegate(QStyledItemDelegate):
    """The page in small, its number below."""

    def __init__(self, kit: Kit, canvas: PictureArea, cache: PictureCache, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._canvas, self._cache = kit, canvas, cache
        self._font = kit.theme.font(CAPTION, MEDIUM, tabular=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        source = self._canvas.source
        if source is None or index.row() >= len(source.sizes):
            return
        t, area = self._kit.theme.tokens, QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = area.adjusted(8, 2, -8, -2)
        if selected:
            box(painter, cell, Radius.CONTROL, fill=t.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, cell, Radius.CONTROL, fill=mix(t.surface, t.text, 0.05))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, cell, Radius.CONTROL, t.accent)
        painter.setFont(self._font)
        painter.setPen(t.accent_text if selected else t.muted)
        foot = QRectF(cell.left(), cell.bottom() - 22, cell.width(), 20)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), str(index.data()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._page(painter, cell, index.row(), source, selected)
        painter.restore()

    def _page(self, painter: QPainter, cell: QRect, page: int, source: PageSource, selected: bool) -> None:
        sheet = small_sheet(source, page, cell, self._canvas.turn)
        look = PaperLook.of(self._kit.theme.tokens, self._canvas.dark_paper)
        painter.save()
        painter.setTransform(sheet.transform(), True)
        paint_page(painter, sheet.paper, self._cache.get(key_of(source, page, self._canvas)), look)
        painter.restore()
        if selected:
            painter.setPen(QPen(QColor(self._kit.theme.tokens.accent), 2))
            painter.drawRect(sheet.rect.adjusted(-1, -1, 1, 1))


class Thumbs(QListView):
    """`chosen` the page (from 1) that was clicked or reached by key."""

    chosen = Signal(int)

    def __init__(self, kit: Kit, canvas: PictureArea, feed: PictureFeed) -> None:
        super().__init__()
        self._kit, self._canvas, self._feed = kit, canvas, feed
        self._cache = PictureCache(BUDGET)
        self.pages = ThumbModel(kit, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self.setModel(self.pages)
        self.setItemDelegate(ThumbDelegate(kit, canvas, self._cache, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self._settle.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._settle.start)
        self.selectionModel().currentChanged.connect(self._current)
        feed.arrived.connect(self._arrived)
        canvas.page_changed.connect(self.follow)
        kit.theme.changed.connect(self.refresh)
        kit.say.languageChanged.connect(self._retranslate)
        self._following = False
        self._retranslate()

    def show_document(self) -> None:
        """The canvas shows another document."""
        self._following = True
        self.pages.set_pages(self._canvas.pages)
        self._following = False
        self.follow(self._canvas.page)
        self.refresh()

    def follow(self, page: int) -> None:
        """The page one reads is the current one here."""
        self._following = True
        self.setCurrentIndex(self.pages.index(page - 1, 0))
        self._following = False

    def refresh(self) -> None:
        """Another look of the same pages."""
        self.viewport().update()
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._feed.ask([], Rank.PANEL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def _current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._following and current.isValid():
            self.chosen.emit(current.row() + 1)

    def _seen(self) -> range:
        height = max(CELL.height(), 1)
        first = self.verticalScrollBar().value() // height
        return range(first, min(self.pages.rowCount(), first + self.viewport().height() // height + 2))

    def _ask(self) -> None:
        source = self._canvas.source
        if source is None or not self.isVisible():
            return
        wanted = [
            Wanted(source, page, self._scale(source, page), self._canvas.ink, small=True)
            for page in self._seen()
            if self._cache.get(key_of(source, page, self._canvas)) is None
            and page + 1 not in self._canvas.refused_pages()
        ]
        self._feed.ask(wanted, Rank.PANEL)

    def _scale(self, source: PageSource, page: int) -> float:
        return LONGER / max(*source.sizes[page], 1.0) * self.devicePixelRatioF()

    def _arrived(self, arrived: Arrived) -> None:
        if arrived.key.small and arrived.drawn is not None:
            self._cache.put(arrived.key, arrived.drawn)
            self.update(self.pages.index(arrived.key.page, 0))

    def _retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("reader.thumbs"))
        self.viewport().update()


def key_of(source: PageSource, page: int, canvas: PictureArea) -> Key:
    return Key(source.digest, page, canvas.dark_paper, True)


def small_sheet(source: PageSource, page: int, cell: QRect, turn: int) -> Sheet:
    """The thumbnail in its cell, standing on the number."""
    scale = LONGER / max(*source.sizes[page], 1.0)
    width, height = (round(side * scale) for side in source.sizes[page])
    if turn % 2:
        width, height = height, width
    left = cell.left() + (cell.width() - width) // 2
    top = cell.top() + 8 + (LONGER - height) // 2
    return Sheet(page, QRectF(left, top, width, height), scale, turn)

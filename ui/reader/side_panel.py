"""Beside the pages: thumbnails or the outline."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.pages.answers import OutlineItem
from ui.i18n import words
from ui.reader.canvas import PageCanvas
from ui.reader.errands import WantedOutline
from ui.reader.feed import Found, PictureFeed, Rank
from ui.reader.outline import Outline
from ui.reader.thumbs import Thumbs
from ui.services import Kit
from ui.theme.tokens import Space
from ui.widgets.button import IconButton
from ui.widgets.card import Empty

WIDTH, NARROW, WIDE_FROM = 208, 136, 560  # the panel's; the pane's from which it is wide


class SidePanel(QWidget):
    """`chosen` a page from 1; `part_chosen` an OutlineItem; `toggled` when it opens or closes."""

    chosen = Signal(int)
    part_chosen = Signal(object)
    toggled = Signal(bool)

    def __init__(self, kit: Kit, canvas: PageCanvas, feed: PictureFeed) -> None:
        super().__init__()
        self._canvas, self._feed = canvas, feed
        self._outlined = ""  # digest of the document whose outline is here
        self.thumbs = Thumbs(kit, canvas, feed)
        self.outline = Outline(kit)
        self.none = Empty(kit, "list-tree", words("reader.no_outline"), words("reader.no_outline_todo"))
        self.pictures = IconButton(kit, "gallery-vertical", words("reader.thumbs"))
        self.parts = IconButton(kit, "list-tree", words("reader.outline"))
        self.shut = IconButton(kit, "x", words("reader.panel_close"), keys="Shift+F4")
        self.stack = QStackedWidget()
        for page in (self.thumbs, self.outline, self.none):
            self.stack.addWidget(page)
        self.setFixedWidth(WIDTH)
        self.setProperty("part", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self._connect()
        self._show_thumbs()
        self.hide()

    def fit(self, pane: int) -> None:
        """As wide as suits a pane of this width."""
        self.setFixedWidth(WIDTH if pane >= WIDE_FROM else NARROW)

    def show_document(self) -> None:
        """The canvas shows another document."""
        self._outlined = ""
        self.outline.show_items(())
        self.thumbs.show_document()
        if self.isVisible():
            self._fetch()

    def toggle(self) -> None:
        """Open with the keys inside, or close and give them back to the pages."""
        if self.isVisible():
            self.close_panel()
            return
        self.show()
        self._fetch()
        (self.stack.currentWidget() or self).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toggled.emit(True)

    def close_panel(self) -> None:
        self.hide()
        self.toggled.emit(False)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, 4, Space.S, 4)
        head.setSpacing(2)
        for button in (self.pictures, self.parts):
            button.setCheckable(True)
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.pictures.clicked.connect(self._show_thumbs)
        self.parts.clicked.connect(self._show_outline)
        self.shut.clicked.connect(self.close_panel)
        self.thumbs.chosen.connect(self.chosen)
        self.outline.chosen.connect(self.part_chosen)
        self._canvas.page_changed.connect(self.outline.follow)
        self._feed.found.connect(self._found)

    def _show_thumbs(self) -> None:
        self._mark(self.thumbs)

    def _show_outline(self) -> None:
        empty = self._outlined != "" and self.outline.parts.rowCount() == 0
        self._mark(self.none if empty else self.outline)
        self._fetch()

    def _mark(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.pictures.setChecked(page is self.thumbs)
        self.parts.setChecked(page is not self.thumbs)

    def _fetch(self) -> None:
        """Ask for the outline once, when one first looks at it."""
        source = self._canvas.source
        if self.stack.currentWidget() is self.thumbs or source is None or self._outlined == source.digest:
            return
        self._feed.ask([WantedOutline(source)], Rank.PANEL)

    def _found(self, found: Found) -> None:
        source = self._canvas.source
        if not isinstance(found.errand, WantedOutline) or found.errand.source is not source:
            return
        self._outlined = source.digest
        entries = found.result if isinstance(found.result, tuple) else ()
        self.outline.show_items([entry for entry in entries if isinstance(entry, OutlineItem)])
        self.outline.follow(self._canvas.page)
        if self.stack.currentWidget() is not self.thumbs:
            self._show_outline()

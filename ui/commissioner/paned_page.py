"""A page of cards in two panes, the right one narrow; in a small window the panes stand in one column."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.services import Kit
from ui.theme.tokens import Space
from ui.widgets.card import clear
from ui.widgets.content import Content
from ui.widgets.inner import Inner

STACKED_BELOW = 900  # logical pixels


class PanedPage(QScrollArea):
    """Subclasses say `_fill()`, which is called anew for other content and for another shape. `widest`
    is of the content without its edges. `kept` widgets are the same objects each time; they are hidden
    until `_fill` places and shows them."""

    def __init__(self, kit: Kit, widest: int) -> None:
        super().__init__()
        self._kit = kit
        self._kept: tuple[QWidget, ...] = ()
        self._filled = False
        self.stacked = False
        self._body = QVBoxLayout()
        self.setWidgetResizable(True)
        Content(kit, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page, inner = Inner(), QWidget()
        inner.setMaximumWidth(widest + 2 * Space.HH)
        inner.setLayout(self._body)
        self._body.setSpacing(Space.S)
        line = QHBoxLayout(page)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner, 1000)
        line.addStretch(1)
        self.setWidget(page)

    def keep(self, *widgets: QWidget) -> None:
        """Widgets that outlive their surroundings."""
        self._kept = widgets
        self._take_back()

    def bring(self, widget: QWidget) -> None:
        """Into view, all of it; after Qt has brought what has the keys alone."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget, 0, Space.L))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._filled and (event.size().width() < STACKED_BELOW) != self.stacked:
            self._refill()

    def _refill(self) -> None:
        self._filled = True
        self.stacked = self._room() < STACKED_BELOW
        side = Space.L if self.stacked else Space.HH
        self._body.setContentsMargins(side, Space.XXL, side, Space.XXL)
        self._take_back()
        clear(self._body)
        self._fill()
        self._body.addStretch(1)

    def _room(self) -> int:
        """The width it has, or will have: a page that is not shown yet lies in a stack that is as wide."""
        stack = self.parentWidget()
        return self.viewport().width() if self.isVisible() or stack is None else stack.width()

    def _fill(self) -> None:
        raise NotImplementedError

    def _add_panes(self, left: QLayout, right: QLayout) -> None:
        panes = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if self.stacked else QBoxLayout.Direction.LeftToRight
        )
        panes.setSpacing(Space.L)
        panes.addLayout(left, 0 if self.stacked else 1)
        panes.addLayout(right)
        self._body.addLayout(panes)

    def _take_back(self) -> None:
        for widget in self._kept:
            widget.hide()
            widget.setParent(self)

"""One of many by name: a box that opens a list. Options are said again when the language changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import DENSE
from ui.widgets.paint import painter_on
from ui.widgets.tip import plain_tip

SHOWN = 14  # options at once, the others are scrolled to


class Choice(QComboBox):
    """`picked(key)` when a person chose; setting it by `choose` is silent. The wheel changes nothing."""

    picked = Signal(str)

    def __init__(self, kit: Kit, name: Phrase) -> None:
        super().__init__()
        self._kit, self._name = kit, name
        self._options: list[tuple[str, Phrase]] = []
        self.setFont(kit.theme.font(DENSE))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(SHOWN)
        self.setItemDelegate(QStyledItemDelegate(self))  # the box's own ignores the style sheet
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._activated)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def offer(self, options: Sequence[tuple[str, Phrase]], chosen: str) -> None:
        """Other options; `chosen` is the key of the one that stands."""
        self._options = list(options)
        self._fill(chosen)

    def choose(self, key: str) -> None:
        if self.findData(key) < 0:
            self._fill(key)
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(key))

    def key(self) -> str:
        found: str = self.currentData() or ""
        return found

    def retranslate(self) -> None:
        self.setAccessibleName(self._name(self._kit.say))
        self._fill(self.key())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painter_on(self)
        at = QRectF(self.width() - 24, (self.height() - 14) / 2, 14, 14)
        self._kit.theme.icons.paint(painter, "chevron-down", self._kit.theme.tokens.muted, at)
        painter.end()

    def showPopup(self) -> None:
        self._fill_whole()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill_whole()
        super().focusInEvent(event)

    def _fill(self, chosen: str) -> None:
        """Only what stands: a page of these boxes would make thousands of items that nobody opens."""
        self._put([one for one in self._options if one[0] == chosen], chosen)

    def _fill_whole(self) -> None:
        if self.count() < len(self._options):
            self._put(self._options, self.key())

    def _put(self, options: Sequence[tuple[str, Phrase]], chosen: str) -> None:
        with QSignalBlocker(self):
            self.clear()
            for key, phrase in options:
                self.addItem(phrase(self._kit.say), key)
            self.setCurrentIndex(self.findData(chosen))
        self.setToolTip(plain_tip(self.currentText()))

    def _activated(self, _at: int) -> None:
        self.setToolTip(plain_tip(self.currentText()))
        self.picked.emit(self.key())

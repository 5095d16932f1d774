"""A sealed file that waits for the keys it was made for: said over every page until they are there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import literal, words
from ui.services import Kit
from ui.widgets.button import IconButton
from ui.widgets.card import Banner


class WaitingBanner(QWidget):
    """`closed(self)` by its cross."""

    closed = Signal(object)

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        close = IconButton(kit, "x", words("act.close"))
        close.clicked.connect(self._close)
        told = words("rounds.waits", name=literal(name))
        banner = Banner(kit, told, words("rounds.waits_body"), "accent", "package", close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(banner)

    def _close(self) -> None:
        self.closed.emit(self)

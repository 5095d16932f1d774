"""A lasting state over the content of a window, with at most one act; gone when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import Phrase, words
from ui.services import Kit
from ui.theme.tokens import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Banner, row


class Lasting(QWidget):
    """`closed(itself)` by its cross or after its act."""

    closed = Signal(object)

    def __init__(
        self, kit: Kit, title: Phrase, body: Phrase, tone: Tone, icon: str, act: Button | None = None
    ) -> None:
        super().__init__()
        self.close_ = IconButton(kit, "x", words("act.close"))
        self.close_.clicked.connect(self._close)
        inside = QWidget()
        inside.setLayout(row(act, self.close_) if act else row(self.close_))
        if act:
            act.clicked.connect(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Banner(kit, title, body, tone, icon, inside))

    def _close(self) -> None:
        self.closed.emit(self)

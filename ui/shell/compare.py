"""A lasting banner with a code to compare by phone: gone when the person says it was compared."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import words
from ui.services import Kit
from ui.widgets.button import Button
from ui.widgets.card import Banner, row
from ui.widgets.code import CodeDigits


class CompareBanner(QWidget):
    """`authority`: a mandate of the organisation vouches for the round; its code is compared once."""

    closed = Signal(object)

    def __init__(self, kit: Kit, code: str, *, authority: bool) -> None:
        super().__init__()
        done = Button(kit, words("compare.done"), "secondary", "check", height=32)
        done.clicked.connect(self._close)
        inside = QWidget()
        inside.setLayout(row(CodeDigits(kit, code), done, spacing=16))
        kind = "mandate" if authority else "round"
        banner = Banner(
            kit,
            words(f"compare.{kind}"),
            words(f"compare.{kind}_body"),
            "accent" if authority else "warn",
            "shield-check" if authority else "shield-question-mark",
            inside,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(banner)

    def _close(self) -> None:
        self.closed.emit(self)

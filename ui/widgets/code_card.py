"""The comparison code in a card: one row at the foot of a room, or a block in a narrow column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.card import Card
from ui.widgets.code import CodeDigits, QrCode
from ui.widgets.label import Label


class CodeCard(Card):
    """`set_block(True)` for a column of about 300 px."""

    def __init__(self, kit: Kit, title: Phrase, helping: Phrase) -> None:
        super().__init__()
        self.digits, self.qr = CodeDigits(kit), QrCode("", 74)
        self._title = Label(kit, title, DENSE, SEMIBOLD, wrap=True)
        self._help = Label(kit, helping, CAPTION, ink="muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(2)
        self.body.addLayout(self._grid)
        self.set_block(False)

    def show_code(self, code: str) -> None:
        self.digits.set_code(code)
        self.qr.set_content(code)

    def set_block(self, block: bool) -> None:
        grid = self._grid
        while grid.takeAt(0) is not None:
            pass
        bottom, top = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._title, 0, 0, bottom)
        grid.addWidget(self._help, 1, 0, top)
        if block:
            grid.addWidget(self.qr, 0, 1, 2, 1)
            grid.addWidget(self.digits, 2, 0, 1, 2)
        else:
            grid.addWidget(self.digits, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.qr, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)

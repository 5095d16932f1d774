"""Somebody's public card: name and code, to compare by phone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import DOSSIER, SEMIBOLD, Space
from ui.widgets.card import Card
from ui.widgets.code_card import CodeCard
from ui.widgets.label import Label


class CardPage(QWidget):
    """What a card file opens."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        card = Card(inner=Space.H)
        card.setFixedWidth(560)
        self._name = Label(self._kit, literal(""), DOSSIER, SEMIBOLD, wrap=True)
        self._code = CodeCard(self._kit, words("start.card_code"), words("card.help"))
        self._code.set_block(True)
        card.body.addWidget(Label(self._kit, words("card.title"), ink="muted"))
        card.body.addWidget(self._name)
        card.body.addWidget(self._code)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_card(self, name: str, code: str) -> None:
        self._name.set_phrase(literal(name))
        self._code.show_code(code)

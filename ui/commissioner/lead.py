"""The left of the bar: the mark, the name of the round, the way back to reading."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.model.statements import Round
from ui.i18n import data, literal, words
from ui.services import Kit
from ui.shell.bar import Crumb
from ui.theme.icons import BRAND
from ui.theme.tokens import BODY, CAPTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, column
from ui.widgets.label import Label


class Lead(QWidget):
    """`read` and `search` are the places of this window besides the hand-in."""

    def __init__(self, kit: Kit, round_: Round) -> None:
        super().__init__()
        name = Label(kit, literal("Alqa"), BODY, SEMIBOLD)
        title = Label(kit, data(round_.title), CAPTION, ink="muted")
        self._texts = (name, title)
        self.read = Button(kit, words("comm.read"), "quiet", "book-open", height=36)
        self.search = Button(kit, words("find.page_name"), "quiet", "search", height=36)
        for place in (self.read, self.search):
            place.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(Picture(kit, BRAND, "accent", 28))
        line.addLayout(column(1, name, title, 1, spacing=0))
        line.addWidget(Crumb(kit))
        line.addWidget(self.read)
        line.addWidget(self.search)

    def set_small(self, small: bool) -> None:
        """The mark alone, without the names."""
        for text in self._texts:
            text.setVisible(not small)

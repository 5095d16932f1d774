"""Nothing taken yet: a place to drop things, and the three shapes that are understood."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.card import Card, Tile, column, row
from ui.widgets.drop import DropZone
from ui.widgets.label import Label

SHAPES = (("register", "file-spreadsheet"), ("folders", "folder-open"), ("files", "files"))


class EmptyDossiers(QWidget):
    """`dropped(list[Path])`, `register()` for the keyboard."""

    dropped = Signal(object)
    register = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.zone = DropZone(
            kit, words("intake.empty"), words("intake.empty_todo"), words("intake.register.add"), large=True
        )
        self.zone.dropped.connect(self.dropped)
        self.zone.asked.connect(self.register)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        outer.setSpacing(Space.M)
        outer.addWidget(self.zone, 1)
        shapes = QHBoxLayout()
        shapes.setSpacing(Space.M)
        for name, icon in SHAPES:
            shapes.addWidget(self._shape(kit, name, icon), 1)
        outer.addLayout(shapes)

    def _shape(self, kit: Kit, name: str, icon: str) -> Card:
        card = Card()
        texts = column(
            Label(kit, words(f"intake.shape.{name}"), BODY, SEMIBOLD, wrap=True),
            Label(kit, words(f"intake.shape.{name}.how"), DENSE, ink="muted", wrap=True),
            Label(kit, words(f"intake.shape.{name}.example"), CAPTION, ink="faint", wrap=True),
            1,
            spacing=4,
        )
        line = row(column(Tile(kit, icon), 1), texts, spacing=Space.M)
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

"""A place to drop files: dashed edge, icon, what it takes, and a button for the keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import DENSE, SECTION, SEMIBOLD, Radius, Space
from ui.widgets.button import Button
from ui.widgets.card import Tile
from ui.widgets.label import Label
from ui.widgets.paint import box, painter_on


class DropZone(QWidget):
    """Emits `dropped(list[Path])`; `asked` when its button is pressed."""

    dropped = Signal(object)
    asked = Signal()

    def __init__(
        self, kit: Kit, title: Phrase, helping: Phrase, choose: Phrase, *, large: bool = False
    ) -> None:
        super().__init__()
        self._kit, self._over, self._large = kit, False, large
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        edge = Space.XXL if large else Space.L
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(Space.S)
        center = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(
            Tile(kit, "package-open" if large else "file-down", size=48 if large else 40), 0, center
        )
        for label in (
            Label(
                kit, title, SECTION if large else DENSE, SEMIBOLD, "text" if large else "accent", wrap=True
            ),
            Label(kit, helping, DENSE, ink="muted", wrap=True),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.button = Button(kit, choose, "secondary", "folder-open", height=36 if large else 32)
        self.button.clicked.connect(self.asked)
        column.addWidget(self.button, 0, center)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        fill = t.accent_soft if self._over or not self._large else None
        edge = t.accent if self._over or not self._large else t.line2
        box(painter, self.rect(), Radius.CARD, fill=fill, edge=edge, dashed=True)
        painter.end()

    def _light(self, over: bool) -> None:
        self._over = over
        self.update()

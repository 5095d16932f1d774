"""«Try again» on each page in whose place words stand: a real button, reached by Tab as well."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.i18n import words
from ui.reader.picture_area import PictureArea
from ui.services import Kit
from ui.widgets.button import Button

INSET = 32  # as the words on the paper


class AgainButton(Button):
    """Knows its page."""

    asked = Signal(int)

    def __init__(self, kit: Kit, page: int) -> None:
        super().__init__(kit, words("reader.again"), "secondary", "rotate-cw")
        self._page = page
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._page)


class Retry(QObject):
    """Keeps the buttons where the words are."""

    asked = Signal(int)  # page from 1

    def __init__(self, kit: Kit, canvas: PictureArea) -> None:
        super().__init__(canvas)
        self._kit, self._canvas = kit, canvas
        self._buttons: dict[int, AgainButton] = {}
        canvas.moved.connect(self.place)

    def place(self) -> None:
        """Put a button on each refused page; take away those of pages that are shown again."""
        pages = set(self._canvas.refused_pages())
        for page in set(self._buttons) - pages:
            self._buttons.pop(page).deleteLater()
        for page in pages:
            button = self._buttons.get(page) or self._made(page)
            rect = self._canvas.page_rect(page)
            button.adjustSize()
            button.move(round(rect.left()) + INSET, round(rect.bottom()) - INSET - button.height())
            low = self._canvas.words_end(page)
            if low is not None:
                button.move(button.x(), round(low) + 16)
            button.show()

    def _made(self, page: int) -> AgainButton:
        button = AgainButton(self._kit, page)
        button.setParent(self._canvas.viewport())
        button.asked.connect(self.asked)
        self._buttons[page] = button
        return button

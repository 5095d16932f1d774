"""The scrolling content of a page, named: it takes the keys so that long pages scroll without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.accessible import Role, hear_as
from ui.services import Kit


class Content(QObject):
    """Lives with the area it names."""

    def __init__(self, kit: Kit, area: QWidget) -> None:
        super().__init__(area)
        self._kit, self._area = kit, area
        hear_as(area, Role.Pane)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self._area.setAccessibleName(self._kit.say("page.content"))

"""One of a few, as toggles in a row that goes on in the next line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import Space
from ui.widgets.chip import Filter
from ui.widgets.flow import Flow


class Toggles(QWidget):
    """`chosen(key)` when a person picks another one."""

    chosen = Signal(object)

    def __init__(self, kit: Kit, options: Sequence[tuple[Any, Phrase]], first: Any) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys: dict[Filter, Any] = {}
        flow = Flow(Space.S)
        self.setLayout(flow)
        for key, phrase in options:
            button = Filter(kit, phrase)
            self._keys[button] = key
            self._group.addButton(button)
            flow.addWidget(button)
        self.pick(first)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> Any:
        return next(key for button, key in self._keys.items() if button.isChecked())

    def pick(self, key: Any) -> None:
        next(button for button, one in self._keys.items() if one == key).setChecked(True)

    def _clicked(self, button: Filter) -> None:
        self.chosen.emit(self._keys[button])

"""One registry of actions: shortcuts, menus and the command palette read it.

An action is a name in three languages, an icon, keys and a function. Windows register theirs and
drop them when they close; a disabled action stays listed with the reason why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.i18n import Phrase, words


class Action(NamedTuple):
    """Something that can be done by name. `why_not` gives a reason while it cannot."""

    key: str  # catalogue key of its name
    run: Callable[[], None]
    icon: str = "chevron-right"
    keys: str = ""  # QKeySequence.PortableText
    group: str = "palette.commands"
    why_not: Callable[[], Phrase | None] = lambda: None

    @property
    def name(self) -> Phrase:
        return words(self.key)


class OwnKeys(NamedTuple):
    """Keys that a control handles itself, for the sheet of keys; each of `keys` is a cap of its own."""

    group: str
    key: str  # catalogue key of what they do
    keys: tuple[str, ...]


class Help(NamedTuple):
    """What F1 says in a window: the place, the registered actions, what controls handle themselves."""

    place: Phrase | None
    actions: tuple[Action, ...]
    own: tuple[OwnKeys, ...] = ()


class Actions(QObject):
    """All actions that exist now, by owner."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owned: dict[QWidget, list[Action]] = {}

    def register(self, owner: QWidget, actions: list[Action]) -> None:
        """Add `actions` for as long as the window `owner` lives; their keys work inside it."""
        for action in actions:
            if action.keys:
                shortcut = QShortcut(QKeySequence(action.keys), owner)
                shortcut.activated.connect(_Press(shortcut, action).press)
        self._owned.setdefault(owner, []).extend(actions)
        self.changed.emit()

    def release(self, owner: QWidget) -> None:
        """Forget the actions of a window that closes."""
        self._owned.pop(owner, None)
        self.changed.emit()

    def of(self, owner: QWidget) -> list[Action]:
        """The actions of one window, in the order registered."""
        return list(self._owned.get(owner, []))


class _Press(QObject):
    """A bound method for a shortcut (a lambda in connect() would keep its window alive)."""

    def __init__(self, parent: QObject, action: Action) -> None:
        super().__init__(parent)
        self._action = action

    def press(self) -> None:
        if self._action.why_not() is None:
            self._action.run()

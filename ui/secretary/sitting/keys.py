"""The keys of the room: single letters that act where nobody is typing, and only in this room.

Digits pick a member (0 7 is C07, the seventh of the roster); then Y, N, A vote. Without a member picked N
is the next dossier.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.actions import OwnKeys

TYPING_MS = 1500  # after this pause digits begin a new number
GROUP = "sitting.keys"


class RoomKeys(QObject):
    """Shortcuts of a page, alive while something inside it has the focus."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def add(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class Digits(QObject):
    """Digits typed one after the other make a number; `read` is told each time what stands there."""

    def __init__(self, parent: QObject, read: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._typed, self._read = "", read
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self.clear)

    def type(self, digit: str) -> None:
        self._typed = (self._typed + digit)[-4:]
        self._pause.start()
        self._read(self._typed)

    def clear(self) -> None:
        self._typed = ""


def member_of(ids: list[str], typed: str) -> str | None:
    """The member whose id ends in this number, else the one at that place of the roster."""
    wanted = int(typed)
    for one in ids:
        digits = one.lstrip("".join(c for c in one if not c.isdigit()))
        if digits.isdigit() and int(digits) == wanted:
            return one
    return ids[wanted - 1] if 0 < wanted <= len(ids) else None


def own_keys() -> tuple[OwnKeys, ...]:
    """For the sheet of keys."""
    return (
        OwnKeys(GROUP, "sitting.key.next", ("N",)),
        OwnKeys(GROUP, "sitting.key.motion", ("M",)),
        OwnKeys(GROUP, "sitting.key.pick", ("0–9",)),
        OwnKeys(GROUP, "sitting.key.vote", ("Y", "N", "A")),
        OwnKeys(GROUP, "sitting.key.presence", ("P",)),
        OwnKeys(GROUP, "sitting.key.left", ("L",)),
        OwnKeys(GROUP, "sitting.key.stamp", ("F6",)),
        OwnKeys(GROUP, "sitting.key.screen", ("F11",)),
        OwnKeys(GROUP, "sitting.key.close_vote", ("Ctrl", "Enter")),
    )

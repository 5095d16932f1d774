"""Locks the house: everything typed is stored, rooms and keys go, the passphrase leads back.

What is in front of a room is taken back first, as Escape would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.i18n import Phrase, words
from ui.later import later
from ui.locking.dialogs import dismiss_one
from ui.locking.idle import Clocks, Idle
from ui.locking.returning import Home, LockPage, Put, Returning
from ui.locking.rule import LockRule, rule_of
from ui.locking.sleep import Sleep
from ui.services import Services
from ui.shell.frame import Frame

if TYPE_CHECKING:
    from desktop.settings import Policy
    from desktop.storage.workspace import Workspace

Why = Literal["asked", "idle", "sleep"]
DIALOGS = 16  # so many at most are taken back: one that comes again would go on for ever


class Locker(QObject):
    """Made once by the house; `start` begins to watch."""

    def __init__(self, services: Services, home: Home, parent: QObject, clocks: Clocks | None = None) -> None:
        super().__init__(parent)
        self._services, self._home = services, home
        self._why: Why = "asked"
        self._tries = 0
        self._places: dict[Frame, object] = {}
        self.returning = Returning(services, home, self)
        self._policy: Policy | None = None  # read when watching begins, and anew before it locks
        self.watch = Idle(self._minutes, self, clocks)
        self.sleep = Sleep(self)
        self.watch.idle.connect(self._idle)
        self.watch.slept.connect(self._slept)
        self.sleep.asleep.connect(self._slept)

    @property
    def rule(self) -> LockRule:
        """What holds now: IT may change its mind while the program runs."""
        self._policy = later("desktop.settings").policy()
        return rule_of(self._services.preferences.choices.lock_minutes, self._policy)

    def start(self) -> None:
        """Watch from now on (after the first picture: the bus takes a while)."""
        self._policy = later("desktop.settings").policy()
        self.sleep.listen()
        self.watch.start()

    def lock(self, why: Why) -> None:
        """Close or hide every room and ask for the passphrase."""
        self._why, self._tries = why, 0
        # Before anything is taken back: what is said in a dialog so far belongs to the place.
        self._places = {window: window.place() for window, ws in self._home.rooms.items() if ws is not None}
        self._lock()

    # -- inside -------------------------------------------------------------------------------

    def _minutes(self) -> int:
        chosen = self._services.preferences.choices.lock_minutes
        return rule_of(chosen, self._policy).minutes if self._policy else chosen

    def _idle(self) -> None:
        if self._home.is_open():
            self.lock("idle")

    def _slept(self) -> None:
        if self._home.is_open():
            self.lock("sleep")

    def _lock(self) -> None:
        self._tries += 1
        if self._tries <= DIALOGS and dismiss_one():
            QTimer.singleShot(0, self, self._lock)  # its own loop has to end first
            return
        rooms = [(window, ws) for window, ws in self._home.rooms.items() if ws is not None]
        self._home.forget()
        if not rooms:
            self._home.show_start()
            return
        front = QApplication.activeWindow()
        rooms.sort(key=lambda room: room[0] is front)  # the one in front comes back in front
        put = [self._put(window, ws) for window, ws in rooms]
        self._places = {}
        stored = all(one.stored for one in put)
        self.returning.ask(put, LockPage(self._reason(), stored))  # first: the last window must not close
        for one in put:
            self._put_away(one.window, one.stored)

    def _put(self, window: Frame, ws: Workspace) -> Put:
        place, stored = self._places.get(window, window.place()), window.at_rest()
        return Put(ws.folder, ws.identity.name, window, stored, place, window.saveGeometry())

    def _put_away(self, window: Frame, stored: bool) -> None:
        if stored:
            window.close()
        else:
            window.hide()

    def _reason(self) -> Phrase:
        if self._why == "idle":
            key = "lock.why_rule" if self.rule.managed else "lock.why_idle"
            return words(key, n=self.rule.minutes)
        return words("lock.why_sleep" if self._why == "sleep" else "lock.why_asked")

"""Linux says before it sleeps (logind, over the system bus: a local socket, no network). Where nobody says
so the clock's jump afterwards has to do. Tried on Linux alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from ui.later import later

SERVICE, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, GOING = "org.freedesktop.login1.Manager", "PrepareForSleep"


class Sleep(QObject):
    """`asleep` when the system is about to sleep."""

    asleep = Signal()

    def listen(self) -> bool:
        """True where the system's bus will tell."""
        try:
            bus: Any = later("PySide6.QtDBus").QDBusConnection.systemBus()
        except ImportError:  # not in every build of Qt
            return False
        return bool(
            bus.isConnected() and bus.connect(SERVICE, PATH, MANAGER, GOING, self, SLOT("_prepare(bool)"))
        )

    @Slot(bool)
    def _prepare(self, going: bool) -> None:
        if going:
            self.asleep.emit()

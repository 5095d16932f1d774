"""The first size of a window on the screen that it opens on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow


def fit(window: QMainWindow, wanted: QSize) -> None:
    """The wanted size; where the screen has no more than that, all of it: a frame adds its own edges."""
    room = window.screen().availableSize()
    window.resize(wanted.boundedTo(room))
    if wanted.width() >= room.width() or wanted.height() >= room.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)

"""The real app with a window of its own for tests: what stands on the screen, told over a local socket.

    python -m tests.helpers.seen_app SOCKET [what `alqa` takes]

Nothing of the app is changed and nothing is pressed for it: who drives it asks where a control lies, as an
eye would look for it, and then moves the mouse. One line of JSON for each question: a list of
{"name", "kind", "box": [x, y, width, height], "on", "keys", "window"} in pixels of the screen.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.__main__ import open_window

CHANGES_S = 0.05


class Teller(QObject):
    """Lives in the thread of the windows; asked from another one."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told = threading.Event()
        self.answer: list[dict[str, Any]] = []
        self.asked.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def _look(self) -> None:
        self.answer = [_seen(one) for top in QApplication.topLevelWidgets() for one in _shown(top)]
        self.told.set()


def _shown(top: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that can be seen now, itself included."""
    if top.isVisible():
        yield top
        for one in top.findChildren(QWidget):
            if one.isVisible() and not _place(one).isEmpty():
                yield one


def _place(one: QWidget) -> QRect:
    """What its parents leave of it, on the screen."""
    place, above = QRect(one.mapToGlobal(QPoint(0, 0)), one.size()), one.parentWidget()
    while above is not None and not one.isWindow():
        place &= QRect(above.mapToGlobal(QPoint(0, 0)), above.size())
        above = None if above.isWindow() else above.parentWidget()
    return place


def _seen(one: QWidget) -> dict[str, Any]:
    place = _place(one)
    ratio = one.devicePixelRatioF()
    return {
        "name": _name(one),
        "kind": type(one).__name__,
        "box": [round(n * ratio) for n in (place.x(), place.y(), place.width(), place.height())],
        "on": one.isEnabled(),
        "keys": one.hasFocus(),
        "window": one.window().windowTitle(),
    }


def _name(one: QWidget) -> str:
    if name := one.accessibleName():
        return name
    if isinstance(one, QAbstractButton | QLabel | QLineEdit):
        return one.text()
    if isinstance(one, QPlainTextEdit):
        return one.toPlainText()
    return one.windowTitle() if one.isWindow() else ""


def _serve(place: str) -> None:
    while (app := QApplication.instance()) is None:
        time.sleep(CHANGES_S)
    teller = Teller()
    teller.moveToThread(app.thread())
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen()
        while True:
            line, _ = door.accept()
            with line:
                teller.told.clear()
                teller.asked.emit()
                teller.told.wait()
                line.sendall(json.dumps(teller.answer).encode())


if __name__ == "__main__":
    threading.Thread(target=_serve, args=(sys.argv[1],), daemon=True).start()
    sys.argv = ["alqa", *sys.argv[2:]]
    sys.exit(open_window(sys.argv[1:]))

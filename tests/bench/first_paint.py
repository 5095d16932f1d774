"""Child of `start_up`: `bare` shows an empty window in the app's style, `app` the app itself; says when
the first picture was painted, and ends. Bare and app are timed by the same filter on the same event."""

from __future__ import annotations

import os
import sys
from typing import Any


def ends_after_paint(window: Any) -> Any:
    """Says so after the first paint of `window` and ends the process: nothing later is measured."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Filter(QObject):
        def eventFilter(self, watched: Any, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, painted)
            return False

    def painted() -> None:
        os.write(1, b"painted\n")
        os._exit(0)

    kept = Filter(window)
    window.installEventFilter(kept)
    return kept


def bare() -> None:
    """The theme (Fusion, palette, style sheet, bundled fonts, light or dark as the system is) and one
    label: what any window that looks like ours needs."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    from ui.theme.theme import Theme

    app = QApplication(sys.argv[:1])
    Theme(app)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Alqa"))
    window.resize(1200, 780)
    ends_after_paint(window)
    window.show()
    app.exec()


def real() -> None:
    """The app as `alqa` starts it; only its start window is watched."""
    from ui import __main__ as entry

    entry.hurry()  # as the entry does before it imports a window
    from ui.shell import start_window

    class Watched(start_window.StartWindow):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            ends_after_paint(self)

    import ui.house

    ui.house.StartWindow = Watched  # type: ignore[attr-defined]
    sys.argv = ["alqa"]
    entry.run()


if __name__ == "__main__":
    {"bare": bare, "app": real}[sys.argv[1]]()

"""A folder that is looked at every other second: score files that arrive there go to the board by themselves.

A file counts as arrived when two looks in a row find it with the same size and time: a copy that is still
running is left alone. Looked at in a worker: the folder may be a share that does not answer.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tasks import Tasks

LOOK_MS = 2000
SUFFIXES = frozenset([".alqa-scores", ".alqa-ruling", ".alqa-proxy"])
Seen = dict[Path, tuple[int, int]]


class FolderWatch(QObject):
    """`arrived(list[Path])` new whole files; `lost(Path)` when the folder is gone and watching ends."""

    arrived = Signal(object)
    lost = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._before: Seen = {}
        self._given: Seen = {}
        self._looking = False
        self.folder: Path | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, folder: Path) -> None:
        """Watch this folder instead of another; what lies there already arrives too."""
        self.folder, self._before, self._given = folder, {}, {}
        self._timer.start()
        self.look()

    def stop(self) -> None:
        self.folder = None
        self._timer.stop()

    def look(self) -> None:
        """Once now, unless a look is still running."""
        folder = self.folder
        if folder is not None and not self._looking:
            self._looking = True
            self._tasks.run(self, lambda _report: (folder, files_in(folder)), self._seen)

    def _seen(self, found: tuple[Path, Seen | None]) -> None:
        self._looking = False
        folder, now = found
        if folder != self.folder:
            return
        if now is None:
            self.stop()
            self.lost.emit(folder)
            return
        whole = [path for path, looks in now.items() if self._before.get(path) == looks]
        new = [path for path in whole if self._given.get(path) != now[path]]
        self._before = now
        if new:
            self._given |= {path: now[path] for path in new}
            self.arrived.emit(new)


def files_in(folder: Path) -> Seen | None:
    """Size and time of each file for the board, by name; None when the folder cannot be read."""
    try:
        found = {path: path.stat() for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES}
    except OSError:
        return None
    return {path: (stat.st_size, stat.st_mtime_ns) for path, stat in found.items()}

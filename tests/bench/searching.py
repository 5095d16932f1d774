"""From a key press to the painted result, to a bare FTS query and one frame, at 30,000 dossiers.

`python -m tests.bench.searching [DOSSIERS]`. The page of the real window over a real workspace; the bare
query is the same expression, ranked and with snippets, on the same connection. The answer counts as painted
when the window has drawn what changed, by itself; the frame that it is held to is the whole page drawn anew.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.pages.server import PageServer
from desktop.storage.query import expression, parse
from desktop.storage.workspace import Workspace
from tests.bench import many
from tests.bench.figure import Figure, median, p99, show
from tests.bench.rig import SIZE, services, settle, until
from ui.commissioner.finding.find_seeker import FIRST
from ui.commissioner.window import CommissionerWindow

NAME, LIMIT = "keystroke to painted result, to a query and a frame", 1.2
TYPED = ("кластер4", "молоко7", "heat", "жылу желі", "зерно1 склад", "expo", "market", "сет")
SQL = (
    "SELECT document, page, snippet(pages_search, 0, char(0x2068), char(0x2069), '…', 24)"
    " FROM pages_search WHERE pages_search MATCH ? ORDER BY rank LIMIT ?"
)
WAIT_MS = 10_000


class Key(NamedTuple):
    """Seconds of one key: the bare query, to the painted pages, to the whole answer, one frame."""

    query: float
    painted: float
    whole: float
    frame: float

    @property
    def ratio(self) -> float:
        return self.painted / (self.query + self.frame)


def bare(ws: Workspace, text: str) -> float:
    """The query of FTS5 itself for the first screen of pages."""
    with ws.reading(), ws.transaction() as connection:
        start = time.perf_counter()
        connection.exec_driver_sql(SQL, (expression(parse(text)), FIRST + 1)).all()
        return time.perf_counter() - start


def wait(for_: SignalInstance) -> None:
    """Sleep in the event loop until the signal: a loop that asks would take turns with the worker."""
    loop = QEventLoop()
    for_.connect(loop.quit)
    QTimer.singleShot(WAIT_MS, loop, loop.quit)
    loop.exec()


class Drawing(QObject):
    """`done` when the window has drawn what changed: its own frame, asked for by nobody."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            self.deleteLater()
            self.done.emit()  # the loop ends when this event is done, which is the frame
        return False


def keystroke(window: CommissionerWindow, ws: Workspace, text: str) -> Key:
    """From the key to the painted answer, and one more such frame."""
    page = window.finding.page
    query = bare(ws, text)
    start = time.perf_counter()
    page.box.edit.setText(text)
    wait(page.seeker.found)
    wait(Drawing(window).done)
    painted = time.perf_counter() - start
    while page.seeker.waits:
        wait(page.seeker.found)
    whole = time.perf_counter() - start
    start = time.perf_counter()
    page.view.viewport().update()
    page.repaint()
    return Key(query, painted, whole, time.perf_counter() - start)


def measure(count: int = 30_000) -> list[Figure]:
    with (
        tempfile.TemporaryDirectory() as place,
        services(Path(place)) as made,
        PageServer() as pages,
        many.make(Path(place) / "many.ws", count) as ws,
    ):
        window = CommissionerWindow(ws, pages, made)
        window.resize(*SIZE)
        window.show()
        window.finding.show()
        until(lambda: not made.tasks.busy, 120)
        keys = _type(window, ws)
        window.close()
        settle()
    taken = [key.painted * 1000 for key in keys]
    note = (
        f"median of {len(keys)} keys, {median(taken):.0f} ms, slowest {p99(taken):.0f} ms;"
        f" with titles, facts and notes {median([key.whole for key in keys]) * 1000:.0f} ms"
    )
    ratio = median([key.ratio for key in keys])
    return [Figure(f"{NAME}, {count:,} dossiers", ratio, LIMIT, note=note)]


def _type(window: CommissionerWindow, ws: Workspace) -> list[Key]:
    """Each query letter by letter from its second on."""
    keys = []
    for text in TYPED:
        for end in range(2, len(text) + 1):
            if text[end - 1] != " ":
                keys.append(keystroke(window, ws, text[:end]))
                settle(0.05)
    return keys


if __name__ == "__main__":
    sys.exit(show(measure(*map(int, sys.argv[1:]))))

"""From a key press to the painted result, to a bare FTS query and one frame, at 30,000 dossiers.

`python -m tests.bench.searching [DOSSIERS]`. The page of the real window over a real workspace; the bare
query is the same expression, ranked and with snippets, on the same connection; the frame is the same page.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

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


def bare(ws: Workspace, text: str) -> float:
    """The query of FTS5 itself for the first screen of pages."""
    with ws.reading(), ws.transaction() as connection:
        start = time.perf_counter()
        connection.exec_driver_sql(SQL, (expression(parse(text)), FIRST + 1)).all()
        return time.perf_counter() - start


def keystroke(window: CommissionerWindow, text: str) -> tuple[float, float]:
    """Seconds from the key to the painted answer, and those of one more such frame."""
    page = window.finding.page
    start = time.perf_counter()
    page.box.edit.setText(text)
    until(lambda: not page.seeker.waits)
    page.repaint()
    taken = time.perf_counter() - start
    start = time.perf_counter()
    page.view.viewport().update()
    page.repaint()
    return taken, time.perf_counter() - start


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
        ratios, taken = _type(window, ws)
        window.close()
        settle()
    note = f"median of {len(taken)} keys, {median(taken) * 1000:.0f} ms, slowest {p99(taken) * 1000:.0f} ms"
    return [Figure(f"{NAME}, {count:,} dossiers", median(ratios), LIMIT, note=note)]


def _type(window: CommissionerWindow, ws: Workspace) -> tuple[list[float], list[float]]:
    """Each query letter by letter from its second on."""
    ratios, taken = [], []
    for text in TYPED:
        for end in range(2, len(text) + 1):
            if text[end - 1] == " ":
                continue
            settle(0.05)
            query = bare(ws, text[:end])
            key, frame = keystroke(window, text[:end])
            ratios.append(key / (query + frame))
            taken.append(key)
    return ratios, taken


if __name__ == "__main__":
    sys.exit(show(measure(*map(int, sys.argv[1:]))))

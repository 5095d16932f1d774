"""A mark saved through the desk, to a bare commit of the same rows on the same SQLCipher and pragmas.

`python -m tests.bench.saving [MARKS]`. The bare commit writes the same cell and the same journal row into
a database of its own in the same folder; both alternate.
"""

from __future__ import annotations

import secrets
import sys
import time
from pathlib import Path
from typing import Any

from desktop.desks import commissioner, sample
from desktop.storage import journal
from desktop.storage.engine import connect
from desktop.storage.workspace import Workspace
from tests.bench.figure import Figure, median, p99, show
from tests.bench.rig import sample_round

LIMIT = 2.0
TABLES = (
    "CREATE TABLE cells (dossier TEXT, field TEXT, criterion TEXT, value TEXT NOT NULL,"
    " PRIMARY KEY (dossier, field, criterion))",
    "CREATE TABLE journal (seq INTEGER PRIMARY KEY, kind TEXT, data TEXT, at TEXT, hash TEXT)",
)


class Bare:
    """The driver alone: no desk, no checks, no SQLAlchemy."""

    def __init__(self, path: Path) -> None:
        self._connection: Any = connect(path, secrets.token_bytes(32))
        for table in TABLES:
            self._connection.execute(table)

    def commit(self, cell: tuple[str, str, str, str], entry: journal.Entry, data: str) -> None:
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        run("INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?)", cell)
        run("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", (entry.seq, entry.kind, data, entry.at, entry.hash))
        run("COMMIT")

    def close(self) -> None:
        self._connection.close()


def measure(folder: Path, count: int = 600) -> list[Figure]:
    bare, saved, raw = Bare(folder / "bare.db"), [], []
    with Workspace.open(folder / "mine.ws", sample.PASSPHRASE) as ws:
        codes = [row.code for row in commissioner.dossiers(ws) if row.state != "recused"]
        criteria = [one.code for one in commissioner.round_of(ws).rubric.criteria]
        for n in range(count):
            code, criterion, steps = codes[n % len(codes)], criteria[n % len(criteria)], n % 10
            start = time.perf_counter()
            commissioner.set_mark(ws, code, criterion, steps)
            saved.append(time.perf_counter() - start)
            entry = journal.entries(ws, journal.last(ws, "cell") - 1)[-1]
            text = journal.canonical.encode(entry.data).decode("ascii")
            start = time.perf_counter()
            bare.commit((code, "mark", criterion, str(steps)), entry, text)
            raw.append(time.perf_counter() - start)
    bare.close()
    note = (
        f"{p99(saved) * 1000:.2f} to {p99(raw) * 1000:.2f} ms;"
        f" medians {median(saved) * 1000:.2f} to {median(raw) * 1000:.2f} ms"
    )
    return [Figure("a mark saved, p99, to a bare commit", p99(saved) / p99(raw), LIMIT, note=note)]


if __name__ == "__main__":
    with sample_round() as made:
        sys.exit(show(measure(made, *map(int, sys.argv[1:]))))

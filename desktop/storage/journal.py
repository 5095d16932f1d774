"""The journal: what was done, in order, each entry hashed with the one before it.

    hash = SHA-256(previous hash in hex, canonical {"at", "data", "kind", "seq"})

Its head goes into every bundle and receipt, so that a database set back to an older state is seen.
"""

from __future__ import annotations

import json
from typing import Any, Final, NamedTuple

from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex

EMPTY: Final = "0" * 64  # the head of a journal without entries


class Entry(NamedTuple):
    """One entry; `seq` from 1 without gaps."""

    seq: int
    kind: str
    data: dict[str, Any]
    at: str
    hash: str


def append(ws: Workspace, kind: str, data: dict[str, Any], at: str) -> str:
    """Add an entry; the new head. A part of the transaction around it."""
    with ws.transaction() as connection:
        last = connection.exec_driver_sql("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").first()
        seq, previous = (int(last[0]) + 1, str(last[1])) if last else (1, EMPTY)
        head = _hash(previous, seq, kind, data, at)
        connection.exec_driver_sql(
            "INSERT INTO journal (seq, kind, data, at, hash) VALUES (?, ?, ?, ?, ?)",
            (seq, kind, canonical.encode(data).decode("ascii"), at, head),
        )
    return head


def head(ws: Workspace) -> str:
    """The hash of the last entry."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").first()
    return str(row[0]) if row else EMPTY


def entries(ws: Workspace, after: int = 0, kind: str = "") -> list[Entry]:
    """The entries with a higher `seq` (of one kind), in order."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT seq, kind, data, at, hash FROM journal WHERE seq > ? AND ? IN ('', kind) ORDER BY seq",
            (after, kind),
        ).all()
    return [Entry(seq, kind, json.loads(data), at, hash_) for seq, kind, data, at, hash_ in rows]


def last(ws: Workspace, kind: str) -> int:
    """The `seq` of the last entry of a kind, 0 when there is none."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT max(seq) FROM journal WHERE kind = ?", (kind,)).one()
    return int(row[0] or 0)


def verify(ws: Workspace) -> str:
    """Recompute every hash; the head. Raises `journal-altered` with the first `seq` that fails."""
    previous = EMPTY
    for n, entry in enumerate(entries(ws), start=1):
        right = _hash(previous, n, entry.kind, entry.data, entry.at)
        if (entry.seq, entry.hash) != (n, right):
            raise AlqaError("journal-altered", entry=n)
        previous = entry.hash
    return previous


def holds(ws: Workspace, hash_: str) -> bool:
    """Whether the journal ever had this head (what a receipt or a bundle says of it)."""
    if hash_ == EMPTY:
        return True
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT 1 FROM journal WHERE hash = ?", (hash_,)).first()
    return row is not None


def _hash(previous: str, seq: int, kind: str, data: dict[str, Any], at: str) -> str:
    entry = {"at": at, "data": data, "kind": kind, "seq": seq}
    return sha256_hex(previous.encode("ascii") + canonical.encode(entry))

"""One value of a working sheet: written with its journal entry in one transaction, or not at all."""

from __future__ import annotations

from typing import Any, Final, Literal

from desktop.storage import journal
from desktop.storage.workspace import Workspace
from desktop.trust import canonical

Field = Literal[
    "mark",
    "comment",
    "for-commission",
    "for-applicant",
    "recommendation",
    "recusal",
    "position",
    "judged",
    "note",
]
KIND: Final = "cell"


def read(ws: Workspace, dossier: str, field: Field, criterion: str = "") -> Any:
    """The value, or None where there is none."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql(
            "SELECT value FROM cells WHERE dossier = ? AND field = ? AND criterion = ?",
            (dossier, field, criterion),
        ).first()
    return canonical.parse(row[0].encode("ascii")) if row else None


def write(ws: Workspace, dossier: str, field: Field, criterion: str, value: Any, at: str) -> bool:
    """Set a value (None: none) and journal it; False when it was that already."""
    with ws.transaction():
        before = read(ws, dossier, field, criterion)
        if before == value:
            return False
        put(ws, dossier, field, criterion, value)
        data = {"dossier": dossier, "field": field, "criterion": criterion}
        journal.append(ws, KIND, {**data, "before": before, "after": value}, at)
    return True


def put(ws: Workspace, dossier: str, field: str, criterion: str, value: Any) -> None:
    """Set a value without a journal entry: for `write` and `undo`, which make one."""
    with ws.transaction() as connection:
        if value is None:
            connection.exec_driver_sql(
                "DELETE FROM cells WHERE dossier = ? AND field = ? AND criterion = ?",
                (dossier, field, criterion),
            )
            return
        connection.exec_driver_sql(
            "INSERT INTO cells (dossier, field, criterion, value) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (dossier, field, criterion) DO UPDATE SET value = excluded.value",
            (dossier, field, criterion, canonical.encode([value])[1:-1].decode("ascii")),
        )

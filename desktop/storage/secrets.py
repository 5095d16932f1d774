"""Small values of this workspace alone: the lot's seed, what the person chose. Never signed."""

from __future__ import annotations

from desktop.storage.workspace import Workspace

RESERVED = frozenset(["round"])


def get(ws: Workspace, key: str) -> str | None:
    """The value of `key`, or None."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT value FROM settings WHERE key = ?", (key,)).first()
    return str(row[0]) if row else None


def put(ws: Workspace, key: str, value: str) -> None:
    """Set `key`."""
    if key in RESERVED:
        raise RuntimeError(f"{key} is fixed when the workspace is made")
    with ws.transaction() as connection:
        connection.exec_driver_sql(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


def remove(ws: Workspace, key: str) -> None:
    """Forget `key`."""
    if key in RESERVED:
        raise RuntimeError(f"{key} is fixed when the workspace is made")
    with ws.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM settings WHERE key = ?", (key,))

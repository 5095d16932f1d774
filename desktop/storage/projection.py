"""The board's marks as rows, for lists and filters; before a decision they are compared with the
board that is computed anew from the signed statements, and never the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.storage.workspace import Workspace


class Cell(NamedTuple):
    """One mark on the board, in steps; None: not scored."""

    reviewer: str
    dossier: str
    criterion: str
    value: int | None


def replace(ws: Workspace, rows: Iterable[Cell]) -> None:
    """Write the board's marks anew."""
    with ws.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM projection")
        values = [tuple(row) for row in rows]
        if values:
            connection.exec_driver_sql("INSERT INTO projection VALUES (?, ?, ?, ?)", values)


def all(ws: Workspace) -> list[Cell]:
    """Every row, sorted."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT reviewer, dossier, criterion, value FROM projection ORDER BY reviewer, dossier, criterion"
        ).all()
    return [Cell(*row) for row in rows]


def compare(ws: Workspace, rows: Iterable[Cell]) -> list[tuple[str, str, str]]:
    """(reviewer, dossier, criterion) of every mark that differs from `rows`, is missing or is too many."""
    held = {cell[:3]: cell.value for cell in all(ws)}
    right = {cell[:3]: cell.value for cell in (Cell(*row) for row in rows)}
    gone = object()
    return sorted(k for k in {*held, *right} if held.get(k, gone) != right.get(k, gone))

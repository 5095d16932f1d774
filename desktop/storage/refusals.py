"""Files that were shown to the board and not taken: each reason once for each file."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from desktop.errors import Fault
from desktop.storage.workspace import Workspace


class Refusal(NamedTuple):
    """`file`: SHA-256 of its bytes; `name` is for people; `code` and `args` say why."""

    file: str
    name: str
    code: str
    args: dict[str, Any]
    at: str


def add(ws: Workspace, file_digest: str, name: str, fault: Fault, at: str) -> bool:
    """Keep a refusal; False when this file was refused for this reason before."""
    with ws.transaction() as connection:
        done = connection.exec_driver_sql(
            "INSERT OR IGNORE INTO refusals (file, name, code, args, at) VALUES (?, ?, ?, ?, ?)",
            (file_digest, name, fault.code, json.dumps(fault.args, default=str), at),
        )
        return done.rowcount == 1


def all(ws: Workspace) -> list[Refusal]:
    """Every refusal, in the order it was made."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT file, name, code, args, at FROM refusals ORDER BY id").all()
    return [Refusal(file, name, code, json.loads(args), at) for file, name, code, args, at in rows]

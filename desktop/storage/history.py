"""What became of one value of a working sheet: its journal entries, undo and redo among them."""

from __future__ import annotations

import json
from typing import Any, Final, Literal, NamedTuple

from desktop.storage import cells, undo
from desktop.storage.workspace import Workspace

PACK: Final = "pack"
Kind = Literal["cell", "undo", "redo", "hand-in", "pack"]


class Step(NamedTuple):
    """One entry: a value that was set, taken back or brought back, or (`hand-in`, `pack`) a wall that
    lies between, whose number is in `after`."""

    seq: int
    kind: Kind
    field: str
    before: Any
    after: Any
    at: str


SQL: Final = """
WITH mine AS (
    SELECT seq FROM journal WHERE kind = ? AND json_extract(data, '$.dossier') = ?
        AND json_extract(data, '$.criterion') = ? AND json_extract(data, '$.field') IN ('mark', 'comment')
)
SELECT seq, kind, data, at FROM journal
WHERE seq IN mine OR kind IN (?, ?)
    OR (kind IN (?, ?) AND json_extract(data, '$.entry') IN mine)
ORDER BY seq
"""


def of_criterion(ws: Workspace, dossier: str, criterion: str) -> list[Step]:
    """The steps of a criterion's mark and comment, the oldest first, with every wall."""
    with ws.transaction() as connection:
        wanted = (cells.KIND, dossier, criterion, undo.HAND_IN, PACK, undo.UNDO, undo.REDO)
        rows = connection.exec_driver_sql(SQL, wanted).all()
    fields: dict[int, str] = {}
    values: dict[str, Any] = {}
    return [_step(fields, values, seq, kind, json.loads(data), at) for seq, kind, data, at in rows]


def _step(
    fields: dict[int, str], values: dict[str, Any], seq: int, kind: Kind, data: dict[str, Any], at: str
) -> Step:
    """`fields` remembers whose value an entry was, `values` what it is by now."""
    if kind in (undo.HAND_IN, PACK):
        return Step(seq, kind, "", None, data["sequence" if kind == undo.HAND_IN else "version"], at)
    field = data["field"] if kind == cells.KIND else fields[data["entry"]]
    after = data["after"] if kind == cells.KIND else data["value"]
    fields[seq] = field
    step = Step(seq, kind, field, values.get(field), after, at)
    values[field] = after
    return step

"""Texts that are still being typed: one row each, written over, so that a crash in the middle of a
sentence loses nothing and the journal holds what was meant rather than every keystroke.

A draft becomes a change, with its journal entry, when its author pauses; one that a crash left behind
becomes one when the workspace is opened again.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from desktop.storage import cells
from desktop.storage.cells import Field
from desktop.storage.workspace import Workspace
from desktop.trust import canonical

TEXTS: Final[tuple[Field, ...]] = ("comment", "for-commission", "for-applicant", "note")
PREFIX: Final = "draft-"


class Draft(NamedTuple):
    """What was typed where; `criterion` "" for the texts on the whole dossier; of a note, its id."""

    dossier: str
    field: Field
    criterion: str
    text: str


def put(ws: Workspace, draft: Draft) -> None:
    """Keep what is typed so far, in place of what was typed a moment ago."""
    cells.put(ws, draft.dossier, PREFIX + draft.field, draft.criterion, draft.text)


def drop(ws: Workspace, dossier: str, field: Field, criterion: str = "") -> None:
    """The text has become a change (or was given up)."""
    cells.put(ws, dossier, PREFIX + field, criterion, None)


def all(ws: Workspace) -> list[Draft]:
    """Every draft that has not become a change."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT dossier, field, criterion, value FROM cells WHERE field IN (?, ?, ?, ?)"
            " ORDER BY dossier, field, criterion",
            tuple(PREFIX + field for field in TEXTS),
        ).all()
    fields = {PREFIX + field: field for field in TEXTS}
    return [Draft(d, fields[f], c, str(canonical.parse(value.encode("ascii")))) for d, f, c, value in rows]

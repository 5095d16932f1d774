"""Undo and redo: inverse entries appended to the journal, so that they outlive a restart.

An entry is undone by an entry of its own that names it; nothing is taken out of the journal. A hand-in
is a wall: what was handed in is not undone, it is changed and handed in again.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from desktop.storage import cells, journal, notes
from desktop.storage.journal import Entry
from desktop.storage.workspace import Workspace

HAND_IN: Final = "hand-in"
EDITS: Final = frozenset([cells.KIND, notes.KIND])
UNDO, REDO = "undo", "redo"


class Touched(NamedTuple):
    """What an undo or redo changed: `field` as in `cells`, or "note"; `criterion` "" where none."""

    field: str
    dossier: str
    criterion: str


def undo(ws: Workspace, at: str) -> Touched | None:
    """Take back the newest change that stands; None when there is none since the last hand-in."""
    with ws.transaction():
        done, _ = _stacks(ws)
        return _apply(ws, UNDO, done[-1], "before", at) if done else None


def redo(ws: Workspace, at: str) -> Touched | None:
    """Bring back what was undone last; None when nothing was, or something was changed since."""
    with ws.transaction():
        _, undone = _stacks(ws)
        return _apply(ws, REDO, undone[-1], "after", at) if undone else None


def can_undo(ws: Workspace) -> bool:
    """Whether `undo` would do something."""
    return bool(_stacks(ws)[0])


def can_redo(ws: Workspace) -> bool:
    """Whether `redo` would do something."""
    return bool(_stacks(ws)[1])


def _stacks(ws: Workspace) -> tuple[list[Entry], list[Entry]]:
    """The changes that stand and those undone, the newest last."""
    done: list[Entry] = []
    undone: list[Entry] = []
    for entry in journal.entries(ws, journal.last(ws, HAND_IN)):
        if entry.kind in EDITS:
            done.append(entry)
            undone.clear()
        elif entry.kind == UNDO:
            undone.append(done.pop())
        elif entry.kind == REDO:
            done.append(undone.pop())
    return done, undone


def _apply(ws: Workspace, kind: str, entry: Entry, side: str, at: str) -> Touched:
    data, value = entry.data, entry.data[side]
    touched = _set(ws, entry.kind, data, value)
    journal.append(ws, kind, {"entry": entry.seq, "value": value}, at)
    return touched


def _set(ws: Workspace, kind: str, data: dict[str, Any], value: Any) -> Touched:
    if kind == notes.KIND:
        notes.store(ws, data["note"], value)
        return Touched("note", data["dossier"], "")
    cells.put(ws, data["dossier"], data["field"], data["criterion"], value)
    return Touched(data["field"], data["dossier"], data["criterion"])

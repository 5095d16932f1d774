"""Annotations with the choice to share them; only shared ones travel.

A note that was carried to a newer version of its document keeps the places that it had before, the
oldest first, so that nobody need take the carrying on trust.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from desktop.model.review import Annotation
from desktop.storage import journal
from desktop.storage.workspace import Workspace
from desktop.trust import canonical

KIND: Final = "note"
MOVED: Final = "note-moved"  # not a change of a person's: undo passes over it


class Note(NamedTuple):
    """An annotation, whether it leaves with the next bundle, and what it was in older documents."""

    annotation: Annotation
    share: bool
    former: tuple[Annotation, ...] = ()


def put(
    ws: Workspace, annotation: Annotation, share: bool, at: str, former: tuple[Annotation, ...] = ()
) -> bool:
    """Add or change a note by its id and journal it; False when nothing changed."""
    return _write(ws, annotation.id, _value(Note(annotation, share, former)), at)


def remove(ws: Workspace, note_id: str, at: str) -> bool:
    """Take a note away (undo brings it back); False when there is none."""
    return _write(ws, note_id, None, at)


def move(ws: Workspace, note: Note, at: str) -> None:
    """Give a note another place (by its id), journalled and passed over by undo."""
    annotation = note.annotation
    place = {"document": annotation.document, "page": annotation.page, "start": annotation.start}
    with ws.transaction():
        store(ws, annotation.id, _value(note))
        journal.append(ws, MOVED, {"note": annotation.id, "dossier": annotation.dossier, "to": place}, at)


def get(ws: Workspace, note_id: str) -> Note | None:
    """One note, or None."""
    value = _read(ws, note_id)
    return _note(value) if value else None


def all(ws: Workspace, dossier: str | None = None, document: str | None = None) -> list[Note]:
    """Notes of a dossier or document (or all), in the order of their places."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT body FROM notes WHERE ? IN ('', dossier) AND ? IN ('', document)"
            " ORDER BY dossier, document, page, id",
            (dossier or "", document or ""),
        ).all()
    return [_note(canonical.parse(row[0].encode("ascii"))) for row in rows]


def store(ws: Workspace, note_id: str, value: Any) -> None:
    """Set a note without a journal entry: for `put`, `remove`, `move` and `undo`, which make one."""
    with ws.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM notes WHERE id = ?", (note_id,))
        if value is not None:
            place = value["annotation"]
            body = canonical.encode(value).decode("ascii")
            connection.exec_driver_sql(
                "INSERT INTO notes (id, dossier, document, page, body) VALUES (?, ?, ?, ?, ?)",
                (note_id, place["dossier"], place["document"], place["page"], body),
            )


def _write(ws: Workspace, note_id: str, value: Any, at: str) -> bool:
    with ws.transaction():
        before = _read(ws, note_id)
        if before == value:
            return False
        store(ws, note_id, value)
        place = (value or before)["annotation"]
        data = {"note": note_id, "dossier": place["dossier"], "before": before, "after": value}
        journal.append(ws, KIND, data, at)
    return True


def _read(ws: Workspace, note_id: str) -> Any:
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT body FROM notes WHERE id = ?", (note_id,)).first()
    return canonical.parse(row[0].encode("ascii")) if row else None


def _value(note: Note) -> dict[str, Any]:
    """`former` is there only where it says something: notes of older programs have none."""
    value = {"annotation": msgspec.to_builtins(note.annotation), "share": note.share}
    return value | ({"former": msgspec.to_builtins(list(note.former))} if note.former else {})


def _note(value: Any) -> Note:
    return Note(
        msgspec.convert(value["annotation"], Annotation),
        bool(value["share"]),
        tuple(msgspec.convert(one, Annotation) for one in value.get("former", [])),
    )

"""The draft: pieces of work that nobody has signed yet, by section and key, each change journaled.

A piece is any JSON value. What a section holds is its desk's business (`desks.secretary.draft_pieces` has
the round's own). A change goes into the journal as the digest of what it left; what stood there before
is kept aside for undo, which outlives a restart and ends at a wall (a signature).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from desktop.storage import journal
from desktop.storage.workspace import Workspace
from desktop.trust.digest import sha256_hex

KIND: Final = "draft"
UNDO, REDO = "draft-undo", "draft-redo"
KEPT_ACTS: Final = 300  # a day of editing; older ones stay done


class Piece(NamedTuple):
    """One change: `body` None takes the piece away."""

    section: str
    key: str
    body: Any


class _Step(NamedTuple):
    section: str
    key: str
    before: str | None
    after: str | None


def get(ws: Workspace, section: str, key: str = "") -> Any | None:
    """The piece, or None."""
    with ws.transaction() as connection:
        text = _text(connection, section, key)
    return json.loads(text) if text is not None else None


def everything(ws: Workspace, section: str) -> dict[str, Any]:
    """All pieces of a section by key, in the order of the keys."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT key, body FROM draft WHERE section = ? ORDER BY key", (section,)
        ).all()
    return {str(key): json.loads(body) for key, body in rows}


def put(ws: Workspace, section: str, key: str, body: Any, at: str) -> None:
    """Change one piece (None takes it away); nothing happens when it is as it was."""
    change(ws, [Piece(section, key, body)], at)


def change(ws: Workspace, pieces: Iterable[Piece], at: str) -> None:
    """Change several pieces as one act: undone together. A part of the transaction around it."""
    with ws.transaction() as connection:
        wanted = [(one.section, one.key, _encoded(one.body)) for one in pieces]
        steps = [_Step(section, key, _text(connection, section, key), text) for section, key, text in wanted]
        steps = [step for step in steps if step.before != step.after]
        if not steps:
            return
        _remember(connection, steps)
        _apply(ws, connection, KIND, steps, at)


def undo(ws: Workspace, sections: Collection[str], at: str) -> tuple[Piece, ...]:
    """Take back the newest act that touched one of `sections`: the pieces as they stand now, () when
    there is none since the last wall."""
    with ws.transaction() as connection:
        act = _newest(connection, sections, undone=False)
        return _turn(ws, connection, UNDO, act, at) if act is not None else ()


def redo(ws: Workspace, sections: Collection[str], at: str) -> tuple[Piece, ...]:
    """Bring back the act of `sections` that was undone last; () when something was changed since."""
    with ws.transaction() as connection:
        act = _newest(connection, sections, undone=True)
        return _turn(ws, connection, REDO, act, at) if act is not None else ()


def can(ws: Workspace, sections: Collection[str]) -> tuple[bool, bool]:
    """Whether undo and redo would do something."""
    with ws.transaction() as connection:
        return tuple(_newest(connection, sections, undone=one) is not None for one in (False, True))  # type: ignore[return-value]


def wall(ws: Workspace) -> None:
    """What was done so far is signed: nothing before this is undone any more."""
    with ws.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM draft_steps")


def _encoded(body: Any) -> str | None:
    if body is None:
        return None
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=False, allow_nan=False)


def _text(connection: Connection, section: str, key: str) -> str | None:
    row = connection.exec_driver_sql(
        "SELECT body FROM draft WHERE section = ? AND key = ?", (section, key)
    ).first()
    return str(row[0]) if row else None


def _remember(connection: Connection, steps: list[_Step]) -> None:
    """Keep the steps of one act; what was undone in the same sections cannot come back after it."""
    for section in {step.section for step in steps}:
        connection.exec_driver_sql(
            "DELETE FROM draft_steps WHERE act IN "
            "(SELECT act FROM draft_steps WHERE undone > 0 AND section = ?)",
            (section,),
        )
    act = int(connection.exec_driver_sql("SELECT coalesce(max(act), 0) + 1 FROM draft_steps").one()[0])
    connection.exec_driver_sql(
        "INSERT INTO draft_steps (act, section, key, before, after, undone) VALUES (?, ?, ?, ?, ?, 0)",
        [(act, *step) for step in steps],
    )
    connection.exec_driver_sql("DELETE FROM draft_steps WHERE act <= ?", (act - KEPT_ACTS,))


def _apply(ws: Workspace, connection: Connection, kind: str, steps: list[_Step], at: str) -> None:
    for step in steps:
        if step.after is None:
            connection.exec_driver_sql(
                "DELETE FROM draft WHERE section = ? AND key = ?", (step.section, step.key)
            )
        else:
            connection.exec_driver_sql(
                "INSERT INTO draft VALUES (?, ?, ?) "
                "ON CONFLICT (section, key) DO UPDATE SET body = excluded.body",
                (step.section, step.key, step.after),
            )
    said = [{"section": step.section, "key": step.key, "sha256": _digest(step.after)} for step in steps]
    journal.append(ws, kind, {"changes": said}, at)


def _digest(text: str | None) -> str | None:
    return sha256_hex(text.encode()) if text is not None else None


def _newest(connection: Connection, sections: Collection[str], *, undone: bool) -> int | None:
    """The act to undo (the newest done one) or to redo (the one undone last: `undone` counts them)."""
    wanted = sorted(sections)
    marks = ", ".join("?" * len(wanted))
    order = "undone DESC, act" if undone else "act DESC"
    row = connection.exec_driver_sql(
        f"SELECT act FROM draft_steps WHERE section IN ({marks}) "
        f"AND undone {'>' if undone else '='} 0 ORDER BY {order} LIMIT 1",
        tuple(wanted),
    ).first()
    return int(row[0]) if row else None


def _turn(ws: Workspace, connection: Connection, kind: str, act: int, at: str) -> tuple[Piece, ...]:
    rows = connection.exec_driver_sql(
        "SELECT section, key, before, after FROM draft_steps WHERE act = ? ORDER BY id", (act,)
    ).all()
    steps = [_Step(*row) if kind == REDO else _Step(row[0], row[1], row[3], row[2]) for row in rows]
    order = "(SELECT max(undone) + 1 FROM draft_steps)" if kind == UNDO else "0"
    connection.exec_driver_sql(f"UPDATE draft_steps SET undone = {order} WHERE act = ?", (act,))
    _apply(ws, connection, kind, steps, at)
    return tuple(
        Piece(step.section, step.key, json.loads(step.after) if step.after is not None else None)
        for step in steps
    )

"""How far a workspace is, as the start window's cards tell it without opening it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.model.text import Text
from ui.later import later

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class Progress:
    """`done` of `of` dossiers or files; `changed`: sheets asked again; `closes`: the due date; `handed`:
    when the last file was signed, `same` that nothing changed since, `receipt` that it was confirmed."""

    title: Text
    done: int
    of: int
    changed: int = 0
    closes: str = ""
    handed: str = ""
    same: bool = False
    receipt: bool = False


def progress_of(ws: Workspace) -> Progress:
    """Read from an open workspace."""
    return _of_member(ws) if ws.role == "commissioner" else _of_board(ws)


def _of_member(ws: Workspace) -> Progress:
    desk = later("desktop.desks.commissioner")
    out = later("desktop.desks.commissioner.outgoing").outgoing(ws)
    rows = [row for row in desk.dossiers(ws) if row.state != "recused"]
    round_ = desk.round_of(ws)
    last = out.handed[-1] if out.handed else None
    return Progress(
        dict(round_.title),
        sum(row.state == "complete" for row in rows),
        len(rows),
        sum(row.state == "changed" for row in rows),
        round_.dates.closes or "",
        last.issued if last else "",
        out.same,
        last is not None and last.receipt is not None,
    )


def _of_board(ws: Workspace) -> Progress:
    board = later("desktop.desks.secretary").board(ws)
    body = board.round.body if board.round else None
    members = [member for member in board.reviewers if not member.replaced]
    accepted = sum(member.state == "accepted" for member in members)
    closes = (body.dates.closes or "") if body else ""
    return Progress(dict(body.title) if body else {}, accepted, len(members), closes=closes)

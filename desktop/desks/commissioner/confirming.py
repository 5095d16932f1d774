"""Saying that marks stand for what a newer pack changed, without giving them again; and taking it back."""

from __future__ import annotations

from desktop import clock
from desktop.desks.commissioner.scoring import open_sheet
from desktop.desks.views import Change
from desktop.storage import journal, sheets
from desktop.storage.workspace import Workspace


def confirm(ws: Workspace, code: str) -> Change:
    """The sheet of `code` is about the newest version from now on; undo asks again.

    Nothing happens where nothing was asked. Raises `dossier-not-assigned`, `dossier-recused`.
    """
    seat = open_sheet(ws, code)
    if seat.is_stale(sheets.sheet(ws, code)):
        sheets.judge(ws, code, None, clock.now())
    return Change("judged", code)


def ask_again(ws: Workspace, code: str) -> Change:
    """Take the newest `confirm` of this sheet back, whatever was done since; raises as `confirm`."""
    open_sheet(ws, code)
    before = _confirmed(ws, code)
    if before is not None:
        sheets.judge(ws, code, before, clock.now())
    return Change("judged", code)


def _confirmed(ws: Workspace, code: str) -> sheets.JudgedRow | None:
    """What the sheet was written on before it was confirmed last."""
    for entry in reversed(journal.entries(ws)):
        data = entry.data
        if (data.get("dossier"), data.get("field")) == (code, sheets.JUDGED):
            return sheets.JudgedRow(**data["before"]) if data["before"] else None
    return None

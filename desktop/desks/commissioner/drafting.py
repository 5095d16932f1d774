"""What is typed is kept before it is finished: each call is durable when it returns."""

from __future__ import annotations

from typing import Literal

from desktop.desks.commissioner import noting
from desktop.desks.commissioner.scoring import clean, set_comment, set_overall
from desktop.errors import AlqaError
from desktop.storage import drafts
from desktop.storage.drafts import Draft
from desktop.storage.workspace import Workspace

STAYS = ("dossier-recused", "dossier-not-assigned", "criterion-unknown", "note-missing")
TextField = Literal["comment", "for-commission", "for-applicant", "note"]


def keep_draft(ws: Workspace, code: str, field: TextField, criterion: str, text: str) -> None:
    """Keep an unfinished text; `set_comment`, `set_overall` and `noting.change` make it a change; of a note
    `criterion` is its id. Raises `text-too-long`."""
    drafts.put(ws, Draft(code, field, criterion, clean(text)))


def settle_drafts(ws: Workspace) -> int:
    """Make changes of the drafts that a crash left behind; how many there were. One that cannot be
    stored any more (its dossier was closed since) stays a draft: nothing typed is thrown away."""
    settled = 0
    for draft in drafts.all(ws):
        try:
            _settle(ws, draft)
        except AlqaError as error:
            if error.code not in STAYS:
                raise
        else:
            settled += 1
    return settled


def _settle(ws: Workspace, draft: Draft) -> None:
    if draft.field == "comment":
        set_comment(ws, draft.dossier, draft.criterion, draft.text)
    elif draft.field == "note":
        noting.change(ws, draft.criterion, text=draft.text)
    elif draft.field == "for-commission":
        set_overall(ws, draft.dossier, for_commission=draft.text)
    else:
        set_overall(ws, draft.dossier, for_applicant=draft.text)

"""What a commissioner can do: declare, open a pack, read, score, hand in. One module for each step."""

from desktop.desks.commissioner.changes import Asked, RoundChanges, asked, changes
from desktop.desks.commissioner.checking import CheckFound, check_record
from desktop.desks.commissioner.confirming import ask_again, confirm
from desktop.desks.commissioner.declaring import declare
from desktop.desks.commissioner.drafting import TextField, keep_draft, settle_drafts
from desktop.desks.commissioner.handin import (
    LastHandIn,
    hand_in,
    handed_in,
    import_receipt,
    resolve,
    review,
)
from desktop.desks.commissioner.opening import Opened, open_pack, update_pack
from desktop.desks.commissioner.reading import (
    document,
    document_text,
    dossier,
    dossiers,
    me,
    round_of,
    search,
    sheet,
)
from desktop.desks.commissioner.receiving import round_in
from desktop.desks.commissioner.scoring import (
    Filled,
    declare_conflict,
    fill,
    redo,
    set_comment,
    set_mark,
    set_overall,
    set_recommendation,
    undo,
    withdraw_conflict,
)
from desktop.storage.workspace import Workspace

open_workspace = Workspace.open

__all__ = [
    "Asked",
    "CheckFound",
    "Filled",
    "LastHandIn",
    "Opened",
    "RoundChanges",
    "TextField",
    "ask_again",
    "asked",
    "changes",
    "check_record",
    "confirm",
    "declare",
    "declare_conflict",
    "document",
    "document_text",
    "dossier",
    "dossiers",
    "fill",
    "hand_in",
    "handed_in",
    "import_receipt",
    "keep_draft",
    "me",
    "open_pack",
    "open_workspace",
    "redo",
    "resolve",
    "review",
    "round_in",
    "round_of",
    "search",
    "set_comment",
    "set_mark",
    "set_overall",
    "set_recommendation",
    "settle_drafts",
    "sheet",
    "undo",
    "update_pack",
    "withdraw_conflict",
]

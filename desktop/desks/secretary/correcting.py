"""A correction after the round was signed: a fact, a title, a paper; then a new version with its reason.

Nothing is corrected silently: the journal has each change, the new version says what it voids (only
what it touches), and who had been screened on what is corrected is screened again.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from desktop import clock
from desktop.desks.secretary import drafting, intake_pieces
from desktop.desks.secretary.building import Built
from desktop.desks.secretary.draft_pieces import applied
from desktop.desks.views import Amended
from desktop.errors import AlqaError
from desktop.intake.figures import figure
from desktop.intake.language import short
from desktop.model.dossier import FactValue
from desktop.model.text import Lang
from desktop.storage import draft
from desktop.storage.workspace import Workspace, read_key_file
from desktop.trust import identity as identities

Worded = Literal["title", "summary", "remarks"]


def set_fact(ws: Workspace, code: str, fact: str, said: str) -> None:
    """Correct one fact as it would stand in the register; empty is "not filed".

    Raises `correction-unknown`, `correction-value`."""
    drafting.resume(ws)
    held = intake_pieces.application(ws, code)
    fields = {field.code: field for field in drafting.round_of(ws).rubric.facts}
    if held is None or fact not in fields:
        raise AlqaError("correction-unknown", dossier=code, field=fact)
    value: FactValue
    if fields[fact].kind == "text":
        value = {**_texts(held.facts.get(fact)), short(said) or "ru": said} if said else None
    else:
        value, understood = figure(fields[fact], said.strip())
        if not understood:
            raise AlqaError("correction-value", dossier=code, field=fact, value=said)
    changed = msgspec.structs.replace(held, facts={**held.facts, fact: value})
    draft.change(ws, [applied(changed)], clock.now())


def set_text(ws: Workspace, code: str, which: Worded, lang: Lang, said: str) -> None:
    """Correct the title, summary or remarks in one language. Raises `correction-unknown`."""
    drafting.resume(ws)
    held = intake_pieces.application(ws, code)
    if held is None:
        raise AlqaError("correction-unknown", dossier=code, field=which)
    texts = {**getattr(held, which), lang: said.strip()}
    kept = {key: words for key, words in texts.items() if words}
    draft.change(ws, [applied(msgspec.structs.replace(held, **{which: kept}))], clock.now())


def sign(ws: Workspace, reason: str, passphrase: str) -> Built | Amended:
    """Sign what was corrected as the next version. Raises `passphrase-wrong`, `amend-without-reason`, and
    every fault of the draft at once."""
    identities.unlock(read_key_file(ws.folder), passphrase)
    return drafting.sign(ws, reason=reason)


def undo(ws: Workspace) -> bool:
    """Take back the last act of this room; False when there is none."""
    return bool(draft.undo(ws, intake_pieces.UNDONE, clock.now()))


def redo(ws: Workspace) -> bool:
    """Bring back what was undone last; False when there is nothing."""
    return bool(draft.redo(ws, intake_pieces.UNDONE, clock.now()))


def _texts(value: FactValue) -> dict[Lang, str]:
    return dict(value) if isinstance(value, dict) else {}

"""Saved views of the decision room: a name, what the filter says, the order of the rows.

They lie in the draft, section `view`, and are never signed: a view shows less, it changes nothing.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from desktop import clock
from desktop.errors import AlqaError
from desktop.model.base import Noun
from desktop.storage import draft
from desktop.storage.workspace import Workspace
from desktop.trust import texts

SECTION: Final = "view"
MOST, LONGEST = 30, 60
Order = Literal["rank", "outcome"]


class SavedView(Noun, frozen=True):
    """One view; `name` is what its author called it."""

    name: str
    query: str
    order: Order


def saved(ws: Workspace) -> list[SavedView]:
    """All of them, by name."""
    held = [msgspec.convert(value, SavedView) for value in draft.everything(ws, SECTION).values()]
    return sorted(held, key=lambda view: view.name.casefold())


def save(ws: Workspace, name: str, query: str, order: Order) -> SavedView:
    """Keep a view; one of the same name is replaced (undo brings it back). Raises `view-without-name`,
    `view-too-many`."""
    name = texts.tidy(name).strip()[:LONGEST]
    if not name:
        raise AlqaError("view-without-name")
    held = {view.name for view in saved(ws)}
    if name not in held and len(held) >= MOST:
        raise AlqaError("view-too-many", most=MOST)
    view = SavedView(name, query.strip(), order)
    draft.put(ws, SECTION, name, msgspec.to_builtins(view), clock.now())
    return view


def forget(ws: Workspace, name: str) -> None:
    """Drop a view."""
    draft.put(ws, SECTION, name, None, clock.now())


def bring_back(ws: Workspace) -> None:
    """Undo the last `save` or `forget`."""
    draft.undo(ws, {SECTION}, clock.now())

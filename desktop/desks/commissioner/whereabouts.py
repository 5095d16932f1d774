"""What a room remembers from one opening to the next: where one was, and a code that waits to be compared.

Neither is signed or leaves the workspace; a backup carries both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from desktop.storage import secrets
from desktop.storage.workspace import Workspace

PLACE, CODE = "whereabouts.place", "whereabouts.code"


class ToCompare(NamedTuple):
    """A code that was not yet compared by phone; `authority`: a mandate vouches for the round."""

    code: str
    authority: bool


def keep_code(ws: Workspace, code: str, *, authority: bool) -> None:
    """The code of the round, or of its mandate, waits until the person says that it was compared."""
    secrets.put(ws, CODE, json.dumps({"code": code, "authority": authority}))


def to_compare(ws: Workspace) -> ToCompare | None:
    """What waits to be compared."""
    said = secrets.get(ws, CODE)
    return ToCompare(**json.loads(said)) if said is not None else None


def compared(ws: Workspace) -> None:
    """It was compared, or the person answers for it."""
    secrets.remove(ws, CODE)


def keep_place(ws: Workspace, place: Mapping[str, str | int | bool]) -> None:
    """Where one was."""
    secrets.put(ws, PLACE, json.dumps(dict(place)))


def last_place(ws: Workspace) -> dict[str, str | int | bool]:
    """Where one was last; empty before the first time."""
    found: dict[str, str | int | bool] = json.loads(secrets.get(ws, PLACE) or "{}")
    return found

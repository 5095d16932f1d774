"""What the desk says of marks already given: frozen, ready to show, no handles inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.model.text import Text

What = Literal["mark", "comment", "handed-in", "pack"]
How = Literal["set", "undone", "redone"]


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a mark's history. Marks in steps (None: not scored), comments as text ("": none);
    `number` is the revision handed in, or the round's version that came with a pack."""

    at: str
    what: What
    how: How
    before: int | str | None
    after: int | str | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """Every change of one mark and its comment, the newest first, and who made them: this workspace
    knows one person."""

    by: Text
    events: tuple[Event, ...]

"""What the notes' desk takes and hands out: frozen, ready to show."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from desktop.model.review import Meaning, Quad
from desktop.model.text import Text

QUOTE_MOST: Final = 4_000  # characters: a quote is a passage, not a chapter


def new_id() -> str:
    """A name for a note that no other computer gives."""
    return f"n{secrets.token_hex(8)}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document, named by its SHA-256 (W3C text quote and position; an area has no quote)."""

    document: str
    page: int  # from 1
    quads: tuple[Quad, ...]
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None

    @property
    def area(self) -> bool:
        """Drawn over a scan or a figure: a place without words."""
        return self.start is None


@dataclass(frozen=True, slots=True)
class NoteView:
    """One of my notes. `paper`: the code of its document; "" where no version of it is known.

    `lost`: the words are not in the newest version of the document, so `anchor` still names the version
    that it was written on. `former`: where it stood in older versions, the oldest first."""

    id: str
    dossier: str
    paper: str
    anchor: Anchor
    meaning: Meaning
    text: str
    criterion: str | None
    share: bool
    lost: bool = False
    former: tuple[Anchor, ...] = ()

    @property
    def moved(self) -> bool:
        """Found again in a newer version of its document."""
        return bool(self.former) and not self.lost


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note with what a reader of a list wants: titles, and the dossier's place in reading order."""

    note: NoteView
    position: int
    title: Text
    paper_title: Text


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of notes on documents that have a newer version, by id."""

    moved: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteCount:
    """How many notes there are and how many leave with the next bundle."""

    all: int
    shared: int
    lost: int

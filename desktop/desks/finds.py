"""What is asked of a search through my dossiers, and what it finds: frozen, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from desktop.model.text import Lang, Text

FindKind = Literal["fact", "document", "note", "comment"]
FIND_KINDS: Final[tuple[FindKind, ...]] = ("fact", "document", "note", "comment")
OfferKind = Literal["spelling", "layout", "language", "fewer"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What to look for. `dossier` narrows to one; `lang` is the reader's; at most `limit` places of each
    kind. `first`: pages alone will do for now, if any has the words. `types`: only in documents of these
    codes, and in notes on them; `langs`: only words of these languages (none of either: all)."""

    text: str
    kinds: frozenset[FindKind] = frozenset(FIND_KINDS)
    dossier: str | None = None
    lang: Lang = "en"
    limit: int = 40
    first: bool = False
    types: frozenset[str] = frozenset()
    langs: frozenset[Lang] = frozenset()


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that holds the words. `place`: a document's SHA-256, the code of a fact (none: the title),
    the id of a note, a criterion or part of the comments. `name` is what the place is called. Each hit
    in `snippet` stands between U+2068 and U+2069."""

    kind: FindKind
    dossier: str
    title: Text
    place: str
    name: Text
    page: int
    snippet: str


class DocumentType(NamedTuple):
    """A kind of document that the dossiers hold."""

    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class Offer:
    """Another query that would find something, and why it is offered."""

    kind: OfferKind
    text: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The answer. `counts` are capped by the wish's limit (`more` tells); `loose`: the documents hold no
    such spelling and were searched by similar letters; `building`: facts are still being indexed;
    `partial`: pages only, the other kinds were not looked at and have no count; `types`: all that there
    are to choose from."""

    wish: Wish
    places: tuple[FoundPlace, ...] = ()
    counts: tuple[tuple[FindKind, int], ...] = ()
    more: bool = False
    loose: bool = False
    building: bool = False
    partial: bool = False
    offers: tuple[Offer, ...] = ()
    types: tuple[DocumentType, ...] = ()

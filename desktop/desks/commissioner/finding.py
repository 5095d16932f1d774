"""Search through everything that I may read and have written: never through a dossier closed to me.

The pages are asked for the words as typed; where no page has them, for words typed with similar letters
(a Russian keyboard has no қ). Short texts (titles, facts, notes, comments) are always searched loosely.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.desks.commissioner.finding_offers import offers
from desktop.desks.commissioner.seat import seat_of
from desktop.desks.commissioner.shelf import Index, Shelf, loosely, sayings, shelf_of
from desktop.desks.finds import FIND_KINDS, Findings, FindKind, FoundPlace, Wish
from desktop.model.dossier import Document
from desktop.model.text import FALLBACK, Lang, Text
from desktop.storage import notes, searching, vocabulary
from desktop.storage.letters import language_of, loose
from desktop.storage.query import Query, expression, inside, mark_places, marked, matches, parse
from desktop.storage.searching import PageFound, Recused, never
from desktop.storage.vocabulary import Vocabulary
from desktop.storage.workspace import Workspace

Stop = Callable[[], bool]


@dataclass(frozen=True)
class Seen:
    """One search under way: what is asked and what may be found; documents in it are those that may."""

    wish: Wish
    query: Query
    shelf: Shelf
    codes: frozenset[str]
    commit: int  # of the database, when this was asked

    def __contains__(self, document: object) -> bool:
        return bool(self.homes(str(document)))

    def homes(self, document: str) -> list[tuple[str, Document]]:
        """The dossiers in which a document may be found."""
        types, homes = self.wish.types, self.shelf.homes.get(document, ())
        return [home for home in homes if home[0] in self.codes and (not types or home[1].code in types)]

    def fits(self, said: str) -> bool:
        """Whether the words are in a language that is asked for."""
        return not self.wish.langs or language_of(said) in self.wish.langs

    def place(self, kind: FindKind, code: str, place: str, name: Text, page: int, snippet: str) -> FoundPlace:
        return FoundPlace(kind, code, self.shelf.seat.refs[code].title, place, name, page, snippet)


class Paged(NamedTuple):
    """The pages found, and for which question: the rest of its answer needs them again."""

    asked: tuple[Shelf, int, Wish]
    found: list[FoundPlace]
    loosely: bool


class Finder:
    """Searches one open workspace; what it looked up is kept until the round has a newer version.
    Safe to call from a worker thread."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._turn = threading.Lock()
        self._shelf: Shelf | None = None
        self._index: Index | None = None
        self._words: Vocabulary | None = None
        self._recused: Recused | None = None
        self._paged: Paged | None = None

    def warm(self) -> None:
        """Index the short texts ahead of the first question, and the words for one that finds nothing."""
        with self._ws.reading():
            shelf = self._shelf_now()
        if self._index is None:
            index = shelf.index()
            if self._shelf is shelf:
                self._index = index
        with self._ws.reading():
            self._vocabulary()

    def find(self, wish: Wish, stop: Stop = never) -> Findings | None:
        """Everything that holds the words; None when `stop` said that nobody waits any more."""
        with self._ws.reading():
            return self._find(wish, stop)

    # -- inside -------------------------------------------------------------------------------

    def _find(self, wish: Wish, stop: Stop) -> Findings | None:
        query = parse(wish.text)
        shelf = self._shelf_now()
        away = self._recused = searching.recused(self._ws, self._recused)
        seen = Seen(wish, query, shelf, _open_codes(shelf, wish.dossier, away.dossiers), away.commit)
        if not query or all(len(word) < 2 for term in query for word in term.words):
            return Findings(wish, types=shelf.types)
        found, loosely = self._pages(seen, stop)
        partial = wish.first and bool(found)
        places = found if partial else [*found, *self._short(seen)]
        if stop():
            return None
        return self._answer(seen, places, loosely, partial)

    def _shelf_now(self) -> Shelf:
        seat = seat_of(self._ws)
        with self._turn:
            if self._shelf is None or self._shelf.seat is not seat:
                self._shelf, self._index, self._words = shelf_of(seat), None, None
            return self._shelf

    def _pages(self, seen: Seen, stop: Stop) -> tuple[list[FoundPlace], bool]:
        """Once for the first part of an answer and for the whole."""
        if "document" not in seen.wish.kinds:
            return [], False
        same = replace(seen.wish, kinds=frozenset(), lang="en", first=False)  # as far as pages go
        asked, paged = (seen.shelf, seen.commit, same), self._paged
        if paged is None or paged.asked[0] is not seen.shelf or paged.asked[1:] != asked[1:]:
            paged = Paged(asked, *self._look(seen, stop))
            if not stop():
                self._paged = paged
        return paged.found, paged.loosely

    def _look(self, seen: Seen, stop: Stop) -> tuple[list[FoundPlace], bool]:
        limit = seen.wish.limit + 1  # one more tells that there is more
        found = searching.pages(self._ws, expression(seen.query), limit, seen, stop, seen.fits)
        loosely = False
        if not found and not stop():
            again = expression(seen.query, self._vocabulary().spellings)
            found = searching.pages(self._ws, again, limit, seen, stop, seen.fits)
            loosely = bool(found)
        return [self._page(seen, one, *home) for one in found for home in seen.homes(one.document)], loosely

    def _page(self, seen: Seen, one: PageFound, code: str, held: Document) -> FoundPlace:
        return seen.place("document", code, one.document, held.title, one.page, one.snippet)

    def _short(self, seen: Seen) -> list[FoundPlace]:
        searches: dict[FindKind, Callable[[Seen], list[FoundPlace]]] = {
            "fact": self._titles_and_facts,
            "note": self._notes,
            "comment": self._comments,
        }
        kinds = seen.wish.kinds & {"note"} if seen.wish.types else seen.wish.kinds  # the others have no type
        return [one for kind, look in searches.items() if kind in kinds for one in look(seen)]

    def _titles_and_facts(self, seen: Seen) -> list[FoundPlace]:
        return [*self._titles(seen), *self._lines(seen)]

    def _titles(self, seen: Seen) -> list[FoundPlace]:
        """Words may stand inside the words of a title: people remember a part of a name."""
        found: list[FoundPlace] = []
        if self._index is None:
            return found
        for number in self._index.titled(seen.query, self._room(seen)):
            code = seen.shelf.codes[number]
            if code in seen.codes:
                found += self._title(seen, code)
            if len(found) > seen.wish.limit:
                break
        return found

    def _title(self, seen: Seen, code: str) -> list[FoundPlace]:
        """In the language in which the words are, the reader's own first."""
        title = seen.shelf.seat.refs[code].title
        for said in (title[lang] for lang in _langs(seen) if title.get(lang)):
            if places := inside(seen.query, said, loose):
                return [seen.place("fact", code, "", {}, 0, mark_places(said, places))]
        return []

    def _lines(self, seen: Seen) -> list[FoundPlace]:
        found: list[FoundPlace] = []
        if self._index is None:
            return found
        for number in self._index.facts.find(expression(seen.query, loosely), self._room(seen)):
            code = seen.shelf.codes[number]
            if code in seen.codes:
                found += self._lines_of(seen, code)
            if len(found) > seen.wish.limit:
                break
        return found

    def _room(self, seen: Seen) -> int:
        """Rows enough for the limit, also when every dossier that is closed to me were among them."""
        return seen.wish.limit + 1 + len(seen.shelf.codes) - len(seen.codes)

    def _lines_of(self, seen: Seen, code: str) -> list[FoundPlace]:
        found = []
        for line in seen.shelf.lines(code):
            said = sayings(line)
            lang = next((one for one in _langs(seen) if matches(seen.query, said.get(one, ""), loose)), None)
            if lang is not None:
                snippet = marked(seen.query, said[lang], loose)
                found.append(seen.place("fact", code, line.code, line.name, 0, snippet))
        return found

    def _notes(self, seen: Seen) -> list[FoundPlace]:
        found = []
        for note in (one.annotation for one in notes.all(self._ws)):
            said = " — ".join(part for part in (note.text, note.quote) if part)
            if note.dossier in seen.codes and matches(seen.query, said, loose) and seen.fits(said):
                homes = seen.homes(note.document)
                if seen.wish.types and note.dossier not in {code for code, _ in homes}:
                    continue
                name = next((held.title for code, held in homes if code == note.dossier), {})
                snippet = marked(seen.query, said, loose)
                found.append(seen.place("note", note.dossier, note.id, name, note.page, snippet))
        return found

    def _comments(self, seen: Seen) -> list[FoundPlace]:
        titles = {one.code: one.title for one in seen.shelf.seat.version.body.rubric.criteria}
        found = []
        for code, field, criterion, text in searching.comments(self._ws):
            if code in seen.codes and matches(seen.query, text, loose) and seen.fits(text):
                place, name = criterion or field, titles.get(criterion, {})
                found.append(seen.place("comment", code, place, name, 0, marked(seen.query, text, loose)))
        return found

    def _answer(self, seen: Seen, places: list[FoundPlace], loosely: bool, partial: bool) -> Findings:
        limit = seen.wish.limit
        looked: tuple[FindKind, ...] = ("document",) if partial else FIND_KINDS
        counts = {kind: sum(one.kind == kind for one in places) for kind in looked}
        kept, used = [], dict.fromkeys(FIND_KINDS, 0)
        for one in places:
            used[one.kind] += 1
            if used[one.kind] <= limit:
                kept.append(one)
        found = Findings(
            seen.wish,
            tuple(kept),
            tuple((kind, min(count, limit)) for kind, count in counts.items()),
            more=any(count > limit for count in counts.values()),
            loose=loosely,
            building=self._index is None,
            partial=partial,
            types=seen.shelf.types,
        )
        if kept:
            return found
        return replace(found, offers=offers(seen.query, seen.wish, seen.shelf.seat, self._vocabulary()))

    def _vocabulary(self) -> Vocabulary:
        if self._words is None:
            self._words = vocabulary.load(self._ws)
        return self._words


def _open_codes(shelf: Shelf, only: str | None, away: frozenset[str]) -> frozenset[str]:
    if only is not None:
        return shelf.every & {only} - away
    return shelf.every - away if away else shelf.every


def _langs(seen: Seen) -> tuple[Lang, ...]:
    wanted = seen.wish.langs
    return tuple(lang for lang in FALLBACK[seen.wish.lang] if not wanted or lang in wanted)

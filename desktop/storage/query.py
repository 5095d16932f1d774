"""What a person typed: words and phrases, never syntax; and the same as an expression of FTS5.

Words may be typed so far as one likes: the beginning is enough. "Quotes" of any kind make a phrase.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from desktop.storage.letters import WORD, with_yo

QUOTES: Final = re.compile('[«»„“”"]')
MOST_TERMS, MOST_LETTERS, MOST_PHRASES = 16, 300, 24
SHORTEST_BEGINNING: Final = 2  # one letter begins too much
SHORTEST_INSIDE: Final = 3
ON, OFF = "\u2068", "\u2069"  # round a hit; Unicode isolates, which no text loses by


class Spelling(NamedTuple):
    """A word to look for; `open`: as a beginning."""

    word: str
    open: bool


class Term(NamedTuple):
    """One word, or the words of a phrase in their order; `open`: the last one is a beginning."""

    words: tuple[str, ...]
    open: bool


Query = tuple[Term, ...]
Spell = Callable[[str, bool], Sequence[Spelling]]


def parse(text: str) -> Query:
    """The terms of a query; empty when there is no word in it."""
    parts = QUOTES.split(unicodedata.normalize("NFC", text)[:MOST_LETTERS])
    terms: list[Term] = []
    for at, part in enumerate(parts):
        words = tuple(WORD.findall(part))
        if at % 2 and words:
            unfinished = at == len(parts) - 1
            terms.append(Term(words, unfinished and len(words[-1]) >= SHORTEST_BEGINNING))
        else:
            terms += [Term((word,), len(word) >= SHORTEST_BEGINNING) for word in words]
    return tuple(terms[:MOST_TERMS])


def both_yo(word: str, open_: bool) -> list[Spelling]:
    """The usual spellings of a word: case is the index's business, ё and е are one letter."""
    return [Spelling(one, open_) for one in with_yo(word)]


def expression(query: Query, spell: Spell = both_yo) -> str:
    """The query for FTS5; empty when some term has no spelling, so that nothing can be found."""
    parts = [_term(term, spell) for term in query]
    return " AND ".join(parts) if all(parts) else ""


def _term(term: Term, spell: Spell) -> str:
    last = len(term.words) - 1
    spelled = [spell(word, term.open and at == last) for at, word in enumerate(term.words)]
    phrases = itertools.islice(itertools.product(*spelled), MOST_PHRASES if last else None)
    return "(" + " OR ".join(map(_phrase, phrases)) + ")" if all(spelled) else ""


def _phrase(words: Sequence[Spelling]) -> str:
    joined = " ".join(one.word for one in words)
    return f'"{joined}"*' if words[-1].open else f'"{joined}"'


def matches(query: Query, text: str, fold: Callable[[str], str]) -> bool:
    """Whether a short text holds every term."""
    have = WORD.findall(fold(text))
    return bool(query) and all(_holds(have, term, fold) for term in query)


def _holds(have: list[str], term: Term, fold: Callable[[str], str]) -> bool:
    wanted = [fold(word) for word in term.words]
    size = len(wanted)
    return any(
        have[at : at + size - 1] == wanted[:-1] and _fits(have[at + size - 1], wanted[-1], term.open)
        for at in range(len(have) - size + 1)
    )


def _fits(word: str, wanted: str, open_: bool) -> bool:
    return word.startswith(wanted) if open_ else word == wanted


def marked(query: Query, text: str, fold: Callable[[str], str], most: int = 220) -> str:
    """The text, or what is around its first hit, with each hit between isolates."""
    wanted = [
        (fold(word), term.open and at == len(term.words) - 1)
        for term in query
        for at, word in enumerate(term.words)
    ]
    found = [m for m in WORD.finditer(text) if any(_fits(fold(m.group()), w, o) for w, o in wanted)]
    start = _start(text, found[0].start() if found else 0, most)
    made, at = "…" if start else "", start
    for hit in found:
        if hit.end() > start + most:
            break
        made += f"{text[at : hit.start()]}{ON}{hit.group()}{OFF}"
        at = hit.end()
    end = start + most
    return made + text[at:end].replace("\n", " ") + ("…" if end < len(text) else "")


def inside(query: Query, text: str, fold: Callable[[str], str]) -> list[tuple[int, int]]:
    """Where the terms stand in a short text, inside words too (from three letters on); empty unless all
    of them do."""
    folded = fold(text)
    found = [_inside(folded, fold(" ".join(term.words))) for term in query]
    exact = len(folded) == len(text)  # folding keeps the length of all but a few rare letters
    return [place for places in found for place in places] if exact and all(found) else []


def _inside(folded: str, part: str) -> list[tuple[int, int]]:
    start = "" if len(part) >= SHORTEST_INSIDE else r"\b"
    return [match.span() for match in re.finditer(start + re.escape(part), folded)]


def mark_places(text: str, places: list[tuple[int, int]]) -> str:
    """The text with each place between isolates; of overlapping ones the first."""
    made, at = "", 0
    for start, end in sorted(places):
        if start >= at:
            made += f"{text[at:start]}{ON}{text[start:end]}{OFF}"
            at = end
    return made + text[at:]


def _start(text: str, first: int, most: int) -> int:
    if first <= most // 2:
        return 0
    space = text.find(" ", first - most // 3)
    return space + 1 if 0 <= space < first else first

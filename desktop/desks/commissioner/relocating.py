"""Where a quote stands in another version of its document. Pure text: no pictures, no workspace.

Letters are compared without white space and hyphens, since a paragraph that is set anew breaks its lines
and words elsewhere. Of several places the one with the most of the old surroundings wins, then one that
is the same to the letter, then the nearest. A few letters without any of their surroundings are no find:
a note at a wrong place is worse than one whose place is lost.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

HYPHENS = "-\u00ad\u2010\u2011\u2012\ufffe\u0002"
TELLING = 12  # letters that say enough alone
CONTEXT = 4  # letters of the surroundings that a shorter quote needs
PART = 16  # letters of a part of a quote worth finding


class Sought(NamedTuple):
    """A quote with its surroundings and its place: page from 1, offset in the page's text."""

    quote: str
    prefix: str
    suffix: str
    page: int
    start: int


class Found(NamedTuple):
    """Characters `start` to `end` (not included) of a page from 1."""

    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Pages:
    """The texts of a document's pages, folded once for any number of quotes."""

    texts: Sequence[str]
    letters: str  # of all pages, folded
    places: list[tuple[int, int]]  # of each letter: page from 0, offset
    starts: list[int]  # where the letters of each page begin

    @classmethod
    def of(cls, texts: Sequence[str]) -> Pages:
        letters: list[str] = []
        places: list[tuple[int, int]] = []
        starts = []
        for page, text in enumerate(texts):
            starts.append(len(letters))
            kept = [(at, letter) for at, letter in enumerate(text) if _counts(letter)]
            letters += [letter for _, letter in kept]
            places += [(page, at) for at, _ in kept]
        return cls(texts, "".join(letters), places, starts)


class _Candidate(NamedTuple):
    context: int
    exact: bool
    near: tuple[int, int]  # the less the better: pages, then characters
    at: int
    length: int


def find(pages: Pages, sought: Sought) -> Found | None:
    """The place of the quote, or None when its words are not there."""
    quote = fold(sought.quote)
    best = max(_candidates(pages, sought, quote), key=_rank, default=None) if quote else None
    if best is None or (len(quote) < TELLING and best.context < _needed(sought)):
        return None
    return _place(pages, best.at, best.length)


def find_alike(pages: Pages, sought: Sought) -> Found | None:
    """For a person who looks on: what stands between the old surroundings, else the longest part of the
    quote that is still there."""
    found = find(pages, sought) or _between(pages, sought)
    return found or _part(pages, sought)


def fold(text: str) -> str:
    """The letters that are compared."""
    return "".join(filter(_counts, text))


def _counts(letter: str) -> bool:
    return not letter.isspace() and letter not in HYPHENS


def _candidates(pages: Pages, sought: Sought, quote: str) -> Iterator[_Candidate]:
    prefix, suffix = fold(sought.prefix), fold(sought.suffix)
    plain = sought.quote.replace("\r", "")
    for at in _all(pages.letters, quote):
        end = at + len(quote)
        before, after = pages.letters[max(0, at - len(prefix)) : at], pages.letters[end : end + len(suffix)]
        context = _alike(reversed(prefix), reversed(before)) + _alike(iter(suffix), iter(after))
        page, start = pages.places[at]
        last = pages.places[end - 1]
        exact = last[0] == page and pages.texts[page][start : last[1] + 1].replace("\r", "") == plain
        near = (abs(page + 1 - sought.page), abs(start - sought.start))
        yield _Candidate(context, exact, near, at, len(quote))


def _rank(one: _Candidate) -> tuple[int, bool, int, int]:
    return one.context, one.exact, -one.near[0], -one.near[1]


def _needed(sought: Sought) -> int:
    """A quote that stood alone on its page has no surroundings to ask for."""
    return min(CONTEXT, len(fold(sought.prefix)) + len(fold(sought.suffix)))


def _alike(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _all(letters: str, part: str) -> Iterator[int]:
    at = letters.find(part)
    while at >= 0:
        yield at
        at = letters.find(part, at + 1)


def _place(pages: Pages, at: int, length: int) -> Found:
    """On one page: a stretch that a page break parts counts where most of it stands."""
    end = at + length
    cuts = [cut for cut in pages.starts[bisect_right(pages.starts, at) :] if cut < end]
    edges = [at, *cuts, end]
    first, last = max(itertools.pairwise(edges), key=lambda pair: pair[1] - pair[0])
    page, start = pages.places[first]
    return Found(page + 1, start, pages.places[last - 1][1] + 1)


def _between(pages: Pages, sought: Sought) -> Found | None:
    """Both surroundings are there and close: the words between them were changed."""
    prefix, suffix, room = fold(sought.prefix), fold(sought.suffix), 3 * len(fold(sought.quote)) + 40
    if len(prefix) < TELLING or len(suffix) < TELLING:
        return None
    gaps = []
    for at in _all(pages.letters, prefix):
        start = at + len(prefix)
        end = pages.letters.find(suffix, start, start + room + len(suffix))
        if end > start:
            gaps.append((start, end))
    best = min(gaps, key=lambda gap: _distance(pages, gap[0], sought), default=None)
    return _place(pages, best[0], best[1] - best[0]) if best else None


def _part(pages: Pages, sought: Sought) -> Found | None:
    """The longest beginning or end of the quote, found by halving."""
    quote = fold(sought.quote)
    parts = [_longest(pages.letters, quote), _longest(pages.letters[::-1], quote[::-1])[::-1]]
    part = max(parts, key=len)
    if len(part) < PART:
        return None
    at = min(_all(pages.letters, part), key=lambda one: _distance(pages, one, sought))
    return _place(pages, at, len(part))


def _longest(letters: str, quote: str) -> str:
    """The longest beginning of `quote` in `letters`: when one is there, so is every shorter one."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in letters else (low, middle - 1)
    return quote[:low]


def _distance(pages: Pages, at: int, sought: Sought) -> tuple[int, int]:
    page, start = pages.places[at]
    return abs(page + 1 - sought.page), abs(start - sought.start)

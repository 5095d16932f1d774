"""Text as one would have typed it: broken lines joined, words divided at a line's end made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ui.reader.letters import Letters, Line

# A hyphen before these is part of the word, wherever the line broke (Russian and Kazakh particles).
KEEPS_HYPHEN = frozenset(("то", "либо", "нибудь", "таки", "ақ", "ау", "мыс", "ай", "дағы", "дегі"))
HYPHENS = "-\u00ad\u2010"
SHORT = 0.82  # a line that ends before this share of its block's width ends a paragraph
BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


def copied(letters: Letters, start: int, end: int) -> str:
    """Characters `start` to `end` of a page for the clipboard."""
    pieces = _pieces(letters, start, end)
    result = ""
    for number, (low, high) in enumerate(pieces):
        part = letters.text[low:high].strip("\r\n")
        onward = number > 0
        result = _join(result.rstrip(" \t"), part.lstrip(" \t"), _paragraph(letters, low)) if onward else part
    return _plain(result)


def one_line(text: str) -> str:
    """A quote in one line: for lists, notes and search snippets."""
    parts = BREAK.split(text)
    result = parts[0]
    for part in parts[1:]:
        result = _join(result, part, False)
    return " ".join(_plain(result).split())


def _pieces(letters: Letters, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The lines of a stretch, with their ends. (PDFium drops the line end after a hyphen, so lines
    are told by their places where those are known.)"""
    if letters.lines:
        cuts = [line.start for line in letters.lines if start < line.start < end]
    else:
        cuts = [match.end() for match in BREAK.finditer(letters.text, start, end)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _join(before: str, after: str, paragraph: bool) -> str:
    """Two lines as one; a word divided between them goes on even into the next column."""
    if before[-1:] in HYPHENS and before[-2:-1].isalpha() and after[:1].isalpha():
        soft = before[-1] == "\u00ad"
        first = re.match(r"\w+", after)
        whole = not soft and (not after[0].islower() or (first is not None and first[0] in KEEPS_HYPHEN))
        return before + after if whole else before[:-1] + after
    if before[-1:] in HYPHENS and before[-2:-1].isdigit() and after[:1].isdigit():
        return before + after  # 2016-2020
    if paragraph:
        return f"{before}\n{after}"
    return f"{before} {after}" if before and after else before + after


def _paragraph(letters: Letters, at: int) -> bool:
    """True when a paragraph begins with the line that begins at `at`, as far as its place tells."""
    number = letters.line_of(at)
    if not letters.lines or not number:
        return False
    line, following = letters.lines[number - 1], letters.lines[number]
    return line.zone != following.zone or _apart(line, following) or _falls_short(line)


def _apart(line: Line, following: Line) -> bool:
    return following.y0 - line.y1 > 0.9 * max(line.height, following.height)


def _falls_short(line: Line) -> bool:
    left, right = line.zone
    return line.x1 < left + SHORT * (right - left)


def _plain(text: str) -> str:
    return text.replace("\u00ad", "").replace("\ufffd", "").strip("\r\n")

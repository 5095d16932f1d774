"""Text made alike for finding: case, ё, the dotted and dotless i, line ends, divided words.

`Folded` keeps the way back from each folded character to the stored one. Folding a page is a few
passes of the whole string; a loop over its letters would take seconds for a long document.
"""

from __future__ import annotations

import re
from bisect import bisect_right

# Cyrillic і looks like the Latin i and is typed for it; the dotless ı is its Turkic like.
ALIKE = {"ё": "е", "ı": "i", "і": "i", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
ALIKE |= {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}
SPACES = "\t\n\v\f\r\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
TABLE = str.maketrans(ALIKE | dict.fromkeys(SPACES, " "))
CAPITAL_I = str.maketrans({"İ": "I"})  # the one letter whose small form is longer
ACCENTED = re.compile(r"\w[\u0300-\u036f]+")
# A hyphen inside a word may be one that a line's end made: it counts for nothing, in page and query.
CUT = re.compile(r"(?<=\w)-(?=\w)|(?<= ) +|\u00ad")
DIVIDED = re.compile(r"(?<=\w)[-\u00ad\u2010][ \t]*(?:\r\n|\r|\n)[ \t]*(?=\w)")


class Folded:
    """One text and its folded form."""

    def __init__(self, text: str) -> None:
        self._froms: list[int] = [0]  # folded places from which a distance holds
        self._ahead: list[int] = [0]  # how far the stored text is ahead from there on
        self.text = self._fold(text)

    def stored(self, place: int) -> int:
        """Where a folded character stands in the stored text."""
        return place + self._ahead[bisect_right(self._froms, place) - 1]

    def _fold(self, text: str) -> str:
        plain = _plain(text)
        cuts = [m.span() for m in DIVIDED.finditer(text)]
        cuts += [m.span() for m in CUT.finditer(plain)]
        cuts += [(m.start() + 1, m.end()) for m in ACCENTED.finditer(plain)] if _accents(plain) else []
        kept, at, gone = [], 0, 0
        for low, high in sorted(cuts):
            if high <= at:
                continue
            kept.append(plain[at : max(low, at)])
            gone += high - max(low, at)
            at = high
            self._froms.append(at - gone)
            self._ahead.append(gone)
        return "".join([*kept, plain[at:]])


def fold(query: str) -> str:
    """What to look for."""
    return Folded(query).text.strip(" ")


def places(folded: Folded, query: str, most: int) -> list[tuple[int, int]]:
    """Where a folded query stands in the stored text: starts and ends, at most `most`."""
    found: list[tuple[int, int]] = []
    at = folded.text.find(query)
    while at >= 0 and len(found) < most:
        last = folded.stored(at + len(query) - 1)
        found.append((folded.stored(at), last + 1))
        at = folded.text.find(query, at + len(query))
    return found


def _plain(text: str) -> str:
    plain = text.translate(CAPITAL_I).lower().translate(TABLE)
    return plain.replace("и\u0306", "й\u0306")  # й in two parts, as some systems write it


def _accents(text: str) -> bool:
    return any("\u0300" <= c <= "\u036f" for c in set(text))

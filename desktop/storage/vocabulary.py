"""Every word of the documents' texts, by how it is typed: what a query that found nothing may have meant."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from desktop.storage.letters import loose
from desktop.storage.query import Spelling
from desktop.storage.workspace import Workspace

MOST_SPELLINGS, ALIKE = 64, 0.72
LAST: Final = "\U0010ffff"


class Vocabulary:
    """Words sorted by their loose form."""

    def __init__(self, words: Iterable[str]) -> None:
        self._pairs = sorted((loose(word), word) for word in words)

    def spellings(self, word: str, open_: bool) -> list[Spelling]:
        """The words of the documents that are typed like `word`, or that begin so."""
        typed = loose(word)
        at = bisect_left(self._pairs, (typed, ""))
        end = (
            bisect_left(self._pairs, (typed + LAST, "")) if open_ else bisect_left(self._pairs, (typed, LAST))
        )
        return [Spelling(found, False) for _, found in self._pairs[at : min(end, at + MOST_SPELLINGS)]]

    def near(self, word: str, most: int) -> list[str]:
        """Words that begin much like `word`, the nearest first."""
        typed = loose(word)
        at = bisect_left(self._pairs, (typed[:1], ""))
        end = bisect_left(self._pairs, (typed[:1] + LAST, ""))
        begun: dict[str, str] = {}
        for folded, found in self._pairs[at:end]:
            if len(folded) >= len(typed) - 1:
                begun.setdefault(folded[: len(typed) + 1], found)
        return [begun[one] for one in difflib.get_close_matches(typed, begun, most, ALIKE)]


def load(ws: Workspace) -> Vocabulary:
    """From the index of the documents' texts."""
    with ws.transaction() as connection:
        kept = int(connection.exec_driver_sql("PRAGMA query_only").scalar_one())
        connection.exec_driver_sql("PRAGMA query_only = OFF")  # a view in memory, not a change of data
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.pages_words"
            " USING fts5vocab('main', 'pages_search', 'row')"
        )
        connection.exec_driver_sql(f"PRAGMA query_only = {kept}")
        words = connection.exec_driver_sql("SELECT term FROM temp.pages_words").scalars().all()
    return Vocabulary(map(str, words))

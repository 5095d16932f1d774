"""The full-text indexes: pages of documents in the workspace, short texts of dossiers in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Iterable
from typing import NamedTuple

from sqlcipher3 import dbapi2

from desktop.storage.workspace import Workspace
from desktop.trust import canonical

INSIDE = "tokenize = 'trigram'"  # parts of words, of three letters at least
TOKENS = "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'"


class PageFound(NamedTuple):
    """A page that holds the words; each hit of `snippet` stands between U+2068 and U+2069."""

    document: str
    page: int
    snippet: str


def never() -> bool:
    """Nobody wants the search to stop."""
    return False


def any_words(_snippet: str) -> bool:
    """Whatever is found will do."""
    return True


def pages(
    ws: Workspace,
    match: str,
    limit: int,
    wanted: Container[str],
    stop: Callable[[], bool] = never,
    fits: Callable[[str], bool] = any_words,
) -> list[PageFound]:
    """At most `limit` pages of the documents `wanted` whose snippet `fits`, best first. The index ranks
    all, but snippets are made for the rows that are handed out only. `stop` is asked between rows."""
    found: list[PageFound] = []
    if not match or limit <= 0:
        return found
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT document, page, snippet(pages_search, 0, char(0x2068), char(0x2069), '…', 24)"
            " FROM pages_search WHERE pages_search MATCH ? ORDER BY rank",
            (match,),
        )
        for document, page, snippet in rows:
            if document in wanted and fits(snippet):
                found.append(PageFound(document, int(page), snippet))
            if len(found) == limit or stop():
                break
        rows.close()
    return found


class Recused(NamedTuple):
    """The dossiers that this person recused himself from while reading; `commit` is another number after
    each change of the database."""

    commit: int
    dossiers: frozenset[str]


def recused(ws: Workspace, known: Recused | None = None) -> Recused:
    """As the last commit has it: `known` again where nothing was committed since."""
    with ws.reading(), ws.transaction() as connection:
        commit = int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        if known is not None and known.commit == commit:
            return known
        rows = connection.exec_driver_sql("SELECT dossier FROM cells WHERE field = 'recusal'").scalars()
        return Recused(commit, frozenset(map(str, rows)))


def comments(ws: Workspace) -> list[tuple[str, str, str, str]]:
    """Every comment as (dossier, field, criterion, text); field is `comment`, `for-commission` or
    `for-applicant`."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT dossier, field, criterion, value FROM cells"
            " WHERE field IN ('comment', 'for-commission', 'for-applicant')"
            " ORDER BY dossier, field, criterion"
        ).all()
    return [(d, f, c, str(canonical.parse(value.encode("ascii")))) for d, f, c, value in rows]


class ShortTexts:
    """An index of texts by number, in memory: it says nothing to the disk and waits for no writer."""

    def __init__(self, texts: Iterable[str], tokens: str = TOKENS) -> None:
        self._turn = threading.Lock()
        self._connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
        run = self._connection.execute
        run(f"CREATE VIRTUAL TABLE texts USING fts5(text, content = '', {tokens})")
        run("BEGIN")
        rows = ((number, text) for number, text in enumerate(texts))
        self._connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)
        run("COMMIT")

    def find(self, match: str, limit: int) -> list[int]:
        """The numbers of the texts that match, best first."""
        if not match:
            return []
        with self._turn:
            rows = self._connection.execute(
                "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (match, limit)
            ).fetchall()
        return [int(row[0]) for row in rows]

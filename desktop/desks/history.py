"""The history of a workspace: every step in its order, who, what, when by this clock, under which digest.

A desk of every role: the journal of a commissioner is read as that of a secretary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from desktop import clock
from desktop.desks.history_views import CODED, GROUPS, OTHER, History, Step, details, said_of, title
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.model.text import LANGS, Lang
from desktop.reports.out import bundle, csv_form, history_paper
from desktop.reports.out.tables import Table, table
from desktop.settings import policy
from desktop.storage import journal
from desktop.storage.journal import Entry
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.words import load

FIRST: Final = ("what", "act", "file", "state", "code", "reviewer", "member", "dossier", "criterion", "field")
ORDER: Final = {name: place for place, name in enumerate((*FIRST, "before", "after", "version", "count"))}
LONGEST: Final = 160  # characters of a value that are shown; the digest holds the whole


def read(ws: Workspace) -> History:
    """Verify the chain and read it. Raises `journal-altered` with the first entry that fails."""
    with ws.transaction():
        head = journal.verify(ws)
        entries = journal.entries(ws)
    steps = tuple(_step(entry, ws.identity.name) for entry in entries)
    voices = [load(lang) for lang in LANGS]
    return History(steps, head, tuple(said_of(step, voices) for step in steps))


def _step(entry: Entry, owner: str) -> Step:
    return Step(
        entry.seq,
        entry.at,
        owner,
        entry.kind,
        GROUPS.get(entry.kind, OTHER),
        tuple(_about(entry.data)),
        entry.hash,
    )


def _about(data: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in sorted(data.items(), key=lambda pair: (ORDER.get(pair[0], len(ORDER)), pair[0])):
        if name == "changes":
            yield from (("change", f"section:{one['section']} {one['key']}".strip()) for one in value)
        elif value not in (None, "", [], {}):
            yield name, _shown(name, value)


def _shown(name: str, value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        text = ", ".join(value)
    else:
        text = value if isinstance(value, str) else canonical.encode([value])[1:-1].decode("ascii")
    coded = f"{name}:{text}" if name in CODED else text
    return coded if len(coded) <= LONGEST else coded[: LONGEST - 1] + "…"


def export(ws: Workspace, out: Path, lang: Lang, kinds: Sequence[str] = ()) -> History:
    """Write the history as `.csv`, `.json` or `.pdf` (by the name), all of it or some kinds.

    CSV and JSON hold each entry's data in its canonical form, so that anyone can recompute the chain.
    Raises `history-format`, `export-forbidden`, `journal-altered`.
    """
    if not policy().export:
        raise AlqaError("export-forbidden")
    found = read(ws)
    if kinds:
        found = History(tuple(one for one in found.steps if one.kind in kinds), found.head)
    data = encode(found, tabled(journal.entries(ws), ws.identity.name, kinds), out.suffix, lang, ws)
    files.write_file(out, data, replace=True)
    told = {"what": "history", "file": out.name, "count": len(found.steps)}
    journal.append(ws, "export", told, clock.now())
    return found


def encode(found: History, rows: Table, suffix: str, lang: Lang, ws: Workspace) -> bytes:
    """The file of a suffix."""
    if suffix == ".csv":
        return csv_form.encode(rows)
    if suffix == ".json":
        about = {"round": ws.round_id, "who": ws.identity.name, "head": found.head}
        return bundle.as_json(bundle.bundle([rows], dict(about)))
    if suffix != ".pdf":
        raise AlqaError("history-format", suffix=suffix or "—")

    say = load(lang)
    lines = [
        history_paper.Line(one.seq, one.at, one.who, title(one, say), details(one, say), one.hash)
        for one in found.steps
    ]
    return history_paper.paper(lines, ws.identity.name, ws.round_id, found.head, lang)


def tabled(entries: Iterable[Entry], who: str, kinds: Sequence[str]) -> Table:
    """The entries as a table; `data` as the hash was made over it."""
    rows = [
        (one.seq, one.at, who, one.kind, canonical.encode(one.data).decode("ascii"), one.hash)
        for one in entries
        if not kinds or one.kind in kinds
    ]
    return table("history", ("seq", "at", "who", "kind", "data", "hash"), rows)

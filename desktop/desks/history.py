"""The history of a workspace: every step in its order, who, what, when by this clock, under which digest.

A desk of every role: the journal of a commissioner is read as that of a secretary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.model.text import Lang
from desktop.reports.out import bundle, csv_form, history_paper
from desktop.reports.out.tables import Table, table
from desktop.settings import policy
from desktop.storage import journal
from desktop.storage.journal import Entry
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.words import Words, load

GROUPED: Final = {
    "prepare": ("round", "draft", "draft-undo", "draft-redo", "pack", "pack-taken", "pack-taken-back"),
    "collect": ("merge", "receipts", "opening"),
    "decide": ("sitting", "decide", "cosigned"),
    "leave": ("protocol", "record", "export"),
    "score": ("cell", "note", "note-moved", "undo", "redo", "hand-in"),
}
GROUPS: Final = {kind: group for group, kinds in GROUPED.items() for kind in kinds}
OTHER: Final = "other"
LONGEST: Final = 160  # characters of a value that are shown; the digest holds the whole


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the journal, ready to be said: `about` are its facts as (name, value), values that
    are codes of ours with the name of their list in front (`"state:accepted"`)."""

    seq: int
    at: str
    who: str
    kind: str
    group: str
    about: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class History:
    """The steps, the oldest first, and the head of the chain that was verified over all of them."""

    steps: tuple[Step, ...]
    head: str


def read(ws: Workspace) -> History:
    """Verify the chain and read it. Raises `journal-altered` with the first entry that fails."""
    with ws.transaction():
        head = journal.verify(ws)
        entries = journal.entries(ws)
    return History(tuple(_step(entry, ws.identity.name) for entry in entries), head)


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
    for name, value in data.items():
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


CODED: Final = frozenset(["state", "what", "act", "field"])


# -- words --------------------------------------------------------------------------------------------


def title(step: Step, say: Words) -> str:
    """What was done, in words; a kind that this program does not know is shown by its code."""
    key = f"history.kind.{step.kind}"
    return say(key) if key in say else step.kind


def details(step: Step, say: Words) -> str:
    """The facts of a step on one line."""
    return " · ".join(_fact(name, value, say) for name, value in step.about)


def _fact(name: str, value: str, say: Words) -> str:
    label = f"history.fact.{name}"
    listed, colon, code = value.partition(":")
    if colon and (name in CODED or name == "change"):
        word, _, rest = code.partition(" ")
        key = f"history.{listed}.{word}"
        value = f"{say(key) if key in say else word} {rest}".strip()
    return say("history.fact", label=say(label), value=value) if label in say else value


def matches(step: Step, text: str, say: Words) -> bool:
    """Whether every word typed stands somewhere in what is said of a step."""
    said = " ".join(
        [title(step, say), details(step, say), step.who, step.at, step.hash, str(step.seq)]
    ).casefold()
    return all(word in said for word in text.casefold().split())


# -- out ----------------------------------------------------------------------------------------------


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

"""A pack, looked at before anything is kept: is it for me, is it signed by whom it must be, is it whole?

A pack is read twice. The first reading keeps nothing and answers these questions, so that a pack that is
refused leaves no trace; the second stores what the round asks for and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.desks import rounds
from desktop.desks.commissioner.seat import readable
from desktop.errors import AlqaError, Fault
from desktop.exchange import pack as pack_file
from desktop.exchange.pack import Blob
from desktop.model.dossier import Dossier
from desktop.model.people import RosterEntry
from desktop.model.statements import Mandate, Round
from desktop.trust import authority, canonical, limits
from desktop.trust.envelope import Verified
from desktop.trust.identity import Identity

DOSSIER_HEAD = b'{"code":'  # canonical JSON sorts its keys, and only a dossier begins with this one


@dataclass(frozen=True)
class Shelf:
    """What a workspace holds already: mandates and round versions; a dossier's bytes by digest; whether
    a document or a text is there."""

    statements: tuple[Verified[Any], ...] = ()
    dossier: Callable[[str], bytes | None] = lambda _: None
    has: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True)
class Received:
    """A pack that may be kept. `versions`: the whole chain, what is held already included; `dossiers`,
    `texts`, `documents`: the SHA-256 of what is to be taken from the pack."""

    statements: tuple[Verified[Any], ...]
    versions: tuple[Verified[Round], ...]
    mandate: Verified[Mandate] | None
    me: RosterEntry
    dossiers: frozenset[str]
    texts: frozenset[str]
    documents: frozenset[str]

    @property
    def current(self) -> Verified[Round]:
        """The newest version."""
        return self.versions[-1]


class _Look:
    """The sink of the first reading: names of all blobs, bytes of dossiers alone."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.dossiers: dict[str, bytes] = {}

    def take(self, sha256: str, blob: Blob) -> None:
        self.names.add(sha256)
        head = blob.read(len(DOSSIER_HEAD))
        if head == DOSSIER_HEAD:
            self.dossiers[sha256] = read_noun(blob, head)


def round_in(pack: Path, me: Identity) -> str:
    """The round that a pack belongs to: read whole, nothing kept. Raises the codes of `pack.read_pack`,
    `round-missing`."""
    sent = pack_file.read_pack(pack, me, lambda *_: None)
    found = next((one.body for one in sent if isinstance(one.body, Round)), None)
    if found is None:
        raise AlqaError("round-missing")
    return found.round


def look(pack: Path, me: Identity, shelf: Shelf) -> Received:
    """Read a pack and check everything that can be checked; `shelf`: what is held already.

    Raises the codes of `pack.read_pack`, `round-missing`, those of authority, `pack-not-for-you`,
    `pack-dossier-other` and `pack-incomplete`, all of one step at once.
    """
    seen = _Look()
    sent = pack_file.read_pack(pack, me, seen.take)
    together = {one.digest: one for one in [*shelf.statements, *sent]}
    versions, mandates = checked_chain(list(together.values()))
    current = versions[-1].body
    entry = entry_of(current, me)
    nouns = wanted_nouns(current, entry.id, seen, shelf)
    papers = [paper for noun in nouns.values() for paper in noun.documents]
    return Received(
        tuple(sent),
        tuple(versions),
        next((one for one in mandates if one.digest == current.mandate), None),
        entry,
        frozenset(nouns) & seen.dossiers.keys(),
        frozenset(paper.text for paper in papers) & seen.names,
        frozenset(paper.sha256 for paper in papers) & seen.names,
    )


def checked_chain(together: list[Verified[Any]]) -> tuple[list[Verified[Round]], list[Verified[Mandate]]]:
    """The round's versions, the first one first, and the mandates: one round, one chain, entitled keys."""
    versions = sorted((one for one in together if one.kind == "round"), key=lambda one: one.body.version)
    mandates = [one for one in together if one.kind == "mandate"]
    if not versions:
        raise AlqaError("round-missing")
    faults = [fault for one in mandates for fault in authority.check_mandate(one, None)]
    faults += rounds.check_chain(versions, mandates)
    if faults:
        raise AlqaError.of(faults)
    return versions, mandates


def entry_of(body: Round, me: Identity) -> RosterEntry:
    """My own entry, by key AND recipient. Raises `pack-not-for-you`."""
    for entry in body.roster:
        mine = (entry.key, entry.recipient) == (me.key, me.recipient)
        if mine and {"commissioner", "chair"} & set(entry.roles):
            return entry
    raise AlqaError("pack-not-for-you", name=me.name, round=body.round)


def read_noun(blob: Blob, head: bytes = b"") -> bytes:
    """The bytes of a dossier or a text, within the limit. Raises `payload-too-large`."""
    pieces, size = [head], len(head)
    while piece := blob.read(pack_file.CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limits.PAYLOAD_BYTES:
            raise AlqaError("payload-too-large", bytes=size, limit=limits.PAYLOAD_BYTES)
    return b"".join(pieces)


def wanted_nouns(current: Round, reviewer: str, seen: _Look, shelf: Shelf) -> dict[str, Dossier]:
    """The dossiers that the round wants this reviewer to read, by digest, with all their documents there."""
    wanted = {ref.code: ref.digest for ref in current.dossiers}
    nouns: dict[str, Dossier] = {}
    faults: list[Fault] = []
    for code in readable(current, reviewer):
        data = seen.dossiers.get(wanted[code]) or shelf.dossier(wanted[code])
        noun = canonical.decode(data, Dossier) if data is not None else None
        if noun is None or not all(one in seen.names or shelf.has(one) for one in parts(noun)):
            faults.append(Fault("pack-incomplete", {"dossier": code}))
        elif noun.code != code:
            faults.append(Fault("pack-dossier-other", {"dossier": code, "found": noun.code}))
        else:
            nouns[wanted[code]] = noun
    if faults:
        raise AlqaError.of(faults)
    return nouns


def parts(noun: Dossier) -> list[str]:
    """The SHA-256 of everything that a dossier names."""
    return [one for paper in noun.documents for one in (paper.sha256, paper.text)]

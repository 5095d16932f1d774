"""What the chair can do: reasoned rulings; and second signatures on rulings and proxies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.desks import people, rounds
from desktop.errors import AlqaError
from desktop.exchange import record, statements
from desktop.model.ids import is_digest
from desktop.model.statements import Ruling, RulingKind
from desktop.storage.workspace import Workspace
from desktop.trust import envelope

open_workspace = Workspace.open

DIGESTS_ONLY = frozenset(["exclude", "reopen"])


def add_ruling(ws: Workspace, kind: RulingKind, about: list[str], reason: str, out: Path) -> str:
    """Sign a ruling with the chair's key and write it; returns its digest.

    Raises `not-the-chair` when this workspace's identity is not the round's chair,
    `ruling-about-unfit` when `about` does not fit the kind (see `statements.Ruling`).
    """
    body = rounds.current(ws).body
    if not is_chair(ws):
        raise AlqaError("not-the-chair", name=ws.identity.name)
    refuse_unfit(kind, about, {entry.id for entry in body.roster}, {ref.code for ref in body.dossiers})
    # Which branch is named first says nothing, and the statement has one form; a draw's order is its point.
    named = sorted(about) if kind in DIGESTS_ONLY else about
    env = envelope.sign(ws.identity, Ruling("alqa.ruling.v1", ws.round_id, kind, named, reason, clock.now()))
    statements.write_statement(out, env)
    return env.digest


@dataclass(frozen=True)
class Occasion:
    """What a file asks the chair to rule on: kind, `about`, and whose bundles they are ("" for a close)."""

    kind: RulingKind
    about: tuple[str, ...]
    reviewer: str


def occasion(ws: Workspace, path: Path) -> Occasion:
    """Read what a ruling may be about: a secretary's request names the branches of a fork, a decision
    record the close. Raises `ruling-no-occasion` for another file or another round's."""
    if path.suffix == ".alqa-request":
        asked = statements.read_statement(path, "request").body
        if asked.round == ws.round_id:
            return Occasion("exclude", tuple(sorted(asked.bundles)), asked.reviewer)
    elif path.suffix == ".alqa-record":
        made = next((one.body for one in record.read_record(path).of("decision")), None)
        if made is not None and made.round == ws.round_id:
            return Occasion("reopen", (made.close,), "")
    raise AlqaError("ruling-no-occasion", path=path.name)


def is_chair(ws: Workspace) -> bool:
    """Whether this workspace's identity is the round's chair."""
    body = rounds.current(ws).body
    return any("chair" in entry.roles and entry.key == ws.identity.key for entry in body.roster)


def refuse_unfit(kind: RulingKind, about: list[str], ids: set[str], codes: set[str]) -> None:
    """Name what in `about` the kind of ruling cannot be about."""
    if kind in DIGESTS_ONLY:
        bad = [one for one in about if not is_digest(one)]
    elif kind == "draw":
        bad = [one for one in about if one not in codes]
    else:
        bad = [one for one in about[:1] if one not in ids] + [one for one in about[1:] if not is_digest(one)]
    if bad:
        raise AlqaError("ruling-about-unfit", kind=kind, about=bad)


def cosign(path: Path, kind: str, key_file: Path, passphrase: str, out: Path) -> str:
    """Add this person's signature to a ruling or a proxy; returns the statement's digest."""
    me, _ = people.load(key_file, passphrase)
    if kind in statements.SEALED:
        seen = statements.read_sealed(path, kind, me)
        env = envelope.cosign(envelope.read(seen.envelope), me)
        statements.write_sealed(out, env, seen.body.recipients)
    else:
        seen = statements.read_statement(path, kind)
        env = envelope.cosign(envelope.read(seen.envelope), me)
        statements.write_statement(out, env)
    return env.digest

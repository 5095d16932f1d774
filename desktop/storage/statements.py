"""The grow-only set of signed statements. Nothing here deletes or changes a row."""

from __future__ import annotations

import contextlib
from typing import Any, NamedTuple

from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.digest import sha256_hex
from desktop.trust.envelope import Verified


class StoredStatement(NamedTuple):
    """One envelope as it is stored; `kind` and `digest` are columns, to be proven by `verified`."""

    kind: str
    digest: str
    envelope: bytes


def add(ws: Workspace, verified: Verified[Any], origin: str | None, at: str) -> bool:
    """Keep a statement; `origin` is the name of the file it came in, for people.

    True when it tells something new: a statement not held yet, or another key's signature on one.
    """
    with ws.transaction() as connection:
        held = connection.exec_driver_sql(
            "SELECT envelope FROM statements WHERE digest = ?", (verified.digest,)
        ).all()
        known = {key for row in held for key in _signers(row[0])}
        if set(verified.signers) <= known:
            return False
        connection.exec_driver_sql(
            "INSERT INTO statements (kind, digest, envelope_digest, envelope, origin, at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                verified.kind,
                verified.digest,
                sha256_hex(verified.envelope),
                verified.envelope,
                origin,
                at,
            ),
        )
        ws.forget()
    return True


def all(ws: Workspace, kind: str | None = None) -> list[StoredStatement]:
    """Every envelope (of one kind), in the order of arrival."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT kind, digest, envelope FROM statements WHERE ? IN ('', kind) ORDER BY id", (kind or "",)
        ).all()
    return [StoredStatement(*row) for row in rows]


def has(ws: Workspace, digest: str) -> bool:
    """Whether a statement with this digest is held."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT 1 FROM statements WHERE digest = ?", (digest,)).first()
    return row is not None


def origin_of(ws: Workspace, digest: str) -> str | None:
    """The name of the file in which a statement first came, for people; decides nothing."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql(
            "SELECT origin FROM statements WHERE digest = ? ORDER BY id", (digest,)
        ).first()
    return row[0] if row else None


def verified(ws: Workspace, kind: str | None = None) -> list[Verified[Any]]:
    """Every statement (of one kind) verified anew from its bytes: no row is trusted.

    Raises `statement-altered` naming the digest of a row whose bytes do not hold or are not what
    its columns say. A row moved to another kind is seen when that kind, or all, are read: before a
    decision all are.
    """
    return [_proven(stored) for stored in all(ws, kind)]


def _signers(data: object) -> list[str]:
    """Who signed a row, as far as it can be read: an altered row is `verified`'s business."""
    if not isinstance(data, bytes):
        return []
    with contextlib.suppress(AlqaError):
        return [signature.key for signature in envelope.read(data).signatures]
    return []


def _proven(stored: StoredStatement) -> Verified[Any]:
    if not isinstance(stored.envelope, bytes):  # SQLite lets any column hold any type
        raise AlqaError("statement-altered", digest=stored.digest, reason="columns")
    try:
        proven = envelope.verify(envelope.read(stored.envelope))
    except AlqaError as error:
        raise AlqaError("statement-altered", digest=stored.digest, reason=error.code) from error
    if (proven.digest, proven.kind) != (stored.digest, stored.kind):
        raise AlqaError("statement-altered", digest=stored.digest, reason="columns")
    return proven

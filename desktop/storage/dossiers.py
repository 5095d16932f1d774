"""Dossiers and the texts of their documents, each under the hash of its canonical bytes; and search."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import msgspec

from desktop.errors import AlqaError
from desktop.model.dossier import Document, DocumentText, Dossier
from desktop.storage.query import expression, parse
from desktop.storage.searching import pages
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex


class Found(NamedTuple):
    """A page that holds the words; `snippet` has each between U+2068 and U+2069 (Unicode isolates)."""

    dossier: str
    document: str
    page: int
    snippet: str


def put(ws: Workspace, data: bytes) -> str:
    """Keep a dossier's canonical bytes; its digest. Raises `payload-*` when they are not canonical."""
    dossier = canonical.decode(data, Dossier)
    digest = sha256_hex(data)
    with ws.transaction() as connection:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO dossiers (digest, code, body) VALUES (?, ?, ?)",
            (digest, dossier.code, data),
        )
        for document in dossier.documents:
            connection.exec_driver_sql(
                "INSERT OR IGNORE INTO dossier_documents (digest, document, code) VALUES (?, ?, ?)",
                (digest, document.sha256, dossier.code),
            )
    return digest


def has(ws: Workspace, digest: str) -> bool:
    """Whether a dossier is held under this digest."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT 1 FROM dossiers WHERE digest = ?", (digest,)).first()
    return row is not None


def raw(ws: Workspace, digest: str) -> bytes:
    """The canonical bytes, checked against the digest. Raises `dossier-missing`, `dossier-altered`."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT body FROM dossiers WHERE digest = ?", (digest,)).first()
    return _sound(digest, row[0] if row else None)


def _sound(digest: str, body: object) -> bytes:
    if body is None:
        raise AlqaError("dossier-missing", digest=digest)
    if not isinstance(body, bytes) or sha256_hex(body) != digest:
        raise AlqaError("dossier-altered", digest=digest)
    return body


def get(ws: Workspace, digest: str) -> Dossier:
    """One dossier; raises as `raw`."""
    return canonical.decode(raw(ws, digest), Dossier)


def several(ws: Workspace, digests: Collection[str]) -> dict[str, Dossier]:
    """Dossiers by their digests, in one look (a round may hold tens of thousands); raises as `raw`. That
    they are canonical was seen by `put`: these are the same bytes."""
    wanted = dict.fromkeys(digests)
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT digest, body FROM dossiers").all()
    bodies = {digest: body for digest, body in rows if digest in wanted}
    decoder = msgspec.json.Decoder(Dossier)
    return {digest: decoder.decode(_sound(digest, bodies.get(digest))) for digest in wanted}


def all(ws: Workspace) -> dict[str, Dossier]:
    """Every dossier held, of every version, by digest; raises as `raw`."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT digest FROM dossiers ORDER BY code, digest").all()
    return {str(row[0]): get(ws, str(row[0])) for row in rows}


def versions(ws: Workspace, code: str) -> list[Dossier]:
    """Every version held of one dossier, the newest last; raises as `raw`."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT digest FROM dossiers WHERE code = ? ORDER BY rowid", (code,)
        ).all()
    return [get(ws, str(row[0])) for row in rows]


def put_text(ws: Workspace, data: bytes) -> str:
    """Keep a document's text and make it searchable; its digest. Raises `payload-*`."""
    text = canonical.decode(data, DocumentText)
    digest = sha256_hex(data)
    with ws.transaction() as connection:
        added = connection.exec_driver_sql(
            "INSERT OR IGNORE INTO texts (digest, document, body) VALUES (?, ?, ?)",
            (digest, text.document, data),
        )
        if added.rowcount == 1:
            connection.exec_driver_sql("DELETE FROM pages_search WHERE document = ?", (text.document,))
            rows = [(page.text, text.document, n) for n, page in enumerate(text.pages, start=1)]
            if rows:
                connection.exec_driver_sql("INSERT INTO pages_search VALUES (?, ?, ?)", rows)
    return digest


def has_text(ws: Workspace, digest: str) -> bool:
    """Whether a text is held under this digest."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT 1 FROM texts WHERE digest = ?", (digest,)).first()
    return row is not None


def raw_text(ws: Workspace, digest: str) -> bytes:
    """A text's canonical bytes. Raises `text-missing`, `text-altered`."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql("SELECT body FROM texts WHERE digest = ?", (digest,)).first()
    if row is None:
        raise AlqaError("text-missing", digest=digest)
    if not isinstance(row[0], bytes) or sha256_hex(row[0]) != digest:
        raise AlqaError("text-altered", digest=digest)
    return row[0]


def text(ws: Workspace, document: Document) -> DocumentText:
    """The text of a document as its dossier names it; raises as `raw_text`."""
    return canonical.decode(raw_text(ws, document.text), DocumentText)


def text_of(ws: Workspace, document: str) -> DocumentText:
    """The newest text held of a document by its SHA-256; raises as `raw_text`."""
    with ws.transaction() as connection:
        row = connection.exec_driver_sql(
            "SELECT digest FROM texts WHERE document = ? ORDER BY rowid DESC", (document,)
        ).first()
    if row is None:
        raise AlqaError("text-missing", digest=document)
    return canonical.decode(raw_text(ws, str(row[0])), DocumentText)


def texts(ws: Workspace) -> dict[str, DocumentText]:
    """Every text held, by the SHA-256 of its document (what an intake need not extract again)."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT digest FROM texts ORDER BY rowid").all()
    held = [canonical.decode(raw_text(ws, str(row[0])), DocumentText) for row in rows]
    return {text.document: text for text in held}


def search(ws: Workspace, query: str, limit: int, digests: Collection[str] | None = None) -> list[Found]:
    """Pages with all words of `query` (each as far as it is typed), best first; `digests` narrows to
    these dossiers. Case is ignored in every alphabet."""
    match = expression(parse(query))
    if not match:
        return []
    homes = _homes(ws, digests)
    found = pages(ws, match, limit, homes)
    return [
        Found(code, one.document, one.page, one.snippet) for one in found for code in homes[one.document]
    ][:limit]


def _homes(ws: Workspace, digests: Collection[str] | None) -> dict[str, list[str]]:
    """The codes of the dossiers that hold each document."""
    homes: dict[str, list[str]] = {}
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT document, code, digest FROM dossier_documents ORDER BY document, code"
        ).all()
    for document, code, digest in rows:
        known = homes.get(document, [])
        if (digests is None or digest in digests) and code not in known:
            homes[document] = [*known, code]
    return homes

"""Packs: one sealed file for each commissioner, holding the assigned dossiers and no others."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from desktop.desks.views import Packed
from desktop.errors import AlqaError
from desktop.exchange import pack
from desktop.model.people import RosterEntry
from desktop.model.statements import Round
from desktop.storage import blobs, dossiers, statements
from desktop.storage.workspace import Workspace


def pack_for(ws: Workspace, body: Round, entry: RosterEntry, out: Path, step: Callable[[], None]) -> Packed:
    """One commissioner's pack: mandate, every version of the round, the dossiers to be read. `step` is
    called for each blob that is opened (each is opened twice)."""
    codes = readable(body, entry.id)
    digests = {ref.code: ref.digest for ref in body.dossiers}
    names: list[str] = []
    for code in codes:
        noun = dossiers.get(ws, digests[code])
        names.append(digests[code])
        for document in noun.documents:
            names += [document.sha256, document.text]
    sent = [one for kind in ("mandate", "round") for one in statements.verified(ws, kind)]

    def opened(sha256: str) -> io.BytesIO:
        step()
        return open_blob(ws, sha256)

    contents = pack.PackContents(sent, names, opened)
    path = out / f"{entry.id}.alqa-pack"
    pack.write_pack(path, contents, [entry.recipient], replace=True)
    left_out = tuple(ref.code for ref in body.dossiers if ref.code not in codes)
    return Packed(entry.id, path, len(codes), left_out)


def readable(body: Round, reviewer: str) -> list[str]:
    """The assigned dossiers of a reviewer without those he is recused from."""
    recused = {one.dossier for one in body.recusals if one.reviewer == reviewer}
    assigned = next((one.dossiers for one in body.assignment if one.reviewer == reviewer), [])
    return [code for code in assigned if code not in recused]


def open_blob(ws: Workspace, sha256: str) -> io.BytesIO:
    """The bytes of a dossier, a text or a document by its hash."""
    if dossiers.has(ws, sha256):
        return io.BytesIO(dossiers.raw(ws, sha256))
    if dossiers.has_text(ws, sha256):
        return io.BytesIO(dossiers.raw_text(ws, sha256))
    if not blobs.has(ws, sha256):
        raise AlqaError("blob-missing", document=sha256)
    return io.BytesIO(blobs.get(ws, sha256))

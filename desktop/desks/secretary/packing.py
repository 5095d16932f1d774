"""Packs: one sealed file for each commissioner, holding the assigned dossiers and no others."""

from __future__ import annotations

import io
from pathlib import Path

from desktop import clock
from desktop.desks import rounds
from desktop.desks.views import Packed
from desktop.errors import AlqaError
from desktop.exchange import files, pack
from desktop.model.people import RosterEntry
from desktop.model.statements import Round
from desktop.storage import blobs, dossiers, journal, statements
from desktop.storage.workspace import Workspace


def packs(ws: Workspace, out: Path) -> list[Packed]:
    """Write `ID.alqa-pack` for every commissioner into the folder `out`."""
    files.ensure_folder(out)
    body = rounds.current(ws).body
    made = [pack_for(ws, body, entry, out) for entry in body.roster if "commissioner" in entry.roles]
    for one in made:
        journal.append(ws, "pack", {"reviewer": one.reviewer, "dossiers": one.dossiers}, clock.now())
    return made


def pack_for(ws: Workspace, body: Round, entry: RosterEntry, out: Path) -> Packed:
    """One commissioner's pack: mandate, every version of the round, the dossiers to be read."""
    codes = readable(body, entry.id)
    digests = {ref.code: ref.digest for ref in body.dossiers}
    names: list[str] = []
    for code in codes:
        noun = dossiers.get(ws, digests[code])
        names.append(digests[code])
        for document in noun.documents:
            names += [document.sha256, document.text]
    sent = [one for kind in ("mandate", "round") for one in statements.verified(ws, kind)]
    contents = pack.PackContents(sent, names, lambda sha256: open_blob(ws, sha256))
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

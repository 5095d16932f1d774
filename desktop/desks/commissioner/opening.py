"""Opening a pack: the first one makes the workspace, a later one of the same round updates it."""

from __future__ import annotations

import io
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.desks import people, rounds
from desktop.desks.commissioner.receiving import Received, Shelf, look, read_noun
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.exchange import pack as pack_file
from desktop.exchange.pack import Blob
from desktop.model.statements import Round
from desktop.storage import blobs, dossiers, journal, places, sheets, statements
from desktop.storage.workspace import KEY_FILE, Workspace
from desktop.trust import identity as identities
from desktop.trust.digest import comparison_code
from desktop.trust.identity import Identity

ROLE = "commissioner"


@dataclass(frozen=True)
class Opened:
    """An open workspace and what the pack brought. `changed`: dossiers that are not what they were;
    `authority`: the organisation's mandate was there; `code`: of the mandate, else of the round."""

    workspace: Workspace
    round_id: str
    version: int
    reviewer: str
    changed: tuple[str, ...]
    authority: bool
    code: str


def open_pack(pack: Path, key_file: Path, passphrase: str, workspace: Path) -> Opened:
    """Take a pack into the workspace at `workspace`, which is made if there is none.

    Everything is checked before anything is kept; on any failure a new workspace is not there and one
    that was there is as it was. Marks stay. Raises the codes of `receiving.look`, of the key file and
    of the workspace, `workspace-other-identity`, `workspace-other-role`, `authority-other-round`.
    """
    me, key_bytes = people.load(key_file, passphrase)
    if (workspace / KEY_FILE).exists():
        return _update_closed(pack, me, workspace)
    places.refuse_unsafe(workspace)
    refuse_occupied(workspace)
    received = look(pack, me, Shelf())
    _build(pack, me, key_bytes, workspace, received)
    return opened(Workspace.enter(workspace, me), received, ())


def update_pack(ws: Workspace, pack: Path) -> Opened:
    """Take a later pack of the same round and person into an open workspace; raises as `open_pack`."""
    if ws.role != ROLE:
        raise AlqaError("workspace-other-role", path=str(ws.folder))
    before = {ref.code: ref.digest for ref in rounds.current(ws).body.dossiers}
    received = look(pack, ws.identity, shelf_of(ws))
    try:
        keep(ws, pack, received)
    except BaseException:
        ws.forget()
        blobs.sweep(ws)
        raise
    now = {ref.code: ref.digest for ref in received.current.body.dossiers}
    return opened(ws, received, tuple(code for code in now if before.get(code, now[code]) != now[code]))


def opened(ws: Workspace, received: Received, changed: tuple[str, ...]) -> Opened:
    """What a person is told of an opened pack."""
    body, mandate = received.current.body, received.mandate
    return Opened(
        ws,
        body.round,
        body.version,
        received.me.id,
        changed,
        mandate is not None,
        comparison_code(mandate.digest if mandate else received.current.digest),
    )


def shelf_of(ws: Workspace) -> Shelf:
    """What an open workspace holds already."""
    known = [one for kind in ("mandate", "round") for one in statements.verified(ws, kind)]
    return Shelf(
        tuple(known),
        lambda digest: dossiers.raw(ws, digest) if dossiers.has(ws, digest) else None,
        lambda name: blobs.has(ws, name) or dossiers.has_text(ws, name),
    )


def keep(ws: Workspace, pack: Path, received: Received) -> None:
    """The second reading: what the round asks for into the workspace, all of it or nothing."""
    now = clock.now()
    with ws.transaction():
        remember_judged(ws, received.current.body)
        sent = pack_file.read_pack(pack, ws.identity, storing(ws, received))
        if [one.digest for one in sent] != [one.digest for one in received.statements]:
            raise AlqaError("disk-altered", path=str(pack))  # another file than the one looked at
        for statement in sent:
            statements.add(ws, statement, pack.name, now)
        current = received.current
        journal.append(ws, "pack", {"version": current.body.version, "digest": current.digest}, now)


def remember_judged(ws: Workspace, new: Round) -> None:
    """What is written stays about what it was written on until its author touches it again."""
    written = sheets.all(ws)
    if not written:
        return
    old = rounds.current(ws).body
    rubric, changed = rounds.rubric_digest(old.rubric), rounds.rubric_digest(new.rubric)
    digests = {ref.code: ref.digest for ref in new.dossiers}
    for ref in old.dossiers:
        row = written.get(ref.code)
        if row and not row.judged and (rubric != changed or digests.get(ref.code) != ref.digest):
            sheets.set_judged(ws, ref.code, sheets.JudgedRow(ref.digest, rubric))


def storing(ws: Workspace, received: Received) -> Callable[[str, Blob], None]:
    """The sink of the second reading."""

    def take(sha256: str, blob: Blob) -> None:
        if sha256 in received.dossiers:
            dossiers.put(ws, read_noun(blob))
        elif sha256 in received.texts:
            dossiers.put_text(ws, read_noun(blob))
        elif sha256 in received.documents:
            blobs.put(ws, sha256, io.BufferedReader(_Raw(blob), pack_file.CHUNK))

    return take


class _Raw(io.RawIOBase):
    """A blob of a pack as a raw stream."""

    def __init__(self, blob: Blob) -> None:
        self._blob = blob

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # the stub knows no narrower
        data = self._blob.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def refuse_occupied(folder: Path) -> None:
    """Raises `workspace-exists` for a folder with something in it, or a file."""
    with files.system_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise AlqaError("workspace-exists", path=str(folder))


def _build(pack: Path, me: Identity, key_bytes: bytes, folder: Path, received: Received) -> None:
    """Make the workspace beside its place and move it there whole: a kill half-way leaves no workspace."""
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    try:
        with Workspace.create(beside, me, key_bytes, ROLE, received.current.body.round) as ws:
            keep(ws, pack, received)
        with files.system_errors(folder):
            if folder.exists():
                folder.rmdir()  # empty; Windows renames onto nothing that exists
            beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _update_closed(pack: Path, me: Identity, folder: Path) -> Opened:
    """As `update_pack`, of a workspace that is not open yet."""
    with files.system_errors(folder):
        owner = identities.peek((folder / KEY_FILE).read_bytes())
    if owner.key != me.key:
        raise AlqaError("workspace-other-identity", path=str(folder), name=owner.name)
    ws = Workspace.enter(folder, me)
    try:
        return update_pack(ws, pack)
    except BaseException:
        ws.close()
        raise

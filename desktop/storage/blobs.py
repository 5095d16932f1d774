"""Documents beside the database: one encrypted file for each content hash, a random key and name each.

The file is complete and on the disk before its row is: a crash leaves at most a file that no row
names, which `sweep` takes away.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
from pathlib import Path
from typing import Any, BinaryIO, cast

from desktop.errors import AlqaError
from desktop.storage.disk import sync_folder, system_errors
from desktop.storage.workspace import DOCUMENTS, Workspace
from desktop.trust import filebox
from desktop.trust.digest import sha256_hex


class _Hashing(io.RawIOBase):
    """A reader that hashes and counts what passes through it."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._hash = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._source.read(size)
        self._hash.update(data)
        self.size += len(data)
        return data

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def put(ws: Workspace, sha256: str, stream: BinaryIO) -> bool:
    """Keep a document; False when it is held already (the stream is not read then).

    Raises `blob-hash-differs` when the content is not what its name says, and what the disk refuses.
    """
    if has(ws, sha256):
        return False
    name, key = secrets.token_hex(16), filebox.new_key()
    size = _write(ws.folder / DOCUMENTS / name, stream, key, sha256)
    with ws.transaction() as connection:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO blobs (sha256, file, key, size) VALUES (?, ?, ?, ?)",
            (sha256, name, key, size),
        )
    return True


def put_bytes(ws: Workspace, data: bytes) -> str:
    """Keep a document that is in memory; its SHA-256."""
    sha256 = sha256_hex(data)
    put(ws, sha256, io.BytesIO(data))
    return sha256


def has(ws: Workspace, sha256: str) -> bool:
    """Whether a document is held."""
    return _row(ws, sha256) is not None


def get(ws: Workspace, sha256: str) -> bytes:
    """The document's bytes, decrypted into memory and checked against its name.

    Raises `blob-missing` (never taken in, or its file is gone) and `blob-damaged`.
    """
    row = _row(ws, sha256)
    if row is None:
        raise AlqaError("blob-missing", document=sha256)
    path = ws.folder / DOCUMENTS / str(row[0])
    if not path.is_file():
        raise AlqaError("blob-missing", document=sha256)
    try:
        with system_errors(path), path.open("rb") as file:
            data = filebox.unlock(file, row[1])
    except AlqaError as error:
        if error.code != "box-damaged":
            raise
        raise AlqaError("blob-damaged", document=sha256) from error
    if sha256_hex(data) != sha256:
        raise AlqaError("blob-damaged", document=sha256)
    return data


def size_of(ws: Workspace, sha256: str) -> int:
    """The document's size in bytes. Raises `blob-missing`."""
    row = _row(ws, sha256)
    if row is None:
        raise AlqaError("blob-missing", document=sha256)
    return int(row[2])


def all(ws: Workspace) -> list[str]:
    """The SHA-256 of every document held."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT sha256 FROM blobs ORDER BY sha256").all()
    return [str(row[0]) for row in rows]


def files(ws: Workspace) -> list[Path]:
    """Where the file of every document should lie."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT file FROM blobs ORDER BY file").all()
    return [ws.folder / DOCUMENTS / str(row[0]) for row in rows]


def sweep(ws: Workspace) -> int:
    """Take away files that no row names (left by a crash); how many there were."""
    folder = ws.folder / DOCUMENTS
    with ws.transaction() as connection:
        named = {row[0] for row in connection.exec_driver_sql("SELECT file FROM blobs").all()}
        with system_errors(folder):
            stray = [path for path in folder.iterdir() if path.name not in named]
            for path in stray:
                path.unlink()
    return len(stray)


def _row(ws: Workspace, sha256: str) -> Any:
    with ws.transaction() as connection:
        return connection.exec_driver_sql(
            "SELECT file, key, size FROM blobs WHERE sha256 = ?", (sha256,)
        ).first()


def _write(path: Path, stream: BinaryIO, key: bytes, sha256: str) -> int:
    source = _Hashing(stream)
    complete = False
    with system_errors(path):
        try:
            with path.open("xb") as file:
                filebox.lock(cast(BinaryIO, source), file, key)
                file.flush()
                os.fsync(file.fileno())
            if source.hexdigest() != sha256:
                raise AlqaError("blob-hash-differs", expected=sha256, found=source.hexdigest())
            sync_folder(path.parent)
            complete = True
        finally:
            if not complete:
                path.unlink(missing_ok=True)
    return source.size

"""The `.alqa-pack`: what one commissioner receives. Age over a STORED zip, in parts.

Members: `statements/<digest>.json` (envelopes: the mandate, if there is one, and every round version) and
`blobs/<sha256>` (dossiers and document texts as canonical JSON, documents as they are), each named by the
SHA-256 of what it holds (a statement: of its payload). Everything is streamed both ways.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from desktop.errors import AlqaError
from desktop.exchange import zipform
from desktop.exchange.channel import Channel, FromPieces, pulled
from desktop.exchange.parts import PART_BYTES, reading, writing
from desktop.model.statements import Statement
from desktop.trust import envelope, limits
from desktop.trust.envelope import Verified
from desktop.trust.identity import Opener
from desktop.trust.seal import seal, unseal

NAMES: Final = re.compile(r"statements/[0-9a-f]{64}\.json|blobs/[0-9a-f]{64}")
KINDS: Final = frozenset(["mandate", "round"])
STATEMENTS: Final = "statements/"
BLOBS: Final = "blobs/"
CHUNK: Final = 256 * 1024


class Blob(Protocol):
    """Something to read a blob from."""

    def read(self, size: int = -1, /) -> bytes: ...


OpenBlob = Callable[[str], Blob]
Sink = Callable[[str, Blob], None]


class PackContents(NamedTuple):
    """What goes into a pack: verified statements, the SHA-256 of each blob, and how to open one (it is
    opened twice: once to measure, once to write)."""

    statements: Iterable[Verified[Statement]]
    blobs: Iterable[str]
    open_blob: OpenBlob


def write_pack(
    path: Path,
    contents: PackContents,
    recipients: list[str],
    *,
    replace: bool = False,
    part_bytes: int = PART_BYTES,
) -> None:
    """Write a pack sealed to `recipients`. Raises `blob-differs` if a blob is not what it is named by."""
    source = FromPieces(zipform.pieces(_members(contents)))
    with writing(path, part_bytes) as parts:
        seal(source, parts, recipients)
        parts.commit(replace)


def read_pack(path: Path, identity: Opener, sink: Sink) -> list[Verified[Statement]]:
    """The statements of a pack, sorted by digest, after every blob has gone through `sink`.

    `sink(sha256, stream)` is called while the file is still being decrypted: what it stores counts only
    once this function has returned; if it raises, the caller throws that away. Each blob's hash is
    compared right after its sink has returned. Raises `blob-differs`, `pack-statement` and the codes of
    files, seal, zip and envelope.
    """
    with reading(path) as parts:

        def push(channel: Channel) -> None:
            unseal(parts, channel, identity)

        with pulled(push) as clear:
            return [found for member in zipform.stream(clear, NAMES) for found in _take(member, sink)]


def _take(member: zipform.Stream, sink: Sink) -> Iterator[Verified[Statement]]:
    if member.name.startswith(STATEMENTS):
        yield _statement(member)
        return
    sha256 = member.name.removeprefix(BLOBS)
    hashing = _Hashing(member)
    sink(sha256, hashing)
    hashing.drain()
    if hashing.hex() != sha256:
        raise AlqaError("blob-differs", sha256=sha256)


def _statement(member: zipform.Stream) -> Verified[Statement]:
    if member.size > limits.ENVELOPE_BYTES:
        raise AlqaError("payload-too-large", bytes=member.size, limit=limits.ENVELOPE_BYTES)
    verified = envelope.verify(envelope.read(zipform.exactly(member, member.size)))
    if verified.kind not in KINDS or member.name != f"{STATEMENTS}{verified.digest}.json":
        raise AlqaError("pack-statement", member=member.name)
    return verified


def _members(contents: PackContents) -> Iterator[zipform.Member]:
    for sha256 in sorted(set(contents.blobs)):
        yield _measured(sha256, contents.open_blob)
    statements = {statement.digest: statement for statement in contents.statements}
    for digest in sorted(statements):
        yield zipform.whole(f"{STATEMENTS}{digest}.json", statements[digest].envelope)


def _measured(sha256: str, open_blob: OpenBlob) -> zipform.Member:
    size, crc, hasher = 0, 0, hashlib.sha256()
    for piece in _pieces(open_blob(sha256)):
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        hasher.update(piece)
    if hasher.hexdigest() != sha256 or size > zipform.MEMBER_MOST:
        raise AlqaError("blob-differs", sha256=sha256)
    return zipform.Member(f"{BLOBS}{sha256}", size, crc, _pieces(open_blob(sha256)))


def _pieces(blob: Blob) -> Iterator[bytes]:
    while piece := blob.read(CHUNK):
        yield piece


class _Hashing:
    """Passes a blob on and digests what passes."""

    def __init__(self, member: zipform.Stream) -> None:
        self._member = member
        self._hasher = hashlib.sha256()
        self.hex = self._hasher.hexdigest

    def read(self, size: int = -1, /) -> bytes:
        data = self._member.read(size)
        self._hasher.update(data)
        return data

    def drain(self) -> None:
        while self.read(CHUNK):
            pass

"""Several files that are one document: pages scanned one by one, letters of two offices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.intake.office import Stop
from desktop.pages.ink_job import Job, Part
from desktop.pages.inking import ink, papers
from desktop.pages.server import PageServer
from desktop.trust.digest import sha256_hex


class Piece(NamedTuple):
    """A PDF and the name of the file it came in."""

    name: str
    pdf: bytes


def join(server: PageServer, pieces: Sequence[Piece], title: str, stop: Stop) -> bytes:
    """One PDF with a bookmark for each file. Raises as the page server, and as `ink`, naming the file."""
    parts = []
    for piece in pieces:
        handle = server.open(piece.pdf, piece.name)
        try:
            parts.append(Part(piece.pdf, piece.name, papers(server, handle)))
        finally:
            server.close_document(handle)
        stop()
    return ink(Job(parts, [], title, "ru"), lambda _done, _of: stop())


def digest_of(digests: Sequence[str]) -> str:
    """What names the files of a joined document: the SHA-256 of their digests in order, a line each."""
    return sha256_hex("".join(f"{digest}\n" for digest in digests).encode("ascii"))

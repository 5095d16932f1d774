"""Single files under the strict readers, without keys: `inspect` a payload, `probe` documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.desks.people import Signed, signed
from desktop.exchange import files
from desktop.intake import probe as intake_probe
from desktop.pages.server import PageServer
from desktop.trust import digest, envelope, limits


def inspect(path: Path, kind: str) -> Signed:
    """A payload's bytes through the strict reader of `kind`; the faults of every layer are raised."""
    data = files.read_file(path, limits.PAYLOAD_BYTES)
    envelope.read_payload(data, kind)
    return signed(digest.sha256_hex(data))


def probe(paths: list[Path]) -> list[dict[str, Any]]:
    """One row for each document: file, verdict, code, pages, chars."""
    with PageServer() as pages:
        return [intake_probe.row(path, pages) for path in paths]

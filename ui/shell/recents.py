"""What this person opened on this computer: kept encrypted under the person's own keys, so that
before unlocking not even the number of rounds can be read."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from desktop.errors import AlqaError
from desktop.model.text import Text
from desktop.paths import local_data
from desktop.storage.disk import write_durably
from desktop.trust import filebox
from desktop.trust.digest import sha256_hex
from desktop.trust.identity import Identity

LABEL, MOST = "recents", 24


@dataclass(frozen=True)
class Recent:
    """A workspace: where it lies, which round and role, how far it is, when it was last open."""

    folder: str
    round: str
    title: Text
    role: str
    done: int
    of: int
    opened: str
    origin: str = ""  # SHA-256 of the pack it was made from
    changed: int = 0  # sheets that a newer pack asks about again
    closes: str = ""  # the due date
    handed: str = ""  # when the last file was signed
    same: bool = False  # nothing changed since
    receipt: bool = False  # it was confirmed


class Recents:
    """The list of one unlocked identity."""

    def __init__(self, identity: Identity, place: Path | None = None) -> None:
        self._key = identity.derive(LABEL)
        name = sha256_hex(self._key)[:16]  # says nothing about whose it is
        self._path = (place or local_data() / "recents") / f"{name}.box"

    def all(self) -> list[Recent]:
        """Newest first; a list that cannot be read is an empty one (it can be rebuilt by opening)."""
        try:
            plain = filebox.unlock(io.BytesIO(self._path.read_bytes()), self._key)
            return [Recent(**entry) for entry in json.loads(plain)]
        except (OSError, AlqaError, ValueError, TypeError):
            return []

    def remember(self, recent: Recent) -> None:
        """Put one on top; a folder stands in the list once and keeps what it was made from."""
        before = self.all()
        old = next((r for r in before if r.folder == recent.folder), None)
        kept = replace(recent, origin=recent.origin or (old.origin if old else ""))
        self._write([kept, *(r for r in before if r.folder != recent.folder)][:MOST])

    def forget(self, folder: str) -> None:
        self._write([r for r in self.all() if r.folder != folder])

    def of_pack(self, digest: str) -> Recent | None:
        """The workspace that this very pack file became, if it is still there."""
        found = (r for r in self.all() if r.origin == digest and Path(r.folder).is_dir())
        return next(found, None)

    def of_round(self, round_id: str, role: str) -> Recent | None:
        found = (r for r in self.all() if r.round == round_id and r.role == role and Path(r.folder).is_dir())
        return next(found, None)

    def _write(self, entries: list[Recent]) -> None:
        plain = json.dumps([asdict(entry) for entry in entries]).encode()
        sealed = io.BytesIO()
        filebox.lock(io.BytesIO(plain), sealed, self._key)
        # Whole or not at all: a lost list could make a second workspace of a round.
        with contextlib.suppress(OSError, AlqaError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(self._path, sealed.getvalue())

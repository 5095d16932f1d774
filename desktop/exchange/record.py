"""The `.alqa-record`: everything an auditor needs to recompute and check a decision.

A STORED zip in its one form: `statements/<digest>.json` (envelopes; the digest is of the payload) and
`dossiers/<digest>.json` (canonical dossiers). Any changed byte is noticed and the member named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.errors import AlqaError, Fault
from desktop.exchange import zipform
from desktop.exchange.files import read_file, write_file
from desktop.model.dossier import Dossier
from desktop.trust import canonical, envelope
from desktop.trust.digest import sha256_hex
from desktop.trust.envelope import Verified

NAMES: Final = re.compile(r"(statements|dossiers)/[0-9a-f]{64}\.json")
RECORD_BYTES: Final = 1024 * 1024 * 1024
STATEMENTS: Final = "statements/"
DOSSIERS: Final = "dossiers/"
DOSSIER_SCHEMA: Final = "alqa.dossier.v1"


@dataclass(frozen=True)
class RecordContents:
    """Verified statements sorted by digest, and canonical dossiers by digest."""

    statements: tuple[Verified[Any], ...]
    dossiers: Mapping[str, bytes]

    def of(self, kind: str) -> list[Verified[Any]]:
        """The statements of a kind."""
        return [statement for statement in self.statements if statement.kind == kind]


def write_record(path: Path, contents: RecordContents, replace: bool = False) -> None:
    """Write a record. The same contents give the same bytes, everywhere and always."""
    write_file(path, build_record(contents), replace)


def build_record(contents: RecordContents) -> bytes:
    """A record's bytes."""
    members = {f"{STATEMENTS}{s.digest}.json": s.envelope for s in contents.statements}
    if len(members) != len(contents.statements):
        raise RuntimeError("one statement in two envelopes: join their signatures first")
    members.update({f"{DOSSIERS}{digest}.json": data for digest, data in contents.dossiers.items()})
    return zipform.build(members)


def read_record(path: Path) -> RecordContents:
    """A record of which every byte, hash and signature has been checked (not who signed: `authority`).

    Raises `zip-damaged`, `zip-name`, and `record-member` (member, reason) for the first member that is not
    what its name says or does not verify.
    """
    return parse_record(read_file(path, RECORD_BYTES))


def parse_record(data: bytes) -> RecordContents:
    """As `read_record`, from bytes."""
    statements: list[Verified[Any]] = []
    dossiers: dict[str, bytes] = {}
    for name, content in zipform.read(data, NAMES).items():
        digest = name.partition("/")[2].removesuffix(".json")
        if name.startswith(STATEMENTS):
            statements.append(_statement(name, digest, content))
        else:
            dossiers[digest] = _dossier(name, digest, content)
    return RecordContents(tuple(statements), dossiers)


def dossiers_of(contents: RecordContents) -> dict[str, Dossier]:
    """The dossiers by digest, decoded."""
    return {digest: canonical.decode(data, Dossier) for digest, data in contents.dossiers.items()}


def _statement(name: str, digest: str, content: bytes) -> Verified[Any]:
    try:
        verified = envelope.verify(envelope.read(content))
    except AlqaError as error:
        raise _member(name, error) from error
    if verified.digest != digest:
        raise AlqaError("record-member", member=name, reason="digest")
    return verified


def _dossier(name: str, digest: str, content: bytes) -> bytes:
    if sha256_hex(content) != digest:
        raise AlqaError("record-member", member=name, reason="digest")
    try:
        dossier = canonical.decode(content, Dossier)
    except AlqaError as error:
        raise _member(name, error) from error
    if dossier.schema != DOSSIER_SCHEMA:
        raise AlqaError("record-member", member=name, reason="payload-schema")
    return content


def _member(name: str, error: AlqaError) -> AlqaError:
    """The member first, then each reason in its own words."""
    return AlqaError.of([Fault("record-member", {"member": name, "reason": error.code}), *error.faults])

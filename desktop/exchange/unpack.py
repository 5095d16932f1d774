"""A record as plain files: payloads, one detached SSH signature each, and how to check them by hand.

`X.json` is a statement's payload, `X.json.ID.sig` a signature as `ssh-keygen` writes it, `allowed_signers`
says which key may sign what, VERIFY.md gives the commands. Names are made from checked identifiers, never
taken from the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop.errors import AlqaError
from desktop.exchange.files import make_folder, write_file
from desktop.exchange.record import RecordContents, dossiers_of, read_record
from desktop.exchange.verify_md import verify_md
from desktop.model.ids import is_id
from desktop.model.statements import Mandate, Round, schema_of
from desktop.trust import envelope, sshsig
from desktop.trust.envelope import Verified

SHORT: Final = 12  # hex digits of a digest, where a plain name would name two statements
ORGANISATION: Final = "organisation"
MAY_SIGN: Final[dict[str, tuple[str, ...]]] = {
    "secretary": ("round", "proxy", "receipt", "request", "close", "ruling", "decision"),
    "chair": ("ruling", "decision"),
    "commissioner": ("declaration", "scores", "decision"),
}


class Signed(NamedTuple):
    """One signature to check: the statement's file, the signer's name, the namespace."""

    stem: str
    signer: str
    namespace: str


def unpack(record: Path, folder: Path) -> list[Signed]:
    """Unpack `record` into the new or empty `folder`; returns what can be checked there, in order.

    Raises the codes of `read_record` and `folder-not-empty`.
    """
    contents = read_record(record)
    files, signed = plain_files(contents)
    make_folder(folder)
    for name, data in files.items():
        write_file(folder / name, data)
    return signed


def plain_files(contents: RecordContents) -> tuple[dict[str, bytes], list[Signed]]:
    """The files by name, and the signatures among them."""
    names = signer_names(contents)
    files: dict[str, bytes] = {}
    signed: list[Signed] = []
    for statement, stem in stems(contents.statements, names):
        files[f"{stem}.json"] = statement.payload
        for signature in envelope.read(statement.envelope).signatures:
            signer = _called(names, signature.key)
            files[f"{stem}.json.{signer}.sig"] = sshsig.armor(signature.sig).encode("ascii")
            signed.append(Signed(stem, signer, schema_of(statement.kind)))
    for digest, dossier in dossiers_of(contents).items():
        if not is_id(dossier.code):
            raise AlqaError("statement-id", where="code", value=ascii(dossier.code))
        files[f"dossier-{dossier.code}-{digest[:SHORT]}.json"] = contents.dossiers[digest]
    files["allowed_signers"] = allowed_signers(contents, names).encode("ascii")
    files["VERIFY.md"] = verify_md(signed).encode("utf-8")
    return files, signed


def stems(statements: Iterable[Verified[Any]], names: dict[str, str]) -> list[tuple[Verified[Any], str]]:
    """A name for each statement, sorted; where two would share one, both carry their digest's start."""
    named = _numbered([(statement, _stem(statement, names)) for statement in statements])
    shared = [stem.lower() for _, stem in named]
    told = [
        (statement, f"{stem}-{statement.digest[:SHORT]}" if shared.count(stem.lower()) > 1 else stem)
        for statement, stem in named
    ]
    return sorted(told, key=lambda pair: pair[1])


def signer_names(contents: RecordContents) -> dict[str, str]:
    """Keys to names: the roster's ids of every version; the organisation."""
    names: dict[str, str] = {}
    for mandate in contents.of("mandate"):
        body: Mandate = mandate.body
        names[body.organisation.key] = ORGANISATION
    for round_ in sorted(contents.of("round"), key=lambda r: -int(r.body.version)):
        for entry in round_.body.roster:
            names.setdefault(entry.key, entry.id)
    return names


def allowed_signers(contents: RecordContents, names: dict[str, str]) -> str:
    """OpenSSH's ALLOWED SIGNERS: one line for each key and namespace that the round entitles it to, and
    a line for each witness's key that has signed a proxy sheet."""
    entitled: set[tuple[str, str, str]] = set()
    for mandate in contents.of("mandate"):
        entitled.add((ORGANISATION, "mandate", mandate.body.organisation.key))
    for round_ in contents.of("round"):
        entitled |= _roster_lines(round_.body, names)
    for proxy in contents.of("proxy"):
        entitled |= {(_called(names, key), "proxy", key) for key in proxy.signers}
    lines = (
        f'{name} namespaces="{schema_of(kind)}" {sshsig.public_line(key)}\n'
        for name, kind, key in sorted(entitled)
    )
    return "".join(lines)


def _roster_lines(round_: Round, names: dict[str, str]) -> set[tuple[str, str, str]]:
    return {
        (names[entry.key], kind, entry.key)
        for entry in round_.roster
        for role in entry.roles
        for kind in MAY_SIGN[role]
    }


def _stem(statement: Verified[Any], names: dict[str, str]) -> str:
    body = statement.body
    match statement.kind:
        case "round":
            return f"round-{body.version}"
        case "scores":
            return f"scores-{body.reviewer}-{body.sequence}"
        case "proxy" | "request":
            return f"{statement.kind}-{body.reviewer}"
        case "receipt":
            return f"receipt-{body.reviewer}-{body.sequence}"
        case "declaration":
            return f"declaration-{_called(names, body.declarant.key)}"
        case "card":
            return f"card-{_called(names, body.key)}"
        case kind:
            return kind


def _called(names: dict[str, str], key: str) -> str:
    return names.get(key, f"key-{key[:16]}")


def _numbered(named: list[tuple[Verified[Any], str]]) -> list[tuple[Verified[Any], str]]:
    """Rulings are numbered in the order of their digests."""
    rulings = sorted(s.digest for s, _ in named if s.kind == "ruling")
    return [
        (s, f"ruling-{rulings.index(s.digest) + 1}") if s.kind == "ruling" else (s, stem) for s, stem in named
    ]

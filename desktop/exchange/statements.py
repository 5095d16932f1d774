"""Small statements in files of their own: an envelope, plain or sealed.

The suffix names the kind (`.alqa-card` holds a card); the content must agree with it. What is confidential
(a declaration, a proxy sheet, a score bundle) is age over the envelope.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final, TypeVar, overload

from desktop.errors import AlqaError
from desktop.exchange.files import read_file, system_errors, write_file
from desktop.model.statements import KINDS, Statement
from desktop.trust import envelope
from desktop.trust.envelope import Envelope, Verified
from desktop.trust.identity import Opener
from desktop.trust.seal import is_sealed, seal, unseal

B = TypeVar("B", bound=Statement)

SEALED: Final = frozenset(["declaration", "proxy", "scores"])
PREFIX: Final = ".alqa-"
KEY_HEAD: Final = b'{"checksum":'
ENVELOPE_HEAD: Final = b'{"payload":"'
ZIP_HEAD: Final = b"PK\x03\x04"


@overload
def read_statement(path: Path, kind: type[B]) -> Verified[B]: ...
@overload
def read_statement(path: Path, kind: str) -> Verified[Any]: ...
def read_statement(path: Path, kind: str | type[Any]) -> Verified[Any]:
    """A plain statement file, verified. Raises the codes of `files.read_file` and `envelope`, and
    `file-sealed` if the file is age."""
    data = read_file(path)
    if is_sealed(data):
        raise AlqaError("file-sealed", path=str(path))
    return envelope.verify(envelope.read(data), kind)


def write_statement(path: Path, env: Envelope, replace: bool = False) -> None:
    """An envelope as a plain file; a confidential kind is our bug."""
    if envelope.kind_of(env) in SEALED:
        raise RuntimeError(f"a {env.type} travels sealed")
    write_file(path, envelope.write(env), replace)


@overload
def read_sealed(path: Path, kind: type[B], identity: Opener) -> Verified[B]: ...
@overload
def read_sealed(path: Path, kind: str, identity: Opener) -> Verified[Any]: ...
def read_sealed(path: Path, kind: str | type[Any], identity: Opener) -> Verified[Any]:
    """A sealed statement, opened in memory and verified. Raises also the codes of `seal.unseal`."""
    return open_sealed(read_file(path), kind, identity)


def open_sealed(data: bytes, kind: str | type[Any], identity: Opener) -> Verified[Any]:
    """As `read_sealed`, from bytes that the caller has read (and digested) already."""
    out = io.BytesIO()
    unseal(io.BytesIO(data), out, identity)
    return envelope.verify(envelope.read(out.getvalue()), kind)


def write_sealed(path: Path, env: Envelope, recipients: list[str], replace: bool = False) -> None:
    """An envelope sealed to `recipients`. Two sealings of one envelope differ in every byte."""
    out = io.BytesIO()
    seal(io.BytesIO(envelope.write(env)), out, recipients)
    write_file(path, out.getvalue(), replace)


def sniff(path: Path) -> str:
    """What a file is: a kind of statement, `key`, `pack` or `record`, by suffix and first bytes.

    Raises `file-kind-unknown` when the suffix is none of ours, `file-kind-mismatch` when the content
    cannot be what the suffix says.
    """
    kind = path.suffix.removeprefix(PREFIX) if path.suffix.startswith(PREFIX) else ""
    if path.stem.endswith(f"{PREFIX}pack") and path.suffix[1:].isdecimal():
        return "pack"
    heads = _heads(kind)
    if not heads:
        raise AlqaError("file-kind-unknown", path=str(path))
    with system_errors(path), path.open("rb") as file:
        head = file.read(64)
    if not any(head.startswith(expected) for expected in heads):
        raise AlqaError("file-kind-mismatch", path=str(path), kind=kind)
    return kind


def _heads(kind: str) -> tuple[bytes, ...]:
    if kind == "key":
        return (KEY_HEAD,)
    if kind == "record":
        return (ZIP_HEAD,)
    if kind == "pack" or kind in SEALED:
        return (b"age-encryption.org/",)
    return (ENVELOPE_HEAD,) if kind in KINDS else ()

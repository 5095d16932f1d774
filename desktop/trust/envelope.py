"""The envelope: a statement's payload bytes with the signatures over exactly those bytes.

File form: canonical JSON `{"payload": base64, "signatures": [{"key", "sig"}], "type"}`, signatures sorted
by key, `sig` the base64 of the SSHSIG blob. A reader rebuilds it and compares, so that one envelope has one
byte form. A statement's digest is the SHA-256 of the payload; signatures never enter it.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload

import msgspec

from desktop.errors import AlqaError
from desktop.model.base import Noun
from desktop.model.statements import KINDS, Statement, schema_of
from desktop.trust import canonical, limits, sshsig
from desktop.trust.check import check
from desktop.trust.digest import sha256_hex
from desktop.trust.identity import Identity

B = TypeVar("B", bound=Statement)
B_co = TypeVar("B_co", bound=Statement, covariant=True)


class Signature(msgspec.Struct, frozen=True, order=True):
    """`key`: 64 hex digits; `sig`: SSHSIG blob."""

    key: str
    sig: bytes


class Envelope(msgspec.Struct, frozen=True):
    """Unverified: a type, payload bytes, signatures sorted by key."""

    type: str
    payload: bytes
    signatures: tuple[Signature, ...]

    @property
    def digest(self) -> str:
        """The statement's digest."""
        return sha256_hex(self.payload)


@dataclass(frozen=True)
class Verified(Generic[B_co]):
    """A statement whose every signature held and whose content passed `check`.

    Equal and hashed by `envelope` (the file form's bytes). `signers` are sorted keys. That the signers
    were entitled to sign is another question: `authority.signer_faults`.
    """

    kind: str = field(compare=False)
    digest: str = field(compare=False)
    body: B_co = field(compare=False)
    payload: bytes = field(compare=False, repr=False)
    signers: tuple[str, ...] = field(compare=False)
    envelope: bytes = field(repr=False)


class _SignatureText(Noun, frozen=True):
    key: str
    sig: str


class _EnvelopeText(Noun, frozen=True):
    payload: str
    signatures: list[_SignatureText]
    type: str


def sign(identity: Identity, statement: Statement) -> Envelope:
    """A statement under one signature. Raises the faults of `check`: nothing inadmissible is signed."""
    if faults := check(statement):
        raise AlqaError.of(faults)
    payload = canonical.encode(statement)
    return _with(Envelope(statement.schema, payload, ()), identity)


def cosign(env: Envelope, identity: Identity) -> Envelope:
    """`env` with one signature more; `signature-doubled` if this key has signed already."""
    verify(env)
    if any(signature.key == identity.key for signature in env.signatures):
        raise AlqaError("signature-doubled", key=identity.key)
    return _with(env, identity)


def join(first: Envelope, second: Envelope) -> Envelope:
    """Two envelopes of one payload with the signatures of both (each key once)."""
    if (first.type, first.payload) != (second.type, second.payload):
        raise RuntimeError("only envelopes of one payload can be joined")
    merged = {s.key: s for s in (*second.signatures, *first.signatures)}
    return Envelope(first.type, first.payload, tuple(sorted(merged.values())))


def write(env: Envelope) -> bytes:
    """The file form."""
    signatures = [_SignatureText(s.key, _base64(s.sig)) for s in env.signatures]
    return canonical.encode(_EnvelopeText(_base64(env.payload), signatures, env.type))


def read(data: bytes) -> Envelope:
    """An envelope in its one byte form. Raises `payload-*`, `envelope-base64`, `envelope-order`,
    `signature-missing`, `signature-doubled`, `signature-too-many`."""
    text = canonical.decode(data, _EnvelopeText, limits.ENVELOPE_BYTES)
    signatures = tuple(Signature(s.key, _unbase64(s.sig)) for s in text.signatures)
    _refuse_bad_list([s.key for s in signatures])
    return Envelope(text.type, _unbase64(text.payload), signatures)


@overload
def verify(env: Envelope) -> Verified[Statement]: ...
@overload
def verify(env: Envelope, kind: type[B]) -> Verified[B]: ...
@overload
def verify(env: Envelope, kind: str | None) -> Verified[Any]: ...
def verify(env: Envelope, kind: str | type[Any] | None = None) -> Verified[Any]:
    """The verified statement. `kind` is what the caller expects (`"round"` or `Round`).

    Every signature must hold, at least one, none doubled: a good signature beside a bad one is refused.
    Raises `payload-type-unknown`, `payload-type-mismatch`, `signature-*`, `key-unsafe`, `payload-*` and
    the faults of `check`.
    """
    name = kind_of(env)
    if kind is not None and KINDS[name] is not _expected(kind):
        raise AlqaError("payload-type-mismatch", found=env.type, expected=_expected(kind).__name__.lower())
    _refuse_bad_list([s.key for s in env.signatures])
    for signature in env.signatures:
        sshsig.verify(signature.sig, env.type, env.payload, signature.key)
    body = read_payload(env.payload, name)
    signers = tuple(s.key for s in env.signatures)
    return Verified(name, env.digest, body, env.payload, signers, write(env))


def read_payload(payload: bytes, kind: str) -> Statement:
    """A payload's bytes through the strict reader and `check`, without any signature."""
    value = canonical.parse(payload)
    if isinstance(value, dict) and value.get("schema") != schema_of(kind):
        raise AlqaError("payload-type-mismatch", found=str(value.get("schema"))[:40], expected=kind)
    body: Statement = canonical.convert(value, KINDS[kind])
    if faults := check(body):
        raise AlqaError.of(faults)
    return body


def kind_of(env: Envelope) -> str:
    """The kind that the envelope says it holds (`"round"`); `payload-type-unknown`."""
    for name in KINDS:
        if schema_of(name) == env.type:
            return name
    raise AlqaError("payload-type-unknown", found=env.type[:40])


def _expected(kind: str | type[Any]) -> type[Statement]:
    return KINDS[kind] if isinstance(kind, str) else kind


def _with(env: Envelope, identity: Identity) -> Envelope:
    signature = Signature(identity.key, identity.sign(env.type, env.payload))
    return Envelope(env.type, env.payload, tuple(sorted((*env.signatures, signature))))


def _refuse_bad_list(keys: list[str]) -> None:
    if not keys:
        raise AlqaError("signature-missing")
    if len(keys) > limits.SIGNATURES:
        raise AlqaError("signature-too-many", count=len(keys), limit=limits.SIGNATURES)
    if len(set(keys)) != len(keys):
        raise AlqaError("signature-doubled", key=next(k for k in keys if keys.count(k) > 1))
    if keys != sorted(keys):
        raise AlqaError("envelope-order")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unbase64(text: str) -> bytes:
    try:
        data = binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except ValueError as error:
        raise AlqaError("envelope-base64") from error
    if _base64(data) != text:
        raise AlqaError("envelope-base64")
    return data

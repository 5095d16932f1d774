"""Sealing for transit: age (`age-encryption.org/v1`), X25519 recipients, by pyrage's streaming calls.

The header is looked at before anything is decrypted: binary form only, X25519 stanzas only (a passphrase
stanza could demand minutes of scrypt), at most `limits.RECIPIENTS`. Stanzas whose type ends in `-grease`
are tolerated and count as recipients: rage and pyrage add one to keep readers tolerant, as the age
specification provides. Plaintext comes out before a cut or flipped stream is noticed: it may be trusted
only after `unseal` has returned.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

import pyrage

from desktop.errors import AlqaError
from desktop.trust import limits
from desktop.trust.identity import Opener
from desktop.trust.keys import is_recipient

VERSION_LINE: Final = b"age-encryption.org/v1\n"
ARMOR_LINE: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
STANZA: Final = re.compile(rb"(?m)^-> ([!-~]+)")
MAC_LINE: Final = re.compile(rb"(?m)^---")  # base64 lines hold no hyphen


class Readable(Protocol):
    """All that a source needs to have."""

    def read(self, size: int = -1, /) -> bytes: ...


class Writable(Protocol):
    """All that a destination needs to have."""

    def write(self, data: bytes, /) -> int: ...


class _WatchedSource:
    """Keeps its own error: pyrage passes on `OSError` alone and turns any other exception of a
    callback into a text."""

    def __init__(self, src: Readable) -> None:
        self._src = src
        self.error: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._src.read(size)
        except BaseException as error:
            self.error = error
            raise


class _WatchedTarget:
    """As `_WatchedSource`, for the other end."""

    def __init__(self, dst: Writable) -> None:
        self._dst = dst
        self.error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        try:
            return self._dst.write(data)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        """The destination's owner flushes."""


class _Resumed:
    """A source whose beginning has been read already."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        if not self._head:
            return self._rest.read(size)
        taken = self._head if size < 0 else self._head[:size]
        self._head = self._head[len(taken) :]
        return taken + self._rest.read() if size < 0 else taken


def seal(src: Readable, dst: Writable, recipients: list[str]) -> None:
    """Encrypt `src` into `dst` for each of `recipients` (`age1...`), each once, in sorted order.

    Raises `recipient-invalid` and `recipients-too-many`; no recipient at all is our bug. Errors of
    `src` and `dst` come out as they are.
    """
    unique = sorted(set(recipients))
    if not unique:
        raise RuntimeError("nothing is sealed to nobody")
    if len(unique) >= limits.RECIPIENTS:
        raise AlqaError("recipients-too-many", count=len(unique), limit=limits.RECIPIENTS - 1)
    for recipient in unique:
        if not is_recipient(recipient):
            raise AlqaError("recipient-invalid", recipient=recipient[:80])
    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in unique]
    source, target = _WatchedSource(src), _WatchedTarget(dst)
    try:
        pyrage.encrypt_io(source, target, keys)
    except (pyrage.EncryptError, OSError):
        _raise_own(source, target)
        raise


def unseal(src: Readable, dst: Writable, identity: Opener) -> None:
    """Decrypt `src` into `dst`.

    Raises `seal-form`, `seal-armored`, `seal-recipients`, `seal-not-for-you`, `seal-damaged`. Errors of `src`
    and `dst` come out as they are.
    """
    source, target = _WatchedSource(_inspected(src)), _WatchedTarget(dst)
    try:
        pyrage.decrypt_io(source, target, [identity.age])
    except (pyrage.DecryptError, OSError) as error:
        _raise_own(source, target)
        code = "seal-not-for-you" if "No matching keys" in str(error) else "seal-damaged"
        raise AlqaError(code, name=identity.name) from error


def is_sealed(head: bytes) -> bool:
    """Does a file that begins with `head` look like age?"""
    return head.startswith(VERSION_LINE)


def _raise_own(*watched: _WatchedSource | _WatchedTarget) -> None:
    for end in watched:
        if end.error is not None:
            raise end.error


def _inspected(src: Readable) -> Readable:
    head = b""
    while len(head) < limits.SEAL_HEADER_BYTES and not MAC_LINE.search(head):
        more = src.read(limits.SEAL_HEADER_BYTES - len(head))
        if not more:
            break
        head += more
    _check_header(head)
    return _Resumed(head, src)


def _check_header(head: bytes) -> None:
    if head.startswith(ARMOR_LINE):
        raise AlqaError("seal-armored")
    end = MAC_LINE.search(head)
    if not head.startswith(VERSION_LINE) or end is None:
        raise AlqaError("seal-form")
    kinds = STANZA.findall(head[: end.start()])
    if not kinds or len(kinds) > limits.RECIPIENTS:
        raise AlqaError("seal-recipients", count=len(kinds), limit=limits.RECIPIENTS)
    for kind in kinds:
        if kind != b"X25519" and not kind.endswith(b"-grease"):
            raise AlqaError("seal-recipients", count=len(kinds), limit=limits.RECIPIENTS)

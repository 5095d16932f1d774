"""Digests, and the code by which two people compare one over the telephone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from desktop.trust.canonical import encode

GROUPS = 8
GROUP_DIGITS = 5


def sha256_hex(data: bytes) -> str:
    """SHA-256 in 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(noun: object) -> str:
    """The digest of a noun: SHA-256 of its canonical bytes (a rubric, a dossier, a text)."""
    return sha256_hex(encode(noun))


def list_digest(digests: Iterable[str]) -> str:
    """The digest of a SET of digests: each once, sorted, each ended by a line feed (the board's)."""
    return sha256_hex("".join(f"{digest}\n" for digest in sorted(set(digests))).encode("ascii"))


def comparison_code(digest_hex: str) -> str:
    """Eight groups of five decimal digits: the digest, big-endian, modulo 10**40, zero-padded.

    132 bits in digits, the same in every language. Shorter codes can be ground by an insider.
    """
    total = GROUPS * GROUP_DIGITS
    digits = str(int(digest_hex, 16) % 10**total).zfill(total)
    return " ".join(digits[i : i + GROUP_DIGITS] for i in range(0, total, GROUP_DIGITS))

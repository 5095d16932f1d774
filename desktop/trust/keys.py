"""Public keys: which Ed25519 keys and which age recipients are admitted at all."""

from __future__ import annotations

import functools

import nacl.bindings as sodium
import pyrage

from desktop.model.ids import is_digest

RECIPIENT_CHARS = 62


@functools.lru_cache(4096)  # one key signs many statements; the point's check costs as much as a signature's
def is_key(key: str) -> bool:
    """True for 64 lower-case hex digits that encode, canonically, a point of the prime-order group.

    A key of low order makes one signature verify for many messages; a second encoding of one key
    would be a second name for one person. libsodium checks all of it (RFC 8032, section 5.1.3).
    """
    return is_digest(key) and sodium.crypto_core_ed25519_is_valid_point(bytes.fromhex(key))


@functools.lru_cache(4096)
def is_recipient(recipient: str) -> bool:
    """True for an age X25519 recipient (`age1...`) in its one written form."""
    if len(recipient) != RECIPIENT_CHARS or not recipient.isascii():
        return False
    try:
        return str(pyrage.x25519.Recipient.from_str(recipient)) == recipient
    except pyrage.RecipientError:
        return False

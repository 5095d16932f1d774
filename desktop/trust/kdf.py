"""From secrets to keys: Argon2id for what a person types, HKDF for what is random already."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from typing import Final, NamedTuple

import nacl.bindings as sodium
from nacl.exceptions import CryptoError

from desktop.errors import AlqaError
from desktop.trust import limits

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 24


class Cost(NamedTuple):
    """What one guess of a passphrase costs: Argon2id passes and bytes of memory."""

    ops: int
    mem: int


STANDARD: Final = Cost(3, 256 * 1024 * 1024)
LIGHT: Final = Cost(1, 64 * 1024)  # the fictional sample and the tests; its passphrase is public


def normalise(text: str) -> str:
    """A passphrase as it is used: one trailing line feed (or CR LF) off, then NFKC, so that the same
    words typed on another system, or read from a file, open the same key."""
    for ending in ("\r\n", "\n"):
        if text.endswith(ending):
            text = text[: -len(ending)]
            break
    return unicodedata.normalize("NFKC", text)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes by Argon2id (version 1.3, one lane) from the normalised passphrase in UTF-8.

    A cost outside the limits is refused before it is paid: it comes from a file.
    """
    low_ops, high_ops = limits.KDF_OPS
    low_mem, high_mem = limits.KDF_MEM
    if not (low_ops <= cost.ops <= high_ops and low_mem <= cost.mem <= high_mem):
        raise AlqaError("key-file-cost", ops=cost.ops, mem=cost.mem)
    words = normalise(passphrase).encode("utf-8", "surrogatepass")
    if not words:
        raise AlqaError("passphrase-empty")
    alg = sodium.crypto_pwhash_ALG_ARGON2ID13
    return sodium.crypto_pwhash_alg(KEY_BYTES, words, salt, cost.ops, cost.mem, alg)


def hkdf(secret: bytes, label: str, salt: bytes = b"") -> bytes:
    """32 bytes by HKDF-SHA-256 (RFC 5869) with `alqa.<label>.v1` as info; written out because
    neither the standard library nor PyNaCl has it, and one block needs two HMACs."""
    return _hkdf_block(secret, salt, f"alqa.{label}.v1".encode("ascii"))


def _hkdf_block(secret: bytes, salt: bytes, info: bytes) -> bytes:
    extracted = hmac.digest(salt or bytes(32), secret, hashlib.sha256)
    return hmac.digest(extracted, info + b"\x01", hashlib.sha256)


def wrap(secret: bytes, key: bytes, nonce: bytes, bound: bytes) -> bytes:
    """Nonce and XChaCha20-Poly1305 (IETF) ciphertext; `bound` is authenticated, not stored."""
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(secret, bound, nonce, key)


def unwrap(box: bytes, key: bytes, bound: bytes) -> bytes | None:
    """The secret, or None if the key is wrong or anything was changed."""
    nonce, sealed = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, bound, nonce, key)
    except (CryptoError, ValueError, TypeError):  # PyNaCl: a short box is a ValueError or TypeError
        return None

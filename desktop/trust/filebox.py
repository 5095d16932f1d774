"""One file encrypted under one random key: libsodium's secretstream, any length, little memory.

Form: `"alqa-box"`, 24 bytes of secretstream header, then chunks of 64 KiB of plaintext, each 17 bytes longer
than what it holds; the last (perhaps empty) carries the FINAL tag. A changed, missing, exchanged or added
byte is noticed; nothing read may be trusted before `unlock_to` has returned.
"""

from __future__ import annotations

import io
from typing import BinaryIO, Final

import nacl.bindings as sodium
from nacl.exceptions import CryptoError

from desktop.errors import AlqaError

MAGIC: Final = b"alqa-box"
CHUNK: Final = 64 * 1024
KEY_BYTES: Final = sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES
HEADER: Final = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
EXTRA: Final = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
MESSAGE: Final = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
FINAL: Final = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL


def new_key() -> bytes:
    """A random 32-byte key; one file each."""
    return sodium.crypto_secretstream_xchacha20poly1305_keygen()


def lock(src: BinaryIO, dst: BinaryIO, key: bytes) -> None:
    """Encrypt all of `src` into `dst`."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    dst.write(MAGIC + sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key))
    chunk = _read(src, CHUNK)
    while True:
        following = _read(src, CHUNK) if len(chunk) == CHUNK else b""
        tag = MESSAGE if following else FINAL
        dst.write(sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, b"", tag))
        if tag == FINAL:
            return
        chunk = following


def unlock_to(src: BinaryIO, dst: BinaryIO, key: bytes) -> None:
    """Decrypt into `dst`. Raises `box-damaged`; what was written before that is not to be trusted."""
    if _read(src, len(MAGIC)) != MAGIC:
        raise AlqaError("box-damaged")
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    try:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, _read(src, HEADER), key)
        tag = MESSAGE
        while tag != FINAL:
            sealed = _read(src, CHUNK + EXTRA)
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, b"")
            dst.write(chunk)
    except (CryptoError, ValueError) as error:  # PyNaCl says a short header or chunk by ValueError
        raise AlqaError("box-damaged") from error
    if src.read(1):
        raise AlqaError("box-damaged")


def unlock(src: BinaryIO, key: bytes) -> bytes:
    """The whole plaintext, once all of it is known to be right. Raises `box-damaged`."""
    out = io.BytesIO()
    unlock_to(src, out, key)
    return out.getvalue()


def _read(src: BinaryIO, size: int) -> bytes:
    """Exactly `size` bytes, fewer only at the end (raw files and sockets may give less at once)."""
    data = src.read(size)
    while len(data) < size and (more := src.read(size - len(data))):
        data += more
    return data

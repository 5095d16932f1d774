"""SSHSIG signatures (OpenSSH `PROTOCOL.sshsig`): Ed25519, sha512, one byte form.

The blob is `"SSHSIG" | uint32 1 | string key | string namespace | string "" | string "sha512" |
string signature`, all strings with a uint32 big-endian length. Since everything but the 64 signature
bytes is known beforehand, a blob is checked by rebuilding it, never by parsing it. The bytes equal
those of `ssh-keygen -Y sign` for the same key, and stock `ssh-keygen -Y verify` accepts them.
"""

from __future__ import annotations

import base64
import hashlib

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from desktop.errors import AlqaError
from desktop.trust.keys import is_key

MAGIC = b"SSHSIG"
VERSION = (1).to_bytes(4, "big")
ALGORITHM = b"ssh-ed25519"
HASH = b"sha512"
SIGNATURE_BYTES = 64
ARMOR_WIDTH = 70
BEGIN = "-----BEGIN SSH SIGNATURE-----\n"
END = "-----END SSH SIGNATURE-----\n"


def sign(seed: bytes, namespace: str, payload: bytes) -> bytes:
    """The signature blob of the 32-byte Ed25519 `seed` over `payload`."""
    signer = SigningKey(seed)
    signature = signer.sign(_signed(namespace, payload)).signature
    return _blob(bytes(signer.verify_key), namespace, signature)


def verify(blob: bytes, namespace: str, payload: bytes, key: str) -> None:
    """Return if `blob` is the one valid form of a signature by `key` (64 hex digits).

    Raises `AlqaError`: `key-unsafe` (low order, not canonical), `signature-form` (other key,
    namespace, hash or any byte that need not be there), `signature-invalid`.
    """
    if not is_key(key):
        raise AlqaError("key-unsafe", key=key)
    public, signature = bytes.fromhex(key), blob[-SIGNATURE_BYTES:]
    if len(signature) != SIGNATURE_BYTES or blob != _blob(public, namespace, signature):
        raise AlqaError("signature-form", key=key)
    try:
        VerifyKey(public).verify(_signed(namespace, payload), signature)
    except BadSignatureError as error:
        raise AlqaError("signature-invalid", key=key) from error


def armor(blob: bytes) -> str:
    """The blob as the text file that `ssh-keygen` writes (base64 in lines of 70)."""
    text = base64.b64encode(blob).decode("ascii")
    lines = [text[i : i + ARMOR_WIDTH] + "\n" for i in range(0, len(text), ARMOR_WIDTH)]
    return BEGIN + "".join(lines) + END


def dearmor(text: str) -> bytes:
    """The blob of an armored signature in exactly the form of `armor`; else `signature-form`."""
    body = text.removeprefix(BEGIN).removesuffix(END).replace("\n", "")
    try:
        blob = base64.b64decode(body.encode("ascii"), validate=True)
    except ValueError as error:
        raise AlqaError("signature-form", key="") from error
    if armor(blob) != text:
        raise AlqaError("signature-form", key="")
    return blob


def public_line(key: str) -> str:
    """The key as OpenSSH writes it: `ssh-ed25519 AAAA...`."""
    return f"{ALGORITHM.decode()} {base64.b64encode(_key_blob(bytes.fromhex(key))).decode()}"


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _key_blob(public: bytes) -> bytes:
    return _string(ALGORITHM) + _string(public)


def _signed(namespace: str, payload: bytes) -> bytes:
    hashed = hashlib.sha512(payload).digest()
    return MAGIC + _string(namespace.encode("ascii")) + _string(b"") + _string(HASH) + _string(hashed)


def _blob(public: bytes, namespace: str, signature: bytes) -> bytes:
    head = MAGIC + VERSION + _string(_key_blob(public)) + _string(namespace.encode("ascii"))
    return head + _string(b"") + _string(HASH) + _string(_string(ALGORITHM) + _string(signature))

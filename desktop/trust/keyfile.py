"""The `.alqa-key` file: two secrets (signing seed, workspace secret) wrapped in slots.

One canonical JSON object without a line feed. `checksum` tells damage from a wrong passphrase before
anything is unlocked; every slot binds the public part as additional data; `mac`, under a key from the
workspace secret, covers all slots, so that after unlocking not one byte can have been changed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any, Literal

import msgspec

from desktop.errors import AlqaError
from desktop.model.base import Noun
from desktop.trust import limits
from desktop.trust.canonical import decode, encode
from desktop.trust.digest import sha256_hex
from desktop.trust.kdf import hkdf
from desktop.trust.keys import is_key, is_recipient

SCHEMA: Literal["alqa.key.v1"] = "alqa.key.v1"
SlotKind = Literal["passphrase", "recovery", "organisation"]


class Slot(Noun, frozen=True):
    """One way in. `ops` and `mem` are 0 outside the passphrase slot; `salt` is hex (empty in the
    organisation slot); `recipient` names the organisation's age recipient or is empty; `box` is base64."""

    kind: SlotKind
    ops: int
    mem: int
    salt: str
    recipient: str
    box: str


class KeyFile(Noun, frozen=True):
    """The whole file."""

    schema: Literal["alqa.key.v1"]
    name: str
    key: str
    recipient: str
    slots: list[Slot]
    mac: str
    checksum: str


def read(data: bytes) -> KeyFile:
    """A key file whose form and checksum hold. Raises `key-file-damaged`, whatever byte was changed."""
    try:
        file = decode(data, KeyFile)
    except AlqaError as error:
        raise AlqaError("key-file-damaged", reason=error.code) from error
    if _without(file, checksum="").checksum != file.checksum:
        raise AlqaError("key-file-damaged", reason="checksum")
    if not (is_key(file.key) and is_recipient(file.recipient)):
        raise AlqaError("key-file-damaged", reason="keys")
    return file


def write(name: str, key: str, recipient: str, slots: list[Slot], workspace: bytes) -> bytes:
    """The bytes of a key file with its mac and checksum."""
    bare = KeyFile(SCHEMA, name, key, recipient, slots, "", "")
    data = encode(_without(msgspec.structs.replace(bare, mac=_mac(bare, workspace)), checksum=""))
    if len(data) > limits.KEY_FILE_BYTES:
        raise AlqaError("payload-too-large", bytes=len(data), limit=limits.KEY_FILE_BYTES)
    return data


def check_mac(file: KeyFile, workspace: bytes) -> None:
    """After unlocking: was any slot exchanged? Raises `key-file-damaged`."""
    bare = msgspec.structs.replace(file, mac="", checksum="")
    if not hmac.compare_digest(_mac(bare, workspace), file.mac):
        raise AlqaError("key-file-damaged", reason="mac")


def slot(file: KeyFile, kind: SlotKind) -> Slot:
    """The slot of a kind; `key-file-slot` if there is none."""
    for candidate in file.slots:
        if candidate.kind == kind:
            return candidate
    raise AlqaError("key-file-slot", kind=kind)


def bound(name: str, key: str, recipient: str, slot: Slot) -> bytes:
    """What a slot's box authenticates besides its secret."""
    public: dict[str, Any] = {"schema": SCHEMA, "name": name, "key": key, "recipient": recipient}
    return encode(public | {"slot": msgspec.structs.replace(slot, box="")})


def unbox(slot: Slot) -> bytes:
    """The bytes of a slot's box; `key-file-damaged` unless in canonical base64."""
    try:
        box = base64.b64decode(slot.box, validate=True)
    except ValueError as error:
        raise AlqaError("key-file-damaged", reason="base64") from error
    return box


def _without(file: KeyFile, checksum: str) -> KeyFile:
    bare = msgspec.structs.replace(file, checksum=checksum)
    return msgspec.structs.replace(bare, checksum=sha256_hex(encode(bare)))


def _mac(bare: KeyFile, workspace: bytes) -> str:
    return hmac.digest(hkdf(workspace, "key-file"), encode(bare), hashlib.sha256).hex()

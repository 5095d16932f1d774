"""A person's identity: an Ed25519 key that signs and a workspace secret that opens.

The two are independent: who holds the workspace secret alone (an organisation, if policy says so) can
open what was sealed to this person and sign nothing. The age identity and every storage key derive from
the workspace secret, one HKDF label each.
"""

from __future__ import annotations

import base64
import secrets
from typing import NamedTuple, NoReturn

import bech32
import pyrage
from nacl.signing import SigningKey

from desktop.errors import AlqaError
from desktop.model.people import Party
from desktop.trust import keyfile, recovery, sshsig
from desktop.trust.kdf import (
    KEY_BYTES,
    LIGHT,
    NONCE_BYTES,
    SALT_BYTES,
    STANDARD,
    Cost,
    hkdf,
    normalise,
    stretch,
    unwrap,
    wrap,
)
from desktop.trust.keyfile import KeyFile, Slot
from desktop.trust.texts import name_fault

__all__ = [
    "LIGHT", "STANDARD", "Cost", "Created", "Identity", "Opener", "Peek",
    "create", "new_recovery", "normalise", "peek", "recover", "rewrap", "unlock",
]  # fmt: skip


class Opener:
    """The half of an identity that opens: the workspace secret and what derives from it."""

    def __init__(self, name: str, workspace: bytes) -> None:
        self.name = name
        self._workspace = workspace
        self.age = _age(workspace)
        self.recipient = str(self.age.to_public())

    def derive(self, label: str) -> bytes:
        """32 bytes for one purpose (HKDF-SHA-256, info `alqa.<label>.v1`)."""
        return hkdf(self._workspace, label)

    def workspace_secret(self) -> bytes:
        """The secret itself, for the key file's slots alone; everything else asks `derive`."""
        return self._workspace

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r}, {self.recipient!r})"


class Identity(Opener):
    """A person who signs and opens. Secrets never show in `repr`, and it cannot be pickled."""

    def __init__(self, name: str, seed: bytes, workspace: bytes) -> None:
        super().__init__(name, workspace)
        self._seed = seed
        self.key = bytes(SigningKey(seed).verify_key).hex()

    def sign(self, namespace: str, payload: bytes) -> bytes:
        """The SSHSIG blob over `payload`."""
        return sshsig.sign(self._seed, namespace, payload)

    def party(self) -> Party:
        """The public part."""
        return Party(name=self.name, key=self.key, recipient=self.recipient)

    def __reduce__(self) -> NoReturn:
        raise TypeError("an identity is never pickled")


class Created(NamedTuple):
    """A new identity: the file to keep, the code to print once, the open identity."""

    key_file: bytes
    recovery_code: str
    identity: Identity

    def __repr__(self) -> str:
        return f"Created({self.identity!r})"


class Peek(NamedTuple):
    """What a key file says before it is unlocked."""

    name: str
    key: str
    recipient: str


def create(name: str, passphrase: str, cost: Cost = STANDARD) -> Created:
    """A new identity with random keys. Raises `name-*` and `passphrase-empty`."""
    if fault := name_fault(name, "name"):
        raise AlqaError.of([fault])
    identity = Identity(name, secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))
    code = recovery.make()
    slots = [_passphrase_slot(identity, passphrase, cost), _recovery_slot(identity, code)]
    return Created(_write(identity, slots), code, identity)


def peek(key_file: bytes) -> Peek:
    """The public part of a key file. Raises `key-file-damaged`."""
    file = keyfile.read(key_file)
    return Peek(file.name, file.key, file.recipient)


def unlock(key_file: bytes, passphrase: str) -> Identity:
    """Raises `key-file-damaged`, `key-file-cost`, `passphrase-empty`, `passphrase-wrong`."""
    file = keyfile.read(key_file)
    slot = keyfile.slot(file, "passphrase")
    key = stretch(passphrase, _salt(slot), Cost(slot.ops, slot.mem))
    return _open(file, slot, key, "passphrase-wrong")


def recover(key_file: bytes, code: str) -> Identity:
    """Raises `key-file-damaged`, `recovery-code-mistyped`, `recovery-code-wrong`."""
    file = keyfile.read(key_file)
    slot = keyfile.slot(file, "recovery")
    return _open(file, slot, _recovery_key(code, _salt(slot)), "recovery-code-wrong")


def rewrap(key_file: bytes, identity: Identity, new_passphrase: str, cost: Cost = STANDARD) -> bytes:
    """The key file with a new passphrase; the recovery code and every other slot stay."""
    file = keyfile.read(key_file)
    if file.key != identity.key:
        raise AlqaError("key-file-other", name=file.name)
    keyfile.check_mac(file, identity.workspace_secret())
    kept = [slot for slot in file.slots if slot.kind != "passphrase"]
    return _write(identity, [_passphrase_slot(identity, new_passphrase, cost), *kept])


def new_recovery(key_file: bytes, identity: Identity) -> tuple[bytes, str]:
    """The key file with a new recovery code, and that code; the sheet before it opens nothing any more."""
    file = keyfile.read(key_file)
    if file.key != identity.key:
        raise AlqaError("key-file-other", name=file.name)
    keyfile.check_mac(file, identity.workspace_secret())
    code = recovery.make()
    kept = [slot for slot in file.slots if slot.kind != "recovery"]
    return _write(identity, [*kept, _recovery_slot(identity, code)]), code


def _age(workspace: bytes) -> pyrage.x25519.Identity:
    words = bech32.convertbits(hkdf(workspace, "age"), 8, 5) or []  # None only for values over 8 bits
    return pyrage.x25519.Identity.from_str(bech32.bech32_encode("age-secret-key-", words).upper())


def _passphrase_slot(identity: Identity, passphrase: str, cost: Cost) -> Slot:
    salt = secrets.token_bytes(SALT_BYTES)
    empty = Slot("passphrase", cost.ops, cost.mem, salt.hex(), "", "")
    return _fill(identity, empty, stretch(passphrase, salt, cost))


def _recovery_slot(identity: Identity, code: str) -> Slot:
    salt = secrets.token_bytes(SALT_BYTES)
    return _fill(identity, Slot("recovery", 0, 0, salt.hex(), "", ""), _recovery_key(code, salt))


def _recovery_key(code: str, salt: bytes) -> bytes:
    return hkdf(recovery.read(code), "recovery", salt)


def _fill(identity: Identity, empty: Slot, key: bytes) -> Slot:
    bound = keyfile.bound(identity.name, identity.key, identity.recipient, empty)
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = wrap(identity._seed + identity.workspace_secret(), key, nonce, bound)
    values = (empty.kind, empty.ops, empty.mem, empty.salt, empty.recipient)
    return Slot(*values, base64.b64encode(box).decode("ascii"))


def _open(file: KeyFile, slot: Slot, key: bytes, wrong: str) -> Identity:
    bound = keyfile.bound(file.name, file.key, file.recipient, slot)
    secret = unwrap(keyfile.unbox(slot), key, bound)
    if secret is None:
        raise AlqaError(wrong, name=file.name)
    identity = Identity(file.name, secret[:KEY_BYTES], secret[KEY_BYTES:])
    keyfile.check_mac(file, identity.workspace_secret())
    if (identity.key, identity.recipient) != (file.key, file.recipient):
        raise AlqaError("key-file-damaged", reason="keys")
    return identity


def _salt(slot: Slot) -> bytes:
    try:
        salt = bytes.fromhex(slot.salt)
    except ValueError as error:
        raise AlqaError("key-file-damaged", reason="salt") from error
    if len(salt) != SALT_BYTES:
        raise AlqaError("key-file-damaged", reason="salt")
    return salt


def _write(identity: Identity, slots: list[Slot]) -> bytes:
    return keyfile.write(identity.name, identity.key, identity.recipient, slots, identity.workspace_secret())

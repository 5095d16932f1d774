"""The organisation's slot: the workspace secret alone, for policy that demands it. Never the seed.

Who opens it reads what was sealed to the person and opens that person's workspace; nobody can sign with it.
"""

from __future__ import annotations

import base64
import io

from desktop.errors import AlqaError
from desktop.trust import keyfile
from desktop.trust.identity import Identity, Opener
from desktop.trust.kdf import KEY_BYTES
from desktop.trust.keyfile import Slot
from desktop.trust.seal import seal, unseal


def add_slot(key_file: bytes, identity: Identity, recipient: str) -> bytes:
    """The key file with a slot for the organisation's `recipient`; an older one is replaced.

    The person must be told: that is the caller's to do. Raises `key-file-*`, `recipient-invalid`.
    """
    file = keyfile.read(key_file)
    if file.key != identity.key:
        raise AlqaError("key-file-other", name=file.name)
    keyfile.check_mac(file, identity.workspace_secret())
    out = io.BytesIO()
    seal(io.BytesIO(identity.workspace_secret()), out, [recipient])
    box = base64.b64encode(out.getvalue()).decode("ascii")
    kept = [slot for slot in file.slots if slot.kind != "organisation"]
    slots = [*kept, Slot("organisation", 0, 0, "", recipient, box)]
    return keyfile.write(file.name, file.key, file.recipient, slots, identity.workspace_secret())


def open_slot(key_file: bytes, organisation: Opener) -> Opener:
    """What opens, without what signs. Raises `key-file-*` and the codes of `seal.unseal`."""
    file = keyfile.read(key_file)
    slot = keyfile.slot(file, "organisation")
    out = io.BytesIO()
    unseal(io.BytesIO(keyfile.unbox(slot)), out, organisation)
    secret = out.getvalue()
    opener = Opener(file.name, secret)
    if len(secret) != KEY_BYTES or opener.recipient != file.recipient:
        raise AlqaError("key-file-damaged", reason="keys")
    keyfile.check_mac(file, secret)
    return opener

"""SSHSIG against the stock ssh-keygen, and Ed25519 against third-party vectors."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from desktop.errors import AlqaError
from desktop.trust import sshsig
from desktop.trust.keys import is_key, is_recipient
from tests.helpers import world

SEED = bytes(range(32))
NAMESPACE = "alqa.scores.v1"


@pytest.fixture
def key_path(tmp_path: Path) -> Path:
    """The seed as an unencrypted OpenSSH private key (PROTOCOL.key)."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed")

    def string(data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + data

    public = bytes(sshsig.SigningKey(SEED).verify_key)
    blob = string(b"ssh-ed25519") + string(public)
    private = b"\x00\x00\x00\x07" * 2 + blob + string(SEED + public) + string(b"")
    private += bytes(range(1, 1 + (-len(private)) % 8))
    whole = b"openssh-key-v1\0" + string(b"none") * 2 + string(b"") + struct.pack(">I", 1)
    text = b64encode(whole + string(blob) + string(private)).decode()
    path = tmp_path / "key"
    path.write_text(f"-----BEGIN OPENSSH PRIVATE KEY-----\n{text}\n-----END OPENSSH PRIVATE KEY-----\n")
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("payload", [b"", b"{}", "Ә 😀\r\n".encode(), bytes(range(256)) * 999])
def test_bytes_equal_ssh_keygen(key_path: Path, payload: bytes) -> None:
    (key_path.parent / "m").write_bytes(payload)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key_path), "-n", NAMESPACE]
    subprocess.run([*command, "m"], cwd=key_path.parent, check=True, capture_output=True)
    theirs = (key_path.parent / "m.sig").read_text("ascii")
    ours = sshsig.sign(SEED, NAMESPACE, payload)
    assert theirs == sshsig.armor(ours)
    assert sshsig.dearmor(theirs) == ours
    key = bytes(sshsig.SigningKey(SEED).verify_key).hex()
    sshsig.verify(sshsig.dearmor(theirs), NAMESPACE, payload, key)


def test_ssh_keygen_accepts_ours(key_path: Path) -> None:
    key = bytes(sshsig.SigningKey(SEED).verify_key).hex()
    folder = key_path.parent
    (folder / "allowed").write_text(f'me namespaces="{NAMESPACE}" {sshsig.public_line(key)}\n')
    (folder / "s").write_text(sshsig.armor(sshsig.sign(SEED, NAMESPACE, b"payload")))
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "me", "-n", NAMESPACE, "-s", "s"]
    for payload, status in ((b"payload", 0), (b"payload\n", 255)):
        done = subprocess.run(command, cwd=folder, input=payload, check=False, capture_output=True)
        assert done.returncode == status


def test_every_changed_byte_of_a_signature_is_refused() -> None:
    someone = world.person("C01")
    blob = someone.sign(NAMESPACE, b"x")
    for at in range(len(blob)):
        changed = blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
        with pytest.raises(AlqaError):
            sshsig.verify(changed, NAMESPACE, b"x", someone.key)
    for changed in (blob + b"\0", blob[:-1], b"", b"\0" + blob):
        with pytest.raises(AlqaError) as caught:
            sshsig.verify(changed, NAMESPACE, b"x", someone.key)
        assert caught.value.code == "signature-form"


def test_one_namespace_is_not_another() -> None:
    someone = world.person("C01")
    blob = someone.sign("alqa.card.v1", b"x")
    with pytest.raises(AlqaError):
        sshsig.verify(blob, "alqa.round.v1", b"x", someone.key)


@pytest.mark.parametrize("change", [" ", "\n", "\r\n", "="])
def test_armor_has_one_form(change: str) -> None:
    text = sshsig.armor(world.person("C01").sign(NAMESPACE, b"x"))
    for changed in (text + change, change + text, text[:100] + change + text[100:], text[:-1]):
        with pytest.raises(AlqaError):
            sshsig.dearmor(changed)


def accepts(key: bytes, message: bytes, signature: bytes) -> bool:
    """Our two conditions: an admitted key, and libsodium's verification."""
    if not is_key(key.hex()) or len(signature) != 64:
        return False
    try:
        VerifyKey(key).verify(message, signature)
    except BadSignatureError:
        return False
    return True


def test_wycheproof_exactly() -> None:
    data = json.loads((world.corpus("ed25519") / "wycheproof_ed25519_quarter.json").read_text("utf-8"))
    count = 0
    for group in data["testGroups"]:
        key = bytes.fromhex(group["publicKey"]["pk"])
        for test in group["tests"]:
            found = accepts(key, bytes.fromhex(test["msg"]), bytes.fromhex(test["sig"]))
            assert found == (test["result"] == "valid"), test["tcId"]
            count += 1
    assert count == 37


def test_cctv_low_order_and_non_canonical_refused() -> None:
    vectors = json.loads((world.corpus("ed25519") / "cctv_ed25519_eighth.json").read_text("utf-8"))
    refused = 0
    for vector in vectors:
        flags = set(vector["flags"] or [])
        must = "low_order_A" in flags or any(flag.startswith("non_canonical") for flag in flags)
        found = accepts(bytes.fromhex(vector["key"]), vector["msg"].encode(), bytes.fromhex(vector["sig"]))
        assert not (must and found), vector["number"]
        refused += must
    assert refused > 20


def test_recipients_have_one_form() -> None:
    good = world.person("C01").recipient
    assert is_recipient(good)
    for bad in (good.upper(), good[:-1], good + " ", "age1", "", good.replace("age1", "agе1")):
        assert not is_recipient(bad)

"""Sealed files: cut, flipped, for others, hostile headers, third-party vectors."""

from __future__ import annotations

import hashlib
import io
import time
import zlib

import pyrage
import pytest

from desktop.errors import AlqaError
from desktop.trust import seal
from desktop.trust.identity import Opener
from tests.helpers import world


def sealed(data: bytes, *names: str) -> bytes:
    out = io.BytesIO()
    seal.seal(io.BytesIO(data), out, [world.person(name).recipient for name in names])
    return out.getvalue()


def opened(data: bytes, name: str = "C01") -> bytes:
    out = io.BytesIO()
    seal.unseal(io.BytesIO(data), out, world.person(name))
    return out.getvalue()


def test_each_recipient_opens() -> None:
    data = sealed(b"marks", "C01", "secretary", "C01")
    assert opened(data) == opened(data, "secretary") == b"marks"
    with pytest.raises(AlqaError) as caught:
        opened(data, "C02")
    assert caught.value.code == "seal-not-for-you"


def test_every_changed_byte_and_every_cut() -> None:
    data = sealed(b"marks", "C01")
    for at in range(len(data)):
        with pytest.raises(AlqaError):
            opened(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(AlqaError):
            opened(data[:at])
    with pytest.raises(AlqaError):
        opened(data + b"\0")


def test_hostile_scrypt_work_factor_costs_nothing() -> None:
    header = (
        b"age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ 22\n"
        b"gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n--- "
    )
    began = time.monotonic()
    with pytest.raises(AlqaError) as caught:
        opened(header + b"A" * 43 + b"\n" + b"x" * 100)
    assert caught.value.code == "seal-recipients"
    assert time.monotonic() - began < 1


def test_too_many_recipients_are_refused_both_ways() -> None:
    recipients = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(70)]
    with pytest.raises(AlqaError) as caught:
        seal.seal(io.BytesIO(b""), io.BytesIO(), recipients)
    assert caught.value.code == "recipients-too-many"
    out = io.BytesIO()
    everyone = [pyrage.x25519.Recipient.from_str(r) for r in (*recipients, world.person("C01").recipient)]
    pyrage.encrypt_io(io.BytesIO(b"x"), out, everyone)
    with pytest.raises(AlqaError) as caught:
        opened(out.getvalue())
    assert caught.value.code == "seal-recipients"


@pytest.mark.parametrize("recipient", ["", "age1", "ssh-ed25519 AAAA", "AGE1QQQ", "age1\u0435"])
def test_bad_recipients(recipient: str) -> None:
    with pytest.raises(AlqaError) as caught:
        seal.seal(io.BytesIO(b""), io.BytesIO(), [recipient])
    assert caught.value.code == "recipient-invalid"


def test_armored_and_foreign_files() -> None:
    for data, code in (
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", "seal-armored"),
        (b"PK\x03\x04", "seal-form"),
        (b"", "seal-form"),
        (b"age-encryption.org/v1\n-> X25519 " + b"A" * 100_000, "seal-form"),
    ):
        with pytest.raises(AlqaError) as caught:
            opened(data)
        assert caught.value.code == code


@pytest.mark.parametrize(
    "error", [OSError(28, "full"), AlqaError("disk-full", path="x", reason="y"), KeyError("b")]
)
def test_errors_of_either_end_come_out_as_they_are(error: Exception) -> None:
    class Broken:
        def read(self, size: int = -1, /) -> bytes:
            raise error

        def write(self, data: bytes, /) -> int:
            raise error

    with pytest.raises(type(error)):
        seal.unseal(io.BytesIO(sealed(b"x", "C01")), Broken(), world.person("C01"))
    with pytest.raises(type(error)):
        seal.seal(Broken(), io.BytesIO(), [world.person("C01").recipient])


class _Theirs(Opener):
    """An opener with a vector's age identity."""

    def __init__(self, age: pyrage.x25519.Identity) -> None:
        self.name = "vector"
        self.age = age


def test_third_party_age_files() -> None:
    """Opens only if the vector says success, and then to the payload whose hash it names; we refuse
    armor, passphrases and hybrid identities altogether."""
    successes = 0
    for path in sorted(world.corpus("age", "CCTV", "age", "testdata").iterdir()):
        head, _, body = path.read_bytes().partition(b"\n\n")
        fields = [line.partition(": ")[::2] for line in head.decode().splitlines()]
        told = dict(fields)
        plain = [value for key, value in fields if key == "identity" and value.startswith("AGE-SECRET-KEY-1")]
        age = pyrage.x25519.Identity.from_str(plain[0]) if plain else pyrage.x25519.Identity.generate()
        if told.get("compressed") == "zlib":
            body = zlib.decompress(body)
        out = io.BytesIO()
        try:
            seal.unseal(io.BytesIO(body), out, _Theirs(age))
        except AlqaError:
            continue
        assert told["expect"] == "success", path.name
        assert hashlib.sha256(out.getvalue()).hexdigest() == told["payload"], path.name
        successes += 1
    assert successes >= 3

"""Encrypted files of any length: there and back, and every change noticed."""

from __future__ import annotations

import io

import pytest

from desktop.errors import AlqaError
from desktop.trust import filebox

KEY = bytes(range(32))


def locked(data: bytes) -> bytes:
    out = io.BytesIO()
    filebox.lock(io.BytesIO(data), out, KEY)
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
def test_there_and_back(size: int) -> None:
    data = bytes(i % 251 for i in range(size))
    sealed = locked(data)
    assert filebox.unlock(io.BytesIO(sealed), KEY) == data
    assert size < 9 or data[:64] not in sealed
    for cut in (1, 17, 100):
        with pytest.raises(AlqaError):
            filebox.unlock(io.BytesIO(sealed[:-cut]), KEY)
    with pytest.raises(AlqaError):
        filebox.unlock(io.BytesIO(sealed + b"\0"), KEY)


def test_every_changed_byte() -> None:
    sealed = locked(b"secret words")
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(AlqaError) as caught:
            filebox.unlock(io.BytesIO(changed), KEY)
        assert caught.value.code == "box-damaged"
    for at in range(len(sealed)):
        with pytest.raises(AlqaError):
            filebox.unlock(io.BytesIO(sealed[:at]), KEY)


def test_exchanged_chunks_and_another_key() -> None:
    sealed = locked(bytes(200_000))
    head, chunk = 32, 65_536 + 17
    a, b = sealed[head : head + chunk], sealed[head + chunk : head + 2 * chunk]
    with pytest.raises(AlqaError):
        filebox.unlock(io.BytesIO(sealed[:head] + b + a + sealed[head + 2 * chunk :]), KEY)
    with pytest.raises(AlqaError):
        filebox.unlock(io.BytesIO(sealed), bytes(32))
    assert filebox.new_key() != filebox.new_key()

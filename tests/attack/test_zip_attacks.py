"""Zip files that slip, overlap, lie about themselves, or are simply damaged."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import AlqaError
from desktop.exchange import zipform
from desktop.exchange.record import parse_record
from tests.helpers import world

ANY = re.compile(r"[a-z0-9/._-]{1,90}")
MEMBERS = {"a/one": b"first", "b/two": b"", "c/three": bytes(range(256)) * 3}
DATA = zipform.build(MEMBERS)


def streamed(data: bytes, names: re.Pattern[str] = ANY) -> dict[str, bytes]:
    return {member.name: member.read() for member in zipform.stream(io.BytesIO(data), names)}


def whole(data: bytes, names: re.Pattern[str] = ANY) -> dict[str, bytes]:
    return zipform.read(data, names)


READERS = [streamed, whole]


@pytest.mark.parametrize("read", READERS)
def test_both_readers_read_what_is_written(read: Callable[..., dict[str, bytes]]) -> None:
    assert read(DATA) == MEMBERS
    assert read(zipform.build({})) == {}


@pytest.mark.parametrize("read", READERS)
def test_every_changed_byte(read: Callable[..., dict[str, bytes]]) -> None:
    for at in range(len(DATA)):
        for flip in (1, 0x80):
            with pytest.raises(AlqaError) as caught:
                read(DATA[:at] + bytes([DATA[at] ^ flip]) + DATA[at + 1 :])
            assert caught.value.code in {"zip-damaged", "zip-name"}
            assert caught.value.args_of["member"]


@pytest.mark.parametrize("read", READERS)
def test_every_cut_and_anything_behind(read: Callable[..., dict[str, bytes]]) -> None:
    for at in range(len(DATA)):
        with pytest.raises(AlqaError):
            read(DATA[:at])
    for extra in (b"\0", DATA, b"PK\x05\x06" + bytes(18)):
        with pytest.raises(AlqaError):
            read(DATA + extra)
        with pytest.raises(AlqaError):
            read(extra + DATA)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(DATA) - 1), st.integers(0, 40), st.binary(max_size=40))
def test_mutations(at: int, cut: int, new: bytes) -> None:
    mutated = DATA[:at] + new + DATA[at + cut :]
    if mutated == DATA:
        return
    for read in READERS:
        with pytest.raises(AlqaError):
            read(mutated)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", ["../x", "/etc/x", "a\\..\\x", "C:/x", "a//b", "con", "x" * 101, ""])
def test_names_that_slip(read: Callable[..., dict[str, bytes]], name: str) -> None:
    hostile = b"".join(zipform.pieces([zipform.whole(name, b"x")]))
    with pytest.raises(AlqaError) as caught:
        read(hostile, re.compile(r"statements/[0-9a-f]{64}\.json"))
    assert caught.value.code in {"zip-name", "zip-damaged"}


@pytest.mark.parametrize("read", READERS)
def test_members_twice_or_out_of_order(read: Callable[..., dict[str, bytes]]) -> None:
    for names in (("a", "a"), ("b", "a")):
        entries, content, offset = [], b"", 0
        for name in names:
            entry = zipform.Entry(name, 0, 0, offset)
            entries.append(entry)
            content += zipform.local_header(entry)
            offset = len(content)
        with pytest.raises(AlqaError) as caught:
            read(content + zipform.directory(entries, offset))
        assert caught.value.code == "zip-name"


def test_overlapping_members() -> None:
    """Two directory lines that point at one content (a bomb's quoted overlap)."""
    one = zipform.Entry("a", 5, 0xF7D18982, 0)
    content = zipform.local_header(one) + b"hello"
    two = zipform.Entry("b", 5, 0xF7D18982, 0)
    for read in READERS:
        with pytest.raises(AlqaError):
            read(content + zipform.directory([one, two], len(content)))


@pytest.mark.parametrize("read", READERS)
def test_an_ordinary_zip_is_not_the_one_form(read: Callable[..., dict[str, bytes]]) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.writestr("a/one", b"first" * 1000)
        with pytest.raises(AlqaError):
            read(out.getvalue())


@pytest.mark.parametrize("read", READERS)
def test_a_bomb_of_announced_sizes_is_never_filled(read: Callable[..., dict[str, bytes]]) -> None:
    entry = zipform.Entry("a", zipform.MEMBER_MOST, 0, 0)
    data = zipform.local_header(entry) + b"x" * 100
    with pytest.raises(AlqaError):
        read(data + zipform.directory([entry], len(data)))
    with pytest.raises(AlqaError):
        read(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0, 0, 0))


def test_third_party_zips_are_refused_tidily() -> None:
    paths = [path for path in sorted(world.corpus("zip", "libzip").rglob("*")) if path.is_file()]
    assert len(paths) >= 40
    for path in paths:
        data = path.read_bytes()
        for read in (*READERS, parse_record):
            code = refusal(read, data)
            if code is None:  # an empty or one-member archive may happen to be in our form
                assert zipform.build(whole(data)) == data, path
            else:
                assert code.startswith(("zip-", "record-")), path


def refusal(read: Callable[..., object], data: bytes) -> str | None:
    try:
        read(data)
    except AlqaError as error:
        return error.code
    return None


def test_offsets_beyond_four_gigabytes_are_zip64(tmp_path: Path) -> None:
    """Without writing gigabytes: a directory whose second member lies beyond, read by the stock library
    from a sparse file."""
    size = zipform.MEMBER_MOST
    first = zipform.Entry("a", size, 0, 0)
    at = len(zipform.local_header(first)) + size
    second = zipform.Entry("b", 5, 0x3610A686, at)
    path = tmp_path / "sparse.zip"
    with path.open("wb") as file:
        file.write(zipform.local_header(first))
        file.seek(at)
        file.write(zipform.local_header(second) + b"hello")
        file.write(zipform.directory([first, second], file.tell()))
    with zipfile.ZipFile(path) as archive:
        assert archive.read("b") == b"hello"
        assert [info.file_size for info in archive.infolist()] == [size, 5]


def test_many_members_are_zip64() -> None:
    members = {f"a{i:05d}": b"" for i in range(65_600)}
    data = zipform.build(members)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 65_600
    assert len(streamed(data)) == 65_600


def test_writing_what_was_not_announced_is_our_bug() -> None:
    for member in (zipform.Member("a", 2, 0, [b"x"]), zipform.Member("a", 1, 0, [b"x"])):
        with pytest.raises(RuntimeError):
            list(zipform.pieces([member]))
    with pytest.raises(RuntimeError):
        list(zipform.pieces([zipform.whole("b", b""), zipform.whole("a", b"")]))

"""A STORED zip with one valid byte form, which any unzip can read.

Members sorted by name, nothing compressed, no extra fields but the ZIP64 offset where it is needed, no
comments, all times 1980-01-01, all attributes zero, flags zero, the central directory right behind the last
member. Readers build every header anew and compare, since ordinary zip readers accept many changed bytes,
a list that disagrees with the content, overlaps and hidden gaps. `docs/formats.md` gives each byte.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from desktop.errors import AlqaError

LOCAL: Final = struct.Struct("<4s5H3L2H")
CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
END: Final = struct.Struct("<4s4H2LH")
END64: Final = struct.Struct("<4sQ2H2L4Q")
LOCATOR64: Final = struct.Struct("<4sLQL")
LOCAL_MARK: Final = b"PK\x03\x04"
CENTRAL_MARK: Final = b"PK\x01\x02"
DAY: Final = 0x21  # 1980-01-01
PLAIN: Final = 10  # "version needed": 1.0, stored
LARGE: Final = 45  # ZIP64
FULL16: Final = 0xFFFF
FULL32: Final = 0xFFFFFFFF
MEMBER_MOST: Final = FULL32 - 1  # bytes of one member
NAME_MOST: Final = 100
CHUNK: Final = 256 * 1024
END_NAME: Final = "(end)"


class Readable(Protocol):
    """All that a source needs to have."""

    def read(self, size: int = -1, /) -> bytes: ...


class Entry(NamedTuple):
    """A member as the directory describes it."""

    name: str
    size: int
    crc: int
    offset: int


class Member(NamedTuple):
    """What a writer needs to know beforehand, and the content in pieces."""

    name: str
    size: int
    crc: int
    pieces: Iterable[bytes]


def whole(name: str, data: bytes) -> Member:
    """A member whose content is at hand."""
    return Member(name, len(data), zlib.crc32(data), (data,))


def pieces(members: Iterable[Member]) -> Iterator[bytes]:
    """The archive in pieces. Members out of order, or of another size or checksum than announced, are
    our bug (`RuntimeError`)."""
    entries: list[Entry] = []
    offset = 0
    for member in members:
        if entries and member.name <= entries[-1].name:
            raise RuntimeError(f"members out of order: {member.name}")
        entry = Entry(member.name, member.size, member.crc, offset)
        header = local_header(entry)
        yield header
        yield from _as_announced(member)
        entries.append(entry)
        offset += len(header) + member.size
    yield directory(entries, offset)


def build(members: dict[str, bytes]) -> bytes:
    """The archive of some members in memory."""
    return b"".join(pieces(whole(name, members[name]) for name in sorted(members)))


def read(data: bytes, names: re.Pattern[str]) -> dict[str, bytes]:
    """The members of an archive in memory. Raises `zip-damaged` naming the member, `zip-name`."""
    offset = 0
    members: dict[str, bytes] = {}
    entries: list[Entry] = []
    for told in _told(data):
        at = _place(data, offset, told)
        if told.offset != offset or data[offset : offset + len(local_header(told))] != local_header(told):
            raise AlqaError("zip-damaged", member=at)
        _check_name(told.name, entries, names)
        start = offset + len(local_header(told))
        content = data[start : start + told.size]
        if len(content) != told.size or zlib.crc32(content) != told.crc:
            raise AlqaError("zip-damaged", member=at)
        members[told.name] = content
        entries.append(told)
        offset = start + told.size
    _compare_directory(data[offset:], entries, offset)
    return members


class Stream:
    """A member of an archive that is read front to back; ends where the member ends."""

    def __init__(self, src: Readable, entry: Entry) -> None:
        self.name = entry.name
        self.size = entry.size
        self._src = src
        self._left = entry.size
        self._announced = entry.crc
        self._crc = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; the checksum is compared when the last one is read."""
        wanted = self._left if size < 0 else min(size, self._left)
        if not wanted:
            return b""
        data = exactly(self._src, wanted)
        if len(data) != wanted:
            raise AlqaError("zip-damaged", member=self.name)
        self._left -= wanted
        self._crc = zlib.crc32(data, self._crc)
        if not self._left and self._crc != self._announced:
            raise AlqaError("zip-damaged", member=self.name)
        return data

    def drain(self) -> None:
        """Read what the caller left."""
        while self.read(CHUNK):
            pass


def stream(src: Readable, names: re.Pattern[str]) -> Iterator[Stream]:
    """The members in order, without seeking. The archive is right only once the iterator has ended."""
    entries: list[Entry] = []
    offset = 0
    while (mark := exactly(src, 4)) == LOCAL_MARK:
        entry, length = _next_local(src, mark, offset)
        _check_name(entry.name, entries, names)
        member = Stream(src, entry)
        yield member
        member.drain()
        if not entry.size and entry.crc:
            raise AlqaError("zip-damaged", member=entry.name)
        entries.append(entry)
        offset += length + entry.size
    expected = directory(entries, offset)
    if mark + exactly(src, len(expected) - len(mark)) != expected or src.read(1):
        raise AlqaError("zip-damaged", member=END_NAME)


def exactly(src: Readable, size: int) -> bytes:
    """`size` bytes, fewer only at the end."""
    data = src.read(size)
    while len(data) < size and (more := src.read(size - len(data))):
        data += more
    return data


def local_header(entry: Entry) -> bytes:
    """The bytes before a member's content."""
    name = entry.name.encode("ascii")
    sizes = (entry.crc, entry.size, entry.size, len(name), 0)
    return LOCAL.pack(LOCAL_MARK, PLAIN, 0, 0, 0, DAY, *sizes) + name


def central_header(entry: Entry) -> bytes:
    """A member's line in the central directory; an offset of 4 GiB or more goes into a ZIP64 field."""
    name = entry.name.encode("ascii")
    large = entry.offset >= FULL32
    extra = struct.pack("<2HQ", 1, 8, entry.offset) if large else b""
    version = LARGE if large else PLAIN
    fixed = (CENTRAL_MARK, version, version, 0, 0, 0, DAY, entry.crc, entry.size, entry.size)
    return CENTRAL.pack(*fixed, len(name), len(extra), 0, 0, 0, 0, min(entry.offset, FULL32)) + name + extra


def directory(entries: list[Entry], offset: int) -> bytes:
    """The central directory that starts at `offset`, with its end records."""
    central = b"".join(map(central_header, entries))
    count, size = len(entries), len(central)
    tail = b""
    if count >= FULL16 or offset >= FULL32 or size >= FULL32:
        end64 = (b"PK\x06\x06", END64.size - 12, LARGE, LARGE, 0, 0, count, count, size, offset)
        tail = END64.pack(*end64) + LOCATOR64.pack(b"PK\x06\x07", 0, offset + size, 1)
    short = (min(count, FULL16), min(count, FULL16), min(size, FULL32), min(offset, FULL32))
    return central + tail + END.pack(b"PK\x05\x06", 0, 0, *short, 0)


def _as_announced(member: Member) -> Iterator[bytes]:
    size, crc = 0, 0
    for piece in member.pieces:
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        yield piece
    if (size, crc) != (member.size, member.crc) or size > MEMBER_MOST:
        raise RuntimeError(f"{member.name} is not what was announced")


def _check_name(name: str, before: list[Entry], names: re.Pattern[str]) -> None:
    if not names.fullmatch(name) or (before and name <= before[-1].name):
        raise AlqaError("zip-name", member=ascii(name))


def _next_local(src: Readable, mark: bytes, offset: int) -> tuple[Entry, int]:
    head = mark + exactly(src, LOCAL.size - len(mark))
    if len(head) != LOCAL.size:
        raise AlqaError("zip-damaged", member=END_NAME)
    *_, crc, size, _, length, _ = LOCAL.unpack(head)
    name = _name(exactly(src, min(length, NAME_MOST)))
    entry = Entry(name, size, crc, offset)
    if head + name.encode("ascii") != local_header(entry):
        raise AlqaError("zip-damaged", member=name)
    return entry, LOCAL.size + length


def _told(data: bytes) -> Iterator[Entry]:
    """What the central directory of an archive in memory says (below 4 GiB, so without ZIP64)."""
    if len(data) < END.size:
        raise AlqaError("zip-damaged", member=END_NAME)
    mark, _, _, count, _, size, offset, _ = END.unpack(data[-END.size :])
    if mark != b"PK\x05\x06" or offset + size > len(data):
        raise AlqaError("zip-damaged", member=END_NAME)
    for _ in range(count):
        fixed = data[offset : offset + CENTRAL.size]
        if len(fixed) != CENTRAL.size:
            raise AlqaError("zip-damaged", member=END_NAME)
        parts = CENTRAL.unpack(fixed)
        length = min(parts[10], NAME_MOST)
        name = _name(data[offset + CENTRAL.size : offset + CENTRAL.size + length])
        entry = Entry(name, parts[8], parts[7], parts[16])
        if data[offset : offset + len(central_header(entry))] != central_header(entry):
            raise AlqaError("zip-damaged", member=name)
        yield entry
        offset += len(central_header(entry))


def _place(data: bytes, offset: int, told: Entry) -> str:
    """The name of a member for a message: as the directory has it and, if it differs, as stored there."""
    start = offset + LOCAL.size
    stored = data[start : start + len(told.name)].decode("ascii", "replace")
    return told.name if stored == told.name else f"{told.name}, {stored!a}"


def _compare_directory(found: bytes, entries: list[Entry], offset: int) -> None:
    if found != directory(entries, offset):
        raise AlqaError("zip-damaged", member=END_NAME)


def _name(raw: bytes) -> str:
    """Decoded for comparing and for messages; what is not ASCII, or no name at all, becomes `?` and so
    compares unequal."""
    return raw.decode("ascii", "replace").replace("\ufffd", "?") or "?"

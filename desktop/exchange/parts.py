"""A long file in parts of at most 2 GiB (FAT32 sticks): `X.alqa-pack`, `X.alqa-pack.2`, `X.alqa-pack.3` ...

The parts are the bytes of one age file, cut; each but the last is full. A missing part leaves a cut age
stream, which does not open.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from desktop.errors import AlqaError
from desktop.exchange.files import Staged, system_errors

PART_BYTES: Final = 2 * 1024 * 1024 * 1024 - 1024 * 1024


def part_path(path: Path, number: int) -> Path:
    """The place of a part; the first is the file itself."""
    return path if number == 1 else path.with_name(f"{path.name}.{number}")


def present(path: Path) -> list[Path]:
    """The parts that lie there, without a gap from the first."""
    numbered = (part_path(path, number) for number in itertools.count(1))
    return list(itertools.takewhile(Path.exists, numbered))


class PartsWriter:
    """Cuts what is written; nothing is in its place before `commit`."""

    def __init__(self, path: Path, part_bytes: int, stack: contextlib.ExitStack) -> None:
        self._path = path
        self._part_bytes = part_bytes
        self._stack = stack
        self._parts: list[Staged] = []
        self._room = 0

    def write(self, data: bytes, /) -> int:
        left = memoryview(data)
        while left:
            if not self._room:
                self._begin()
            piece, left = left[: self._room], left[self._room :]
            with system_errors(self._path):
                self._parts[-1].file.write(piece)
            self._room -= len(piece)
        return len(data)

    def flush(self) -> None:
        """The parts are flushed by `commit`."""

    def commit(self, replace: bool) -> None:
        """Put the parts into place, the first last; an older pack's further parts go."""
        old = present(self._path)
        if old and not replace:
            raise AlqaError("file-exists", path=str(self._path))
        for staged in reversed(self._parts):
            staged.commit(None, replace)
        for stale in old[len(self._parts) :]:
            with system_errors(stale):
                stale.unlink()

    def _begin(self) -> None:
        path = part_path(self._path, len(self._parts) + 1)
        self._parts.append(self._stack.enter_context(Staged(path)))
        self._room = self._part_bytes


@contextlib.contextmanager
def writing(path: Path, part_bytes: int = PART_BYTES) -> Iterator[PartsWriter]:
    """A writer of parts; without `commit` nothing stays."""
    with contextlib.ExitStack() as stack:
        yield PartsWriter(path, part_bytes, stack)


class PartsReader:
    """The parts one behind the other."""

    def __init__(self, path: Path, stack: contextlib.ExitStack) -> None:
        self._path = path
        paths = present(path) or [path]
        with system_errors(path):
            self._files: list[BinaryIO] = [stack.enter_context(part.open("rb")) for part in paths]

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes (a whole part for -1), b"" at the end."""
        while self._files:
            with system_errors(self._path):
                data = self._files[0].read(size)
            if data or not size:
                return data
            self._files.pop(0)
        return b""


@contextlib.contextmanager
def reading(path: Path) -> Iterator[PartsReader]:
    """A reader of all parts of `path`. Raises `file-not-found` and its kin."""
    with contextlib.ExitStack() as stack:
        yield PartsReader(path, stack)

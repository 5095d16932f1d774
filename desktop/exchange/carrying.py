"""A file carried to a memory stick: written, flushed, read back past the cache, never over another file.

What goes wrong there is said of the stick: full, pulled out, write-protected, or giving back other bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop.errors import AlqaError
from desktop.exchange.files import Staged, file_digest, system_errors

CHUNK: Final = 1024 * 1024
MOST_NAMES: Final = 1000
CODES: Final = {
    "disk-full": "stick-full",
    "file-too-large-for-disk": "stick-full",
    "read-only": "stick-read-only",
    "no-permission": "stick-read-only",
    "file-not-found": "stick-gone",
    "disk-error": "stick-gone",
    "disk-altered": "stick-altered",
}


def carry(source: Path, folder: Path, name: str = "") -> Path:
    """Copy `source` into `folder` on a stick (as `name`); the copy's path once it was read back whole.

    A file of that name with the same bytes is the copy; one with others keeps its name and the copy gets
    a number. Raises `stick-full`, `stick-gone`, `stick-read-only`, `stick-altered`, and the codes of
    files for `source`.
    """
    digest, size = file_digest(source), source.stat().st_size
    with stick_words(folder, size):
        target = free_name(folder, name or source.name, digest)
        if target.exists():
            return target
        refuse_full(folder, size)
        with source.open("rb") as data, Staged(target) as staged:
            shutil.copyfileobj(data, staged.file, CHUNK)
            staged.commit(None, replace=False)
        if digest_past_cache(target) != digest:
            target.unlink(missing_ok=True)
            raise AlqaError("disk-altered", path=str(target))
    return target


def free_name(folder: Path, name: str, digest: str) -> Path:
    """`name`, or with a number before its suffix where another file has it."""
    wished = folder / name
    for n in range(2, MOST_NAMES):
        if not wished.exists() or file_digest(wished) == digest:
            return wished
        wished = folder / f"{Path(name).stem}-{n}{Path(name).suffix}"
    raise AlqaError("file-exists", path=str(wished))


def digest_past_cache(path: Path) -> str:
    """SHA-256 of what the medium gives back, as far as the system lets its cache be passed by."""
    with system_errors(path), path.open("rb", buffering=0) as file:
        forget_pages(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


if sys.platform == "darwin":
    import fcntl

    def forget_pages(handle: int) -> None:
        """Read from the medium, not from memory."""
        fcntl.fcntl(handle, fcntl.F_NOCACHE, 1)

elif sys.platform == "win32":

    def forget_pages(handle: int) -> None:
        """Windows opens no file past its cache by these means: what is read back may be memory's copy."""

else:

    def forget_pages(handle: int) -> None:
        """The pages are clean after a flush: the kernel drops them and reads the medium again."""
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def refuse_full(folder: Path, size: int) -> None:
    """Say it before writing."""
    with system_errors(folder):
        if shutil.disk_usage(folder).free < size:
            raise AlqaError("disk-full", path=str(folder), reason="ENOSPC")


@contextlib.contextmanager
def stick_words(folder: Path, size: int) -> Iterator[None]:
    """Faults of the disk become faults of the stick."""
    try:
        yield
    except AlqaError as error:
        code = CODES.get(error.code)
        if code is None:
            raise
        if code == "stick-full" and not folder.is_dir():
            code = "stick-gone"
        raise AlqaError(code, stick=str(folder), kb=-(-size // 1024)) from error

"""Files on disk: read within a limit, written so that there is the old file or the new one, never a third.

Whatever the operating system refuses becomes an `AlqaError` with a code of its own and the path; nothing
is ever replaced without being asked for.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from desktop.errors import AlqaError
from desktop.trust.digest import sha256_hex

SMALL_FILE: Final = 128 * 1024 * 1024  # a key, a card, a ruling, a score bundle
CODES: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "file-too-large-for-disk",  # FAT32 holds 4 GiB
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.ENOENT: "file-not-found",
    errno.ENOTDIR: "file-not-found",
    errno.EISDIR: "file-is-folder",
    errno.EEXIST: "file-exists",
    errno.ENAMETOOLONG: "file-name-too-long",
}


@contextlib.contextmanager
def system_errors(path: Path) -> Iterator[None]:
    """Turn an `OSError` of the operating system about `path` into an `AlqaError`."""
    try:
        yield
    except OSError as error:
        if error.errno is None:  # not the system's: ours
            raise
        code = CODES.get(error.errno, "disk-error")
        reason = errno.errorcode.get(error.errno, str(error.errno))
        raise AlqaError(code, path=str(path), reason=reason) from error


def read_file(path: Path, limit: int = SMALL_FILE) -> bytes:
    """All bytes of a file of at most `limit` bytes. Raises `file-not-found`, `file-is-folder`,
    `file-too-large`, `no-permission`, `disk-error`."""
    with system_errors(path), path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise AlqaError("file-too-large", path=str(path), limit=limit)
    return data


def write_file(path: Path, data: bytes, replace: bool = False) -> None:
    """Write `data` so that it is on the disk when this returns, and read it back.

    A different file at `path` is refused (`file-exists`) unless `replace`; the same bytes are left as they
    are. Besides: `disk-full`, `read-only`, `no-permission`, `file-not-found` (the folder), `disk-altered`
    (what was read back differs).
    """
    with system_errors(path):
        if not replace and path.exists():
            _refuse_different(path, data)
            return
    with Staged(path) as staged:
        staged.file.write(data)
        staged.commit(sha256_hex(data), replace)


class Staged:
    """A file being written beside its final place; left without `commit`, it leaves nothing behind."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.part")
        self.file: BinaryIO

    def __enter__(self) -> Staged:
        with system_errors(self.path):
            self.file = self._temporary.open("xb")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        with contextlib.suppress(OSError):  # what was not flushed is given up; why is in `error`
            self.file.close()
        with contextlib.suppress(FileNotFoundError):
            self._temporary.unlink()
        if isinstance(error, OSError) and error.errno is not None:
            with system_errors(self.path):
                raise error

    def commit(self, sha256: str | None, replace: bool) -> None:
        """Flush to the disk, read back (if `sha256` is given), move into place, flush the folder."""
        with system_errors(self.path):
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            if sha256 is not None and file_digest(self._temporary) != sha256:
                raise AlqaError("disk-altered", path=str(self.path))
            if not replace and self.path.exists():
                raise AlqaError("file-exists", path=str(self.path))
            os.replace(self._temporary, self.path)
            _sync_folder(self.path.parent)


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes in hex, read in pieces."""
    with system_errors(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def ensure_folder(path: Path) -> None:
    """A folder at `path`, new or not, with whatever it holds."""
    with system_errors(path):
        path.mkdir(parents=True, exist_ok=True)


def make_folder(path: Path) -> None:
    """A new or empty folder at `path`; `folder-not-empty` otherwise."""
    ensure_folder(path)
    with system_errors(path):
        if any(path.iterdir()):
            raise AlqaError("folder-not-empty", path=str(path))


def _refuse_different(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise AlqaError("file-is-folder", path=str(path))
    if path.stat().st_size != len(data) or file_digest(path) != sha256_hex(data):
        raise AlqaError("file-exists", path=str(path))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to flush; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:  # some mounted shares cannot; the file itself is flushed already
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)

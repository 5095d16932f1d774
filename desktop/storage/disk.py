"""Small writes that are on the disk when they return, and the system's refusals in our codes."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop.errors import AlqaError

CODES: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.ENOENT: "file-not-found",
    errno.ENOTDIR: "file-not-found",
}


@contextlib.contextmanager
def system_errors(path: Path) -> Iterator[None]:
    """Turn an `OSError` about `path` into an `AlqaError`; one without a number is our bug."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        reason = errno.errorcode.get(error.errno, str(error.errno))
        raise AlqaError(CODES.get(error.errno, "disk-error"), path=str(path), reason=reason) from error


def write_durably(path: Path, data: bytes) -> None:
    """Replace `path` by `data`: after a crash there is the old file or the new one, never a third."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    with system_errors(path):
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable (Windows does so by itself and cannot open a folder)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:  # some sticks and shares cannot; the files themselves are flushed already
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)

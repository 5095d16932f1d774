"""A backup copy: the workspace's files as they are, encrypted under the same keys, in a new folder.

It opens like the workspace itself, on one condition that the person must hear: handing in from both
makes a fork. The database is copied while nothing writes; documents never change once they are there,
so that copying them, slow on a stick, stops nobody.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from desktop import clock
from desktop.errors import AlqaError
from desktop.storage import journal
from desktop.storage.disk import sync_folder, system_errors, write_durably
from desktop.storage.workspace import ABOUT, DATABASE, DOCUMENTS, KEY_FILE, Workspace

MARK: Final = "backup.json"  # says of a folder that it is a copy, to be restored and not to be worked in
PIECE: Final = 1024 * 1024
Report = Callable[[int, int], None]  # bytes done, of


class Made(NamedTuple):
    """When a backup was made and what it holds, as its mark says before any passphrase."""

    at: str
    head: str


def make(ws: Workspace, folder: Path, report: Report = lambda _done, _of: None) -> Made:
    """Copy an open workspace to `folder`, which must not exist: there whole and read back, or not at all.

    Raises `workspace-exists`, `disk-altered` (what was read back differs) and what the disk refuses.
    """
    with system_errors(folder):
        if folder.exists():
            raise AlqaError("workspace-exists", path=str(folder))
    with _beside(folder) as (beside, done):
        (beside / DOCUMENTS).mkdir(parents=True)
        with ws.still():
            made = Made(clock.now(), journal.head(ws))
            files = [(_copied(ws.folder / DATABASE, beside / DATABASE), beside / DATABASE)]
        sources = [ws.folder / ABOUT, ws.folder / KEY_FILE, *sorted((ws.folder / DOCUMENTS).iterdir())]
        pairs = [(source, beside / source.relative_to(ws.folder)) for source in sources]
        files += _copy_all(pairs, report)
        for sha256, path in files:
            _read_back(path, sha256)
        write_durably(beside / MARK, json.dumps(made._asdict()).encode())
        done()
    return made


def restore(backup: Path, folder: Path, report: Report = lambda _done, _of: None) -> None:
    """Copy a backup (or any closed workspace) to `folder`, new or empty: there whole, or not at all.

    Raises `workspace-not-found`, `workspace-damaged`, `workspace-exists`, and as `make`.
    """
    Workspace.peek(backup)
    with system_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise AlqaError("workspace-exists", path=str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
    with _beside(folder) as (beside, done):
        (beside / DOCUMENTS).mkdir(parents=True)
        names = [ABOUT, KEY_FILE, DATABASE, DATABASE + "-wal"]
        sources = [backup / name for name in names if (backup / name).exists()]
        if (backup / DOCUMENTS).is_dir():
            sources += sorted((backup / DOCUMENTS).iterdir())
        pairs = [(source, beside / source.relative_to(backup)) for source in sources]
        for sha256, path in _copy_all(pairs, report):
            _read_back(path, sha256)
        if folder.exists():
            folder.rmdir()  # empty; Windows renames onto nothing that exists
        done()


def made(folder: Path) -> Made | None:
    """When the backup in `folder` was made; None for a folder that is no backup."""
    try:
        said = json.loads((folder / MARK).read_bytes())
        return Made(str(said["at"]), str(said["head"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder to fill, and what moves it into place; a failure leaves neither."""
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    moved = False

    def move() -> None:
        nonlocal moved
        beside.rename(folder)
        moved = True
        sync_folder(folder.parent)

    with system_errors(folder):
        try:
            yield beside, move
        except BaseException:
            if moved:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _copy_all(pairs: list[tuple[Path, Path]], report: Report) -> list[tuple[str, Path]]:
    """Copy each; the hash of what was read, and where it lies now."""
    total = sum(source.stat().st_size for source, _ in pairs)
    done = 0
    copied = []
    for source, target in pairs:
        copied.append((_copied(source, target), target))
        done += source.stat().st_size
        report(done, total)
    return copied


def _copied(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as src, target.open("xb") as dst:
        while piece := src.read(PIECE):
            digest.update(piece)
            dst.write(piece)
        dst.flush()
        os.fsync(dst.fileno())
        _forget_cache(dst)
    return digest.hexdigest()


def _forget_cache(file: BinaryIO) -> None:
    """So that reading back asks the stick and not this computer's memory, where the system can."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_back(path: Path, sha256: str) -> None:
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise AlqaError("disk-altered", path=str(path))

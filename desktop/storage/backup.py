"""A backup copy: the workspace's files as they are, encrypted under the same keys, in a new folder.

It opens like the workspace itself, on one condition that the person must hear: handing in from both
makes a fork.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from desktop.errors import AlqaError
from desktop.storage.disk import sync_folder, system_errors
from desktop.storage.workspace import ABOUT, DATABASE, DOCUMENTS, KEY_FILE, Workspace


def make(ws: Workspace, folder: Path) -> None:
    """Copy an open workspace to `folder`, which must not exist: there whole, or not at all.

    Raises `workspace-exists` and what the disk refuses.
    """
    if folder.exists():
        raise AlqaError("workspace-exists", path=str(folder))
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    with system_errors(folder), ws.still():
        try:
            (beside / DOCUMENTS).mkdir(parents=True)
            for source in _files(ws.folder):
                _copy(source, beside / source.relative_to(ws.folder))
            beside.rename(folder)
            sync_folder(folder.parent)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    names = [folder / name for name in (ABOUT, KEY_FILE, DATABASE)]
    return [*names, *sorted((folder / DOCUMENTS).iterdir())]


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as src, target.open("xb") as dst:
        shutil.copyfileobj(src, dst)
        dst.flush()
        os.fsync(dst.fileno())

"""Memory sticks and cards that are plugged in now."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

MOUNTS = ("/media/", "/run/media/", "/Volumes/")
DRIVE_REMOVABLE = 2  # of GetDriveTypeW


@dataclass(frozen=True)
class Drive:
    """One of them: where it is, what it is called, how many bytes are free."""

    root: Path
    name: str
    free: int
    read_only: bool = False


def removable() -> list[Drive]:
    """By name. Asks each mounted volume for its size: for a worker where a dead share may be mounted."""
    volumes = [one for one in QStorageInfo.mountedVolumes() if one.isValid() and one.isReady()]
    found = [_drive(one) for one in volumes if not one.isRoot() and is_stick(one.rootPath())]
    return sorted(found, key=lambda drive: drive.name.casefold())


def _drive(volume: QStorageInfo) -> Drive:
    root = Path(volume.rootPath())
    return Drive(root, volume.name() or root.name, volume.bytesAvailable(), volume.isReadOnly())


def in_folder_of_mounts(root: str) -> bool:
    """Where desktops mount what a person plugs in."""
    return root.startswith(MOUNTS)


if sys.platform == "win32":
    import ctypes

    def is_stick(root: str) -> bool:
        """Windows says of each letter what it is."""
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == DRIVE_REMOVABLE)

else:

    def is_stick(root: str) -> bool:
        return in_folder_of_mounts(root)

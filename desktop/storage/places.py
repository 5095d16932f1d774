"""Where a workspace may not lie: folders that another program copies elsewhere, and the network.

A synchronised folder makes second copies behind the person's back (a fork) and takes the database
apart while it is open; SQLite's locks do not hold over a network.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from desktop.errors import AlqaError

SYNCED: Final = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "мой диск", "icloud",
    "mobile documents", "cloudstorage", "yandex.disk", "yandexdisk", "яндекс.диск", "nextcloud",
    "owncloud", "box sync", "облако mail.ru", "mail.ru cloud", "pcloud", "syncthing", "seafile",
)  # fmt: skip
VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
MARKERS: Final = (".dropbox", ".stfolder", ".sync", ".owncloudsync.log")


def refuse_unsafe(folder: Path) -> None:
    """Raises `workspace-synced-folder` or `workspace-network-folder`."""
    place = Path(os.path.abspath(folder))
    if str(folder).startswith(("\\\\", "//")) or str(place).startswith("\\\\"):
        raise AlqaError("workspace-network-folder", path=str(folder))
    if _is_synced(place) or _is_synced(place.resolve()):
        raise AlqaError("workspace-synced-folder", path=str(folder))


def _is_synced(place: Path) -> bool:
    roots = [Path(value) for name in VARIABLES if (value := os.environ.get(name))]
    if any(place.is_relative_to(root) for root in roots):
        return True
    # A name counts as a whole or with a suffix ("OneDrive - Ministry"), not as a part of a word.
    names = [part.casefold() for part in place.parts]
    if any(name == s or name.startswith((s + " ", s + "-")) for name in names for s in SYNCED):
        return True
    return any((parent / marker).exists() for parent in place.parents for marker in MARKERS)

"""The key files on this computer: their names may show before anything is unlocked, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop.errors import AlqaError
from desktop.paths import local_data
from ui.later import later


class KeyFile(NamedTuple):
    """A wrapped key file and the name of its owner."""

    path: Path
    name: str


def place() -> Path:
    """Where this program keeps key files."""
    return local_data() / "identities"


def known() -> list[KeyFile]:
    """The readable key files of this computer by name; a damaged one is left out here and refused
    in words when it is chosen by hand."""
    found = []
    for path in sorted(place().glob("*.alqa-key")):
        try:
            found.append(KeyFile(path, later("desktop.trust.identity").peek(path.read_bytes()).name))
        except (AlqaError, OSError):
            continue
    return found


def peek(path: Path) -> KeyFile:
    """A key file chosen by hand. Raises `key-file-damaged`, `file-not-found`."""
    return KeyFile(path, later("desktop.desks.people").show(path).name)


def bring(path: Path) -> KeyFile:
    """Copy a key file into this program's place (worker thread). One that is there stays."""
    files = later("desktop.exchange.files")
    target = place() / path.name
    if path.resolve() != target.resolve() and not target.exists():
        files.make_folder(place())
        files.write_file(target, files.read_file(path, 64 * 1024))
    return peek(target)

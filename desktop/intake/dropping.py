"""What a person dropped: registers, folders of applications, loose files. Looked at, not opened; no link is
followed, and a name found there is only ever shown or compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.errors import AlqaError, Fault
from desktop.intake.papers import hidden

TABLES = frozenset({".xlsx", ".xlsm", ".csv"})
MOST_FILES = 50_000
MOST_DEPTH = 8
LEFT_BY_SYSTEMS = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information"})


class Found(NamedTuple):
    """A file: `name` as it is shown, from the folder that was dropped (`ALM-01/letters/akimat.pdf`)."""

    path: Path
    name: str
    size: int


class Folder(NamedTuple):
    """A folder of one application, with all files below it."""

    name: str
    files: tuple[Found, ...]


class Dropped(NamedTuple):
    """Tables that may be the register, folders, files outside any application's folder."""

    tables: tuple[Path, ...]
    folders: tuple[Folder, ...]
    loose: tuple[Found, ...]
    faults: tuple[Fault, ...]


def look(paths: Iterable[Path], is_application: Callable[[str], bool]) -> Dropped:
    """Sort out what was dropped. `is_application`: whether a folder's name is that of an application, so that
    its subfolders are not taken for others. Raises `drop-too-many`."""
    sorter = _Sorter(is_application)
    for path in sorted(paths):
        sorter.take(path)
    return sorter.dropped()


def found(path: Path, name: str) -> Found:
    """A file with its size (0 where it cannot be told: that is said in words when it is read)."""
    try:
        return Found(path, name, path.stat().st_size)
    except OSError:
        return Found(path, name, 0)


class _Sorter:
    """Goes through what was dropped."""

    def __init__(self, is_application: Callable[[str], bool]) -> None:
        self._is_application = is_application
        self._tables: list[Path] = []
        self._folders: list[Folder] = []
        self._loose: list[Found] = []
        self._faults: list[Fault] = []
        self._count = 0

    def dropped(self) -> Dropped:
        return Dropped(tuple(self._tables), tuple(self._folders), tuple(self._loose), tuple(self._faults))

    def take(self, path: Path) -> None:
        """One thing that was dropped."""
        if not self._wanted(path, path.name):
            return
        if not path.is_dir():
            self._file(path, path.name)
        elif self._is_application(path.name) or not any(map(_folder, self._inside(path, path.name))):
            self._application(path)
        else:
            for child in self._inside(path, path.name):
                if _folder(child):
                    self._application(child)
                elif self._wanted(child, child.name):
                    self._file(child, child.name)

    def _application(self, path: Path) -> None:
        if self._wanted(path, path.name):
            files = tuple(self._below(path, path.name, 1))
            self._folders.append(Folder(path.name, files))

    def _file(self, path: Path, name: str) -> None:
        if path.suffix.lower() in TABLES:
            self._tables.append(path)
        else:
            self._loose.append(self._found(path, name))

    def _below(self, folder: Path, shown: str, depth: int) -> Iterator[Found]:
        for child in self._inside(folder, shown):
            name = f"{shown}/{child.name}"
            if not self._wanted(child, name):
                continue
            if not child.is_dir():
                yield self._found(child, name)
            elif depth < MOST_DEPTH:
                yield from self._below(child, name, depth + 1)
            else:
                self._faults.append(Fault("drop-too-deep", {"name": name}))

    def _found(self, path: Path, name: str) -> Found:
        self._count += 1
        if self._count > MOST_FILES:
            raise AlqaError("drop-too-many", limit=MOST_FILES)
        return found(path, name)

    def _inside(self, folder: Path, shown: str) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            self._faults.append(Fault("document-not-read", {"name": shown, "reason": error.strerror or ""}))
            return []

    def _wanted(self, path: Path, shown: str) -> bool:
        if path.is_symlink():
            self._faults.append(Fault("drop-link", {"name": shown}))
            return False
        return not hidden(path.name) and path.name not in LEFT_BY_SYSTEMS


def _folder(path: Path) -> bool:
    return (
        path.is_dir() and not path.is_symlink() and not hidden(path.name) and path.name not in LEFT_BY_SYSTEMS
    )

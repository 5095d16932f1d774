"""A forgotten passphrase, answered by the recovery sheet; and a new sheet when there is none.

The keys lie in several files: this computer's own copy and one in each workspace (a copied workspace must
open alone). A new passphrase or a new sheet is written into all of them, so that no old one is left that
opens only with what was forgotten. A new passphrase leaves each copy the sheet that it had: a workspace that
was away while the sheet was renewed must not bring the old one back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.desks.people import KEY_LIMIT, rewrap
from desktop.errors import AlqaError, Fault
from desktop.exchange import files
from desktop.storage.workspace import KEY_FILE
from desktop.trust import identity as identities
from desktop.trust import recovery
from desktop.trust.identity import Identity
from desktop.trust.kdf import Cost


@dataclass(frozen=True, slots=True)
class Found:
    """The keys that a recovery code opened; `code` is as on the sheet, `corrected` if a slip was mended."""

    identity: Identity
    code: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class Written:
    """The key files that were written anew, and what was wrong with those that were not."""

    paths: tuple[Path, ...]
    faults: tuple[Fault, ...]


def open_by_code(key_file: Path, code: str) -> Found:
    """Open a key file by its recovery code; one misread character or two swapped ones are mended.

    Raises `recovery-code-mistyped`, `recovery-code-wrong`, `key-file-*` and what the disk refuses.
    """
    data = files.read_file(key_file, KEY_LIMIT)
    try:
        return Found(identities.recover(data, code), code, False)
    except AlqaError as error:
        if error.code != "recovery-code-mistyped":
            raise
        for slip in recovery.near(code):
            if mended := _tried(data, slip):
                return Found(mended, slip, True)
        raise


def copies(key: str, folders: Iterable[Path], own: Path) -> list[Path]:
    """Every key file of the person with this public key: in the folder `own`, and in the workspaces."""
    places = [*sorted(own.glob("*.alqa-key")), *(folder / KEY_FILE for folder in dict.fromkeys(folders))]
    return [path for path in places if _key_of(path) == key]


def set_passphrase(
    found: Found, key_file: Path, new: str, others: Iterable[Path], cost: Cost | None = None
) -> Written:
    """Write the keys under a new passphrase: `key_file` for certain, the other copies where the disk lets.

    Raises what the disk refuses about `key_file`; about a copy it is told in `faults`.
    """

    def write(path: Path) -> None:
        rewrap(path, files.read_file(path, KEY_LIMIT), found.identity, new, cost)

    write(key_file)
    return _each(key_file, others, write)


def new_sheet(key_file: Path, me: Identity, others: Iterable[Path]) -> tuple[str, Written]:
    """A new recovery code in all copies of the keys; the sheet before it opens nothing any more."""
    data, code = identities.new_recovery(files.read_file(key_file, KEY_LIMIT), me)
    files.write_file(key_file, data, replace=True)
    return code, _each(key_file, others, lambda path: files.write_file(path, data, replace=True))


def _each(key_file: Path, others: Iterable[Path], write: Callable[[Path], None]) -> Written:
    done = [key_file]
    faults: list[Fault] = []
    for path in others:
        if path.resolve() == key_file.resolve():
            continue
        try:
            write(path)
            done.append(path)
        except AlqaError as error:
            faults.extend(error.faults)
    return Written(tuple(done), tuple(faults))


def _tried(data: bytes, code: str) -> Identity | None:
    try:
        return identities.recover(data, code)
    except AlqaError as error:
        if error.code != "recovery-code-wrong":
            raise
        return None


def _key_of(path: Path) -> str | None:
    """Whose a key file is; a folder that is gone or a damaged file is nobody's."""
    try:
        return identities.peek(files.read_file(path, KEY_LIMIT)).key
    except AlqaError:
        return None

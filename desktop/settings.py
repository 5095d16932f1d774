"""What the organisation's IT has decided for this computer: a small policy that a person cannot change.

`/etc/alqa/policy.toml` (Linux), `/Library/Application Support/Alqa/policy.toml` (macOS) or the values under
`HKLM\\Software\\Policies\\Alqa` (Windows). Nothing there means everything is allowed. A policy that cannot
be read allows nothing that it could have forbidden: whoever wrote it wanted something, and a typing mistake
must not undo it. Tried on Linux alone.
"""

from __future__ import annotations

import contextlib
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

HIVE: Final = 0x80000002  # HKEY_LOCAL_MACHINE
WINDOWS_KEY: Final = r"Software\Policies\Alqa"


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`printing`: paper, and files that are read in clear (dossiers, notes, score sheets). The recovery
    sheet is never forbidden to be saved: without it a forgotten passphrase loses everything.
    `secret_ballot`: every vote of a sitting is by ballot papers, and nobody's vote is written down.
    `lock_minutes`: the longest idle time before the program locks itself; None: as the person chose."""

    printing: bool = True
    export: bool = True
    lock_minutes: Annotated[int, msgspec.Meta(ge=1)] | None = None
    secret_ballot: bool = False
    readable: bool = True  # false: a policy is there and cannot be read


REFUSED: Final = Policy(printing=False, export=False, lock_minutes=10, readable=False)


def policy(place: Path | None = None) -> Policy:
    """The policy of this computer, read anew each time: IT may change it while the program runs."""
    if place is None and sys.platform == "win32":
        return _checked(_registry())
    return _of_file(place or _place())


def _place() -> Path:
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Alqa/policy.toml")
    return Path("/etc/alqa/policy.toml")


def _of_file(place: Path) -> Policy:
    try:
        return _checked(tomllib.loads(place.read_text("utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except (OSError, ValueError):
        return REFUSED


def _checked(found: dict[str, Any]) -> Policy:
    """Only what is named here, and only of its kind."""
    try:
        return REFUSED if "readable" in found else msgspec.convert(found, Policy)
    except msgspec.ValidationError:
        return REFUSED


def _registry() -> dict[str, Any]:
    """DWORD values `Printing` and `Export`, 0 forbids; `LockMinutes`; `SecretBallot`, 1 demands."""
    values: list[tuple[str, Any]] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  exists on Windows alone

        with contextlib.suppress(FileNotFoundError), winreg.OpenKey(HIVE, WINDOWS_KEY) as key:
            count = winreg.QueryInfoKey(key)[1]
            values = [winreg.EnumValue(key, at)[:2] for at in range(count)]
    found = dict(values)
    minutes = {"lock_minutes": found.pop("LockMinutes")} if "LockMinutes" in found else {}
    if "SecretBallot" in found:
        minutes["secret_ballot"] = bool(found.pop("SecretBallot"))
    return {name.lower(): bool(value) for name, value in found.items()} | minutes

"""Backup copies: made on a stick and read back, remembered, brought back, on a second laptop too.

A copy opens by the passphrase of its owner. Working on in both the copy and the original makes a fork.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop import clock
from desktop.errors import AlqaError
from desktop.storage import backup, journal, secrets
from desktop.storage.backup import Report
from desktop.storage.workspace import Workspace, read_key_file
from desktop.trust import identity as identities
from desktop.trust.identity import Identity

KEY = "backup"  # among this workspace's own values
DAYS = 3  # after so many days of work a copy is due


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest copy made here: when, where; `changed`: something was written since."""

    at: str
    place: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A folder that can be brought back, as it shows before the passphrase: whose it is, and when it was
    made (None: a workspace that is no backup copy, left behind or moved by hand)."""

    folder: Path
    name: str
    role: str
    at: str | None


def back_up(ws: Workspace, place: Path, report: Report = lambda _done, _of: None) -> Path:
    """A whole copy in a new folder inside `place`, written, flushed and read back.

    Raises `backup-inside` (the workspace's own folder), `workspace-damaged` (what cannot be read cannot be
    copied), `disk-altered`, and what the disk refuses; then nothing is left in `place`.
    """
    if place.resolve().is_relative_to(ws.folder.resolve()):
        raise AlqaError("backup-inside", path=str(place))
    refuse_unsound(ws)
    target = free_name(place, clock.now())
    made = backup.make(ws, target, report)
    secrets.put(ws, KEY, json.dumps({"at": made.at, "head": made.head, "place": str(target)}))
    return target


def last_backup(ws: Workspace) -> LastBackup | None:
    """The newest copy made here, None before the first."""
    said = secrets.get(ws, KEY)
    if said is None:
        return None
    value = json.loads(said)
    return LastBackup(value["at"], value["place"], value["head"] != journal.head(ws))


def is_due(ws: Workspace, now: str) -> bool:
    """Something was written, and the newest copy (or the first writing) is older than some days."""
    last = last_backup(ws)
    if last is not None:
        return last.changed and moment(last.at) + timedelta(days=DAYS) <= moment(now)
    first = next((entry.at for entry in journal.entries(ws) if entry.kind in ("cell", "note")), None)
    return first is not None and moment(first) + timedelta(days=DAYS) <= moment(now)


def look(folder: Path) -> Copy:
    """What lies in a folder. Raises `backup-not-found` for one that holds neither copy nor workspace."""
    try:
        about = Workspace.peek(folder)
    except AlqaError as error:
        if error.code != "workspace-not-found":
            raise
        raise AlqaError("backup-not-found", path=str(folder)) from error
    made = backup.made(folder)
    return Copy(folder, about.name, about.role, made.at if made else None)


def restore(copy: Path, passphrase: str, folder: Path, report: Report = lambda _done, _of: None) -> Workspace:
    """Bring a copy back into `folder`, new or empty, and open it: there whole, or not at all.

    Raises `passphrase-wrong` before anything is copied, `backup-not-found`, `workspace-damaged`,
    `workspace-exists`, and what the disk refuses.
    """
    look(copy)
    identity = identities.unlock(read_key_file(copy), passphrase)
    backup.restore(copy, folder, report)
    try:
        return opened(folder, identity)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def opened(folder: Path, identity: Identity) -> Workspace:
    """Open what was brought back, once all of it was looked at."""
    ws = Workspace.enter(folder, identity)
    try:
        refuse_unsound(ws)
        journal.verify(ws)
    except BaseException:
        ws.close()
        raise
    return ws


def refuse_unsound(ws: Workspace) -> None:
    """Read every page of the database past the writer. Raises `workspace-damaged`."""
    with ws.reading(), ws.transaction() as connection:
        said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if said != "ok":
        raise AlqaError("workspace-damaged", path=str(ws.folder))


def free_name(place: Path, now: str) -> Path:
    """A folder that is not there yet; its name says nothing but the day and the hour."""
    stem = f"alqa-backup-{now[:10]}-{now[11:13]}{now[14:16]}"
    target = place / stem
    n = 2
    while target.exists():
        target = place / f"{stem}-{n}"
        n += 1
    return target


def moment(at: str) -> datetime:
    """A UTC time as written."""
    return datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

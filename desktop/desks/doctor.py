"""What this computer has, for support: no names, no scores, nothing sent anywhere. And backups."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop.desks import safekeeping
from desktop.errors import AlqaError
from desktop.intake.office import find as find_office
from desktop.pages.server import PageServer
from desktop.storage import backup as backup_files
from desktop.storage.workspace import Workspace

PACKAGES = ("PySide6-Essentials", "pypdfium2", "sqlcipher3", "PyNaCl", "pyrage", "reportlab", "fontpkg-inter")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: its name, whether it will do, what was found."""

    name: str
    ok: bool
    found: str


def examine() -> list[Finding]:
    """Interpreter, packages, the page server, ssh-keygen, LibreOffice."""
    findings = [Finding("Python", sys.version_info >= (3, 11), platform.python_version())]
    findings += [package(name) for name in PACKAGES]
    return [*findings, page_server(), ssh_keygen(), office()]


def package(name: str) -> Finding:
    """An installed package and its version."""
    try:
        return Finding(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, False, "—")


def page_server() -> Finding:
    """Does the child process that reads documents start?"""
    try:
        with PageServer() as pages:
            pages.warm()
            return Finding("PageServer", True, str(pages.pid))
    except AlqaError as error:
        return Finding("PageServer", False, error.code)


def ssh_keygen() -> Finding:
    """Only an auditor needs it; its absence is no fault of this computer."""
    return Finding("ssh-keygen", True, shutil.which("ssh-keygen") or "—")


def office() -> Finding:
    """Only a secretary's intake needs it, to turn office papers into PDF; without it the rest comes in."""
    return Finding("LibreOffice", True, find_office() or "—")


def backup(workspace: Path, passphrase: str, out: Path) -> None:
    """A complete copy of a workspace into the folder `out`, encrypted as it is."""
    with Workspace.open(workspace, passphrase) as ws:
        backup_files.make(ws, out)


def restore(backup_folder: Path, passphrase: str, workspace: Path) -> None:
    """Copy a backup to `workspace` (new or empty) and open it once, or leave nothing behind."""
    safekeeping.restore(backup_folder, passphrase, workspace).close()

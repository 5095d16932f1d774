"""LibreOffice, where it is installed: papers of other kinds to PDF, in a process and a profile of its own.

The paper gets a name of ours in a folder of ours; what people called it never becomes a path. Macros are
off, links are not followed, and nothing of the person's own settings is read or written. On this
computer the paper lies unencrypted in that folder while it is converted, as it does where it came from.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desktop.errors import AlqaError
from desktop.exchange.files import system_errors

ENDINGS = frozenset(
    {".doc", ".docx", ".docm", ".rtf", ".odt", ".xls", ".xlsx", ".xlsm", ".ods", ".ppt", ".pptx", ".odp"}
)
PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
SECONDS = 120.0  # for one paper
TICK = 0.1
KEPT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP")  # of the environment
SETTING = (
    '<item oor:path="/org.openoffice.Office.{path}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
Stop = Callable[[], None]  # raises when the person wants no more


def find() -> str | None:
    """The program, or None where LibreOffice is not installed."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


class Office:
    """Converts one paper after another; use as a context manager. The folder goes away with it."""

    def __init__(self, program: str | None = None, seconds: float = SECONDS) -> None:
        self._program = program if program is not None else find()
        self._seconds = seconds
        self._folder: Path | None = None

    @property
    def installed(self) -> bool:
        return bool(self._program)

    def __enter__(self) -> Office:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def pdf(self, data: bytes, ending: str, name: str, stop: Stop) -> bytes:
        """A paper as PDF. Raises `office-missing`, `office-hangs`, `office-failed` and what `stop` raises."""
        if not self._program:
            raise AlqaError("office-missing", name=name)
        folder = self._place()
        source = folder / f"paper{ending}"
        made = folder / "out" / "paper.pdf"
        with system_errors(folder):
            made.unlink(missing_ok=True)
            source.write_bytes(data)
        try:
            self._run(source, made.parent, name, stop)
            return made.read_bytes()
        except FileNotFoundError:
            raise AlqaError("office-failed", name=name) from None
        finally:
            source.unlink(missing_ok=True)
            made.unlink(missing_ok=True)

    def _place(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="alqa-office-"))
            (self._folder / "out").mkdir()
            user = self._folder / "profile" / "user"
            user.mkdir(parents=True)
            items = "".join(SETTING.format(path=p, name=n, value=v) for p, n, v in SETTINGS)
            (user / "registrymodifications.xcu").write_text(f"{HEAD}{items}</oor:items>", "utf-8")
        return self._folder

    def _run(self, source: Path, out: Path, name: str, stop: Stop) -> None:
        assert self._program is not None
        assert self._folder is not None
        profile = (self._folder / "profile").as_uri()
        command = [
            self._program, f"-env:UserInstallation={profile}", "--headless", "--invisible", "--norestore",
            "--nolockcheck", "--nodefault", "--convert-to", "pdf", "--outdir", str(out), str(source),
        ]  # fmt: skip
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=self._environment(),
            start_new_session=True,
        )
        try:
            _follow(process, time.monotonic() + self._seconds, name, stop)
        finally:
            _end(process)

    def _environment(self) -> dict[str, str]:
        """No settings of the person, no way into a network."""
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
        return {**kept, **nowhere, "HOME": str(self._folder), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def _follow(process: subprocess.Popen[bytes], until: float, name: str, stop: Stop) -> None:
    while process.poll() is None:
        stop()
        if time.monotonic() > until:
            raise AlqaError("office-hangs", name=name)
        time.sleep(TICK)
    if process.returncode != 0:
        raise AlqaError("office-failed", name=name)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and what it started: the program is a script around the real one."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

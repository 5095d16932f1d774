"""The virtual environment of a checkout: made once, filled from a hash-locked list, stamped.

The checkout itself is put on the path by a `.pth` file and a small `alqa` launcher: no build, no
back end to download, and a second run has nothing to do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from said import Stop, say

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
LOCKS = {"run": HERE / "requirements.lock", "test": HERE / "requirements-dev.lock"}
STAMP = "alqa-stamp"
WINDOWS = sys.platform == "win32"


class Environment(NamedTuple):
    """Where the environment lies."""

    folder: Path

    @property
    def scripts(self) -> Path:
        return self.folder / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> Path:
        return self.scripts / ("python.exe" if WINDOWS else "python")

    @property
    def stamp(self) -> Path:
        return self.folder / STAMP


def ready(environment: Environment, want: str) -> bool:
    """Whether the environment already holds what `want` ("run" or "test") needs of this very checkout.

    The development lock holds the same versions of everything in the other, so "test" serves both.
    """
    if not environment.python.exists() or not environment.stamp.exists():
        return False
    stamp = environment.stamp.read_text("utf-8")
    return stamp in {expected(environment, "test"), expected(environment, want)}


def expected(environment: Environment, want: str) -> str:
    """The stamp of a finished environment, a line each: lock, Python, checkout, own place."""
    lock = hashlib.sha256(LOCKS[want].read_bytes()).hexdigest()
    python = f"{sys.version.split()[0]} {sys.base_prefix}"
    return "\n".join((f"{want} {lock}", python, str(ROOT), str(environment.folder), ""))


def moved(environment: Environment) -> bool:
    """Whether it was finished at another place: the programs in it still name that place."""
    if not environment.stamp.exists():
        return False
    return environment.stamp.read_text("utf-8").splitlines()[-1] != str(environment.folder)


def prepare(environment: Environment, want: str, wheelhouse: Path | None) -> None:
    """Make and fill the environment unless it is ready. A broken or foreign one is made anew."""
    if ready(environment, want):
        return
    if moved(environment) or not usable(environment):
        make(environment)
    environment.stamp.unlink(missing_ok=True)
    fill(environment, want, wheelhouse)
    link(environment)
    environment.stamp.write_text(expected(environment, want), "utf-8")


def usable(environment: Environment) -> bool:
    """Whether its Python starts, is of our version, and has pip."""
    if not environment.python.exists():
        return False
    ask = "import sys, pip; print(sys.version.split()[0])"
    done = subprocess.run([str(environment.python), "-c", ask], capture_output=True, text=True)
    return done.returncode == 0 and done.stdout.strip() == sys.version.split()[0]


def make(environment: Environment) -> None:
    """A new virtual environment; a folder that is something else is left alone."""
    folder = environment.folder
    if folder.exists() and any(folder.iterdir()):
        if not (folder / "pyvenv.cfg").exists():
            raise Stop(f"{folder} is not empty and not a virtual environment. Name another with --venv.")
        shutil.rmtree(folder)
    say(f"Making {folder}")
    done = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"The virtual environment could not be made:\n{done.stdout}{done.stderr}".rstrip())


def fill(environment: Environment, want: str, wheelhouse: Path | None) -> None:
    """Install the locked packages: only wheels, only with the hashes of the lock."""
    lock = LOCKS[want]
    say(f"Installing {lock.relative_to(ROOT)}" + (f" from {wheelhouse}" if wheelhouse else ""))
    command = [str(environment.python), *pip("install"), "--require-hashes", "-r", str(lock)]
    if wheelhouse:
        command += ["--no-index", "--find-links", str(wheelhouse)]
    if subprocess.run(command).returncode:
        raise Stop(
            "The packages could not be installed. Without a network: fill a folder elsewhere with\n"
            "  python3 packaging/bootstrap.py wheelhouse DIR\nand give it here with --wheelhouse DIR."
        )


def collect(environment: Environment, want: str, wheelhouse: Path) -> None:
    """Download the locked wheels for a machine of the same kind that has no network."""
    command = [str(environment.python), *pip("download"), "--require-hashes", "-r", str(LOCKS[want])]
    if subprocess.run([*command, "--dest", str(wheelhouse)]).returncode:
        raise Stop("The wheels could not be downloaded.")


def pip(verb: str) -> list[str]:
    return ["-m", "pip", verb, "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]


def link(environment: Environment) -> None:
    """Let the environment find the checkout, and give it an `alqa` to call."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    told = subprocess.run([str(environment.python), "-c", ask], capture_output=True, text=True, check=True)
    Path(told.stdout.strip(), "alqa.pth").write_text(f"{ROOT}\n", "utf-8")
    launcher(environment)


def launcher(environment: Environment) -> None:
    """`alqa` beside the environment's Python. `-P`: a folder named `ui` where it is called is not ours."""
    if WINDOWS:
        text = f'@"{environment.python}" -P -m ui %*\r\n'
        (environment.scripts / "alqa.cmd").write_bytes(text.encode(sys.getfilesystemencoding()))
        return
    quoted = "'" + str(environment.python.absolute()).replace("'", "'\\''") + "'"
    script = environment.scripts / "alqa"
    script.write_bytes(os.fsencode(f'#!/bin/sh\nexec {quoted} -P -m ui "$@"\n'))
    script.chmod(0o755)

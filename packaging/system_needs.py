"""What Alqa needs from the operating system and cannot bring along: Qt's system libraries on Linux.

Each need is looked for first; nothing is asked of a package manager when all are there. As root on
Debian or a relative the missing packages are installed, elsewhere the one line to run is printed.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from typing import NamedTuple

from said import Stop, say


class Need(NamedTuple):
    """A Debian package and the shared library (or program, or Python module) that shows it is there."""

    package: str
    library: str = ""
    program: str = ""
    module: str = ""


WINDOWLESS = (
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libgl1", "libGL.so.1"),
    Need("libegl1", "libEGL.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
)
X11 = (
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
WAYLAND = (Need("libwayland-cursor0", "libwayland-cursor.so.0"),)
VENV = (Need("python3-venv", module="ensurepip"),)
TESTS = (Need("openssh-client", program="ssh-keygen"),)


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, else where X11 or Wayland is told of."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide(tests: bool, venv: bool) -> None:
    """Find or install what this run needs of the system; Stop with the line to run when neither works."""
    missing = [need.package for need in needed(tests, venv) if not present(need)]
    if not missing:
        return
    if not can_install():
        raise Stop(advice(missing))
    install(missing)
    still = [need.package for need in needed(tests, venv) if not present(need)]
    if still:
        raise Stop("Installed, and yet not found: " + " ".join(still))


def needed(tests: bool, venv: bool) -> list[Need]:
    """The needs of this system and this run. Only Linux leaves anything to its packages."""
    found = list(TESTS if tests else ())
    if not sys.platform.startswith("linux"):
        return found
    found += VENV if venv else ()
    found += WINDOWLESS
    found += X11 if os.environ.get("DISPLAY") else ()
    found += WAYLAND if os.environ.get("WAYLAND_DISPLAY") else ()
    return found


def present(need: Need) -> bool:
    if need.program:
        return shutil.which(need.program) is not None
    if need.module:
        return importlib.util.find_spec(need.module) is not None
    try:
        ctypes.CDLL(need.library)
    except OSError:
        return False
    return True


def can_install() -> bool:
    """Root on a system with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def advice(missing: list[str]) -> str:
    """What to do by hand: the one line where apt-get is at home, else the names to look for."""
    if sys.platform.startswith("linux") and shutil.which("apt-get"):
        return "Missing from this system. Please run:\n  sudo apt-get install -y " + " ".join(missing)
    return "Missing from this system (names as in Debian): " + " ".join(missing)


def install(missing: list[str]) -> None:
    say("Installing with apt-get: " + " ".join(missing))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-q"]
    get = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *missing]
    for command in (update, get):
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        if done.returncode and command is get:
            raise Stop("apt-get failed, see above. " + advice(missing))

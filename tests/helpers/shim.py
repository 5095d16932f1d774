"""The shim of `disk_shim.c`: built once a run where there is a compiler, preloaded into a child process."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

WRITE, SYNC, RENAME, OPEN = 1, 2, 4, 8
ANY = WRITE | SYNC | RENAME | OPEN
NEEDED = "needs Linux and a C compiler for the shim under the system's calls"


def can_build() -> bool:
    return sys.platform == "linux" and shutil.which("cc") is not None


def build(folder: Path) -> Path:
    """The library, made in `folder`."""
    out = folder / "disk_shim.so"
    source = Path(__file__).with_name("disk_shim.c")
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(out), str(source), "-ldl", "-lpthread"]
    subprocess.run(command, check=True, capture_output=True)
    return out


def environment(library: Path, **more: str) -> Mapping[str, str]:
    return {**os.environ, "LD_PRELOAD": str(library), **more}


class Faults:
    """Inside the child: makes calls on files under a folder fail."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def arm(self, under: Path, kind: int, n: int, number: int, *, sticky: bool) -> None:
        """The n-th call of a kind from now fails with this error number, and the later ones if `sticky`."""
        self._library.shim_arm(str(under).encode(), kind, n, number, int(sticky))

    def disarm(self) -> int:
        """Nothing fails any more; how many calls of the kind there were."""
        return int(self._library.shim_seen())

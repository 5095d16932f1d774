"""Start to the first paint of the real first screen, in ratio to a bare window in the same style.

`python -m tests.bench.start_up [RUNS]`. Fresh processes, interleaved; medians.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figure import Figure, median, show

ROOT = Path(__file__).resolve().parents[2]
NAME, LIMIT = "start to the first screen, to a bare window in the same style", 1.3


def seconds(what: str, home: str) -> float:
    """From starting the interpreter to the first paint, in a process and a home of its own."""
    folders = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "LOCALAPPDATA"), home)
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders, "PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    command = [sys.executable, "-m", "tests.bench.first_paint", what]
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        taken = time.perf_counter() - start
        child.wait(60)
    if said != b"painted\n":
        raise RuntimeError(f"{what} did not paint")
    return taken


def measure(runs: int = 15) -> list[Figure]:
    """The welcome screen of a computer on which nothing was done yet."""
    taken: dict[str, list[float]] = {"bare": [], "app": []}
    for run in range(runs + 1):
        for what, times in taken.items():
            with tempfile.TemporaryDirectory() as home:
                times.append(seconds(what, home))
            if run == 0:
                times.clear()  # the first fills the disk's cache
    bare, app = median(taken["bare"]), median(taken["app"])
    note = f"{app * 1000:.0f} to {bare * 1000:.0f} ms, median of {runs}"
    return [Figure(NAME, app / bare, LIMIT, note=note)]


if __name__ == "__main__":
    sys.exit(show(measure(*map(int, sys.argv[1:]))))

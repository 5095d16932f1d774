"""Start to a usable room over the sample's dossiers, beyond what unlocking costs.

`python -m tests.bench.unlocked_room [RUNS]`. A fresh process opens the workspace with a passphrase file
and says when its room was painted and events ran again; Argon2 alone is timed in the same process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figure import Figure, median, show
from tests.bench.rig import ROOT, sample_round

NAME, LIMIT = "start to a usable room, beyond unlocking", 1.0


def run(folder: Path) -> tuple[float, float]:
    """Seconds until the room can be used, and the seconds of it that Argon2 takes alone."""
    with tempfile.TemporaryDirectory() as home:
        (folder / "pass").write_text("sample")
        own = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "LOCALAPPDATA"), home)
        env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **own, "PYTHONPATH": str(ROOT)}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        words = [str(folder / "mine.ws"), "--passphrase-file", str(folder / "pass"), "--lang", "en"]
        command = [sys.executable, "-m", "tests.bench.first_room", *words]
        start = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            taken = time.perf_counter() - start
            unlocking = float(json.loads(child.stdout.readline()))
            child.wait(60)
    return taken, unlocking


def measure(folder: Path, runs: int = 9) -> list[Figure]:
    """The median over fresh processes; the first fills the disk's cache."""
    run(folder)
    found = [run(folder) for _ in range(runs)]
    beyond = median([taken - unlocking for taken, unlocking in found])
    note = f"unlocking {median([unlocking for _, unlocking in found]) * 1000:.1f} ms more, median of {runs}"
    return [Figure(NAME, beyond, LIMIT, "s", note)]


if __name__ == "__main__":
    with sample_round() as made:
        sys.exit(show(measure(made, *map(int, sys.argv[1:]))))

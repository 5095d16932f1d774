"""Memory after 60 jumps through a document: the reader with its child, to a QPdfView on the same file.

`python -m tests.bench.memory [JUMPS]`. QPdfView is in PySide6-Addons, which the app never needs: the
command makes an environment for it under the user's cache (a download of the same PySide6 version), and
says so where that cannot be done. Memory is PSS on Linux: pages shared by parent and child count once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import PySide6

from tests.bench.figure import Figure, show, skipped
from tests.bench.rig import ROOT, paper

NAME, LIMIT, PAGES = "memory after 60 jumps, to a QPdfView", 1.0, 500


def place() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "alqa-bench" / f"addons-{PySide6.__version__}"


def python_with_addons() -> Path | None:
    """The interpreter of the benchmark's own environment, made when it is not there; None offline."""
    folder = place()
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True, clear=True)
    wanted = f"PySide6-Addons=={PySide6.__version__}"
    here = [str(python), "-c", "import PySide6.QtPdfWidgets"]
    if subprocess.run(here, capture_output=True, check=False).returncode == 0:
        return python
    install = [str(python), "-m", "pip", "install", "--quiet", wanted]
    done = subprocess.run(install, capture_output=True, check=False).returncode == 0
    return python if done and subprocess.run(here, capture_output=True, check=False).returncode == 0 else None


def megabytes(python: Path | str, what: str, file: Path, jumps: int) -> float:
    """What a fresh process of `what` holds at the end, with all its children."""
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    if what == "reader":
        env["PYTHONPATH"] = str(ROOT)
        command = [str(python), "-m", "tests.bench.jumps", what, str(file), str(jumps)]
    else:
        env.pop("PYTHONPATH", None)
        command = [str(python), str(ROOT / "tests" / "bench" / "jumps.py"), what, str(file), str(jumps)]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=300)
    return float(ran.stdout.split()[-1])


def measure(jumps: int = 60) -> list[Figure]:
    if not Path("/proc/self/smaps_rollup").exists():
        return skipped(NAME, LIMIT, "measured on Linux only")
    python = python_with_addons()
    if python is None:
        return skipped(NAME, LIMIT, f"PySide6-Addons {PySide6.__version__} cannot be had here")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(paper(PAGES))
        ours, theirs = (
            megabytes(sys.executable, "reader", file, jumps),
            megabytes(python, "view", file, jumps),
        )
    return [Figure(NAME, ours / theirs, LIMIT, note=f"{ours:.0f} to {theirs:.0f} MB, {PAGES} pages")]


if __name__ == "__main__":
    sys.exit(show(measure(*map(int, sys.argv[1:]))))

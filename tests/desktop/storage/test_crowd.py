"""Twenty processes at one workspace: one gets in, the others hear who has it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.storage.workspace import Workspace
from desktop.trust import identity

ROOT = Path(__file__).parents[3]
CROWD = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a crowd")
def test_exactly_one_gets_in(tmp_path: Path) -> None:
    made = identity.create("C01", "sample", identity.LIGHT)
    Workspace.create(tmp_path / "w", made.identity, made.key_file, "commissioner", "pilot").close()
    command = [sys.executable, "-m", "tests.helpers.crowd", str(tmp_path / "w"), "sample", str(CROWD)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    said = Counter(line.split()[0] for line in ran.stdout.splitlines())
    assert said == {"in": 1, "workspace-in-use": CROWD - 1}
    Workspace.open(tmp_path / "w", "sample").close()  # nothing stale is left of any of them


def test_two_workspaces_are_made_at_once(tmp_path: Path) -> None:
    """Two packs dropped together: migrations of one process take turns."""
    made = identity.create("C01", "sample", identity.LIGHT)

    def make(n: int) -> str:
        folder = tmp_path / f"w{n}"
        with Workspace.create(folder, made.identity, made.key_file, "commissioner", f"round-{n}") as ws:
            return ws.round_id

    with ThreadPoolExecutor(2) as pool:
        assert [*pool.map(make, range(6))] == [f"round-{n}" for n in range(6)]

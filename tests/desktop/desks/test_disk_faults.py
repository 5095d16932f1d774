"""A disk that refuses, at every call in its turn: the state before or after, words, nothing half done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import shim

ROOT = Path(__file__).parents[3]
MOST = 40  # calls of each act that fail in their turn
ACTS = {"mark", "draft", "undo", "hand-in", "receipt", "pack", "backup"}


@pytest.mark.skipif(not shim.can_build(), reason=shim.NEEDED)
def test_no_call_that_fails_leaves_a_third_state(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.helpers.fault_runs", str(folder), str(MOST)]
    environment = shim.environment(shim.build(tmp_path))
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {one["act"] for one in told} == ACTS
    assert {one["act"]: one["wrong"] for one in told if one["wrong"]} == {}
    assert all(one["calls"] >= 5 for one in told), "the shim saw no calls"

"""kill -9 while scoring: whatever was acknowledged is there (`tests/bench/kill_campaign.py` runs more)."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from desktop.storage import journal, sheets
from desktop.storage.workspace import Workspace
from desktop.trust import identity
from tests.helpers import scorer

ROOT = Path(__file__).parents[3]
KILLS = 20
ACKS = (1, 25)  # so many acknowledged marks before each kill


def kill_while_scoring(folder: Path, acks: int) -> int:
    """Start a scorer, kill it after `acks` acknowledged marks; the last mark that it acknowledged."""
    command = [sys.executable, "-m", "tests.helpers.scorer", str(folder), "sample"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(acks)]
        child.kill()
        said += [line for line in child.stdout if line.endswith("\n")]
        child.wait()
    with Workspace.open(folder, "sample") as ws:
        journal.verify(ws)
        done = journal.last(ws, "cell")
        held = {d: s.marks for d, s in sheets.all(ws).items()}
    expected: dict[str, dict[str, int]] = {}
    for n in range(1, done + 1):
        dossier, criterion, mark = scorer.place(n)
        expected.setdefault(dossier, {})[criterion] = mark
    assert held == expected
    return int(said[-1])


def campaign(folder: Path, kills: int) -> int:
    """So many kills on one workspace; how many marks were acknowledged and are lost."""
    made = identity.create("C01", "sample", identity.LIGHT)
    Workspace.create(folder, made.identity, made.key_file, "commissioner", "pilot").close()
    dice, lost = random.Random(1), 0
    for _ in range(kills):
        acknowledged = kill_while_scoring(folder, dice.randint(*ACKS))
        with Workspace.open(folder, "sample") as ws:
            lost += max(0, acknowledged - journal.last(ws, "cell"))
    return lost


def test_no_acknowledged_mark_is_lost(tmp_path: Path) -> None:
    assert campaign(tmp_path / "w", KILLS) == 0

"""Many score files at once: a child opens them; what breaks it costs one file, what ends a run loses none."""

from __future__ import annotations

import os
import shutil
import signal
from collections import Counter
from pathlib import Path

import pytest

from desktop.desks import secretary
from desktop.desks.secretary import merging
from desktop.desks.secretary.unsealing import Unsealer
from desktop.errors import AlqaError
from desktop.storage import journal, projection
from desktop.storage.workspace import Workspace
from tests.helpers import offices


class Stop(Exception):
    """Somebody pressed the button."""


def many(root: Path, folder: Path) -> list[Path]:
    """Every score file, one of them twice, and files that are broken in three ways."""
    folder.mkdir()
    good = [Path(shutil.copy(path, folder)) for path in offices.files(root)]
    again = folder / "again.alqa-scores"
    shutil.copy(good[0], again)
    cut, noise, empty = (folder / f"{name}.alqa-scores" for name in ("cut", "noise", "empty"))
    cut.write_bytes(good[1].read_bytes()[:-40])
    noise.write_bytes(good[2].read_bytes()[:200] + os.urandom(4000))
    empty.write_bytes(b"")
    ruling = folder / "strange.txt"
    ruling.write_bytes(b"no")
    return [*good, again, cut, noise, empty, ruling]


def test_a_child_opens_what_the_program_opens(root: Path, ws: Workspace, tmp_path: Path) -> None:
    files = many(root, tmp_path / "in")
    assert len(files) >= merging.MANY
    seen = secretary.merge_files(ws, files)
    assert Counter(one.state for one in seen) == {"accepted": 15, "already-there": 1, "refused": 4}
    with Unsealer(ws.identity) as apart:
        for path in files[:3]:
            inside = merging.statement_files.open_sealed(path.read_bytes(), "scores", ws.identity)
            assert apart.open(path, path.read_bytes(), "scores") == inside.envelope
    few = [one.code for one in seen if one.state == "refused"]
    assert few == [one.code for one in secretary.merge_files(ws, files[16:])]


def test_a_killed_child_costs_one_file(root: Path, ws: Workspace) -> None:
    first, second = offices.files(root)[:2]
    with Unsealer(ws.identity) as apart:
        apart.open(first, first.read_bytes(), "scores")
        assert apart.pid is not None
        os.kill(apart.pid, signal.SIGKILL)
        with pytest.raises(AlqaError) as refused:
            apart.open(first, first.read_bytes(), "scores")
        assert refused.value.code == "merge-file-crashed"
        assert apart.open(second, second.read_bytes(), "scores")


def test_a_child_that_hangs_is_ended(root: Path, ws: Workspace) -> None:
    first = offices.files(root)[0]
    with Unsealer(ws.identity, seconds=0.0) as apart:
        with pytest.raises(AlqaError) as refused:
            apart.open(first, first.read_bytes(), "scores")
        assert refused.value.code == "merge-file-hangs"
        assert apart.pid is None


def test_a_stopped_run_keeps_what_it_took(root: Path, ws: Workspace) -> None:
    files = offices.files(root)

    def stop(done: int, _of: int) -> None:
        if done == 4:
            raise Stop

    with pytest.raises(Stop):
        secretary.merge_files(ws, files, stop)
    assert projection.compare(ws, merging.projected(secretary.board(ws))) == []
    assert sum(entry.kind == "merge" for entry in journal.entries(ws)) == 4
    states = Counter(one.state for one in secretary.merge_files(ws, files))
    assert states == {"already-there": 4, "accepted": len(files) - 4}


def test_a_run_that_was_killed_is_settled_before_the_decision(root: Path, ws: Workspace) -> None:
    files = offices.files(root)
    secretary.merge_files(ws, files[:-1])
    with merging.Taker(ws, apart=False) as taker:
        taker.take(files[-1])  # and here the process is killed: the rows that windows show are behind
    assert projection.compare(ws, merging.projected(secretary.board(ws)))
    assert secretary.proposal(ws).result.ranking
    assert projection.compare(ws, merging.projected(secretary.board(ws))) == []

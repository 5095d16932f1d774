"""A child process, with the shim preloaded, that lets every call of every act fail in its turn.

`python -m tests.helpers.fault_runs FOLDER MOST`: one JSON line for each act with what went wrong against
the promise: a refusal in our words, the state before or after and no third, nothing half done left behind,
and the same act works when the disk does again.
"""

from __future__ import annotations

import errno
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.exchange import statements as statement_files
from desktop.model.statements import Receipt
from desktop.storage import backup, drafts, journal, sheets, statements
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from tests.helpers import packs, world
from tests.helpers.shim import ANY, SYNC, WRITE, Faults

Act = Callable[[Workspace, Path], object]


class Case(NamedTuple):
    """Something a commissioner does."""

    name: str
    act: Act


def cases() -> list[Case]:
    return [
        Case("mark", lambda ws, _: commissioner.set_mark(ws, "D1", "A1", 3)),
        Case("draft", lambda ws, _: commissioner.keep_draft(ws, "D1", "comment", "A1", "half a sentence")),
        Case("undo", lambda ws, _: commissioner.undo(ws)),
        Case("hand-in", lambda ws, out: commissioner.hand_in(ws, out / "C02.alqa-scores")),
        Case("receipt", lambda ws, out: commissioner.import_receipt(ws, out / "in.alqa-receipt")),
        Case("pack", lambda ws, out: commissioner.update_pack(ws, out / "2.alqa-pack")),
        Case("backup", lambda ws, out: backup.make(ws, out / "copy")),
    ]


def prepare(folder: Path) -> None:
    """A workspace with a hand-in and a change after it, a receipt and a newer pack that wait."""
    ready = folder / "ready"
    ready.mkdir()
    with packs.open_pack(ready, packs.first_pack(ready)).workspace as ws:
        packs.fill(ws)
        handed = commissioner.hand_in(ws, ready / "first.alqa-scores")
        commissioner.set_mark(ws, "D1", "A2", 5)
    body = Receipt("alqa.receipt.v1", world.ROUND, "C02", handed.digest, 1, "0" * 64, world.WHEN)
    statement_files.write_statement(ready / "in.alqa-receipt", envelope.sign(world.person("secretary"), body))
    packs.second_pack(ready)


def state(ws: Workspace) -> str:
    """Everything that a person would miss."""
    journal.verify(ws)
    held = sorted(one.digest for one in statements.verified(ws))
    return repr((journal.head(ws), sheets.all(ws), drafts.all(ws), held))


def facts(ws: Workspace) -> str:
    """The state without the times and hashes that differ from run to run."""
    kinds = [entry.kind for entry in journal.entries(ws)]
    return repr((kinds, sheets.all(ws), drafts.all(ws), len(statements.all(ws))))


class Runner:
    """Runs one case with one failing call at a time, each on a fresh copy."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        self._folder, self._faults = folder, faults
        self._given = {path.name for path in (folder / "ready").iterdir()}

    def count(self, case: Case) -> int:
        """How many calls the act makes when nothing fails."""
        with self._fresh() as ws:
            self._faults.arm(self._out, ANY, 0, 0, sticky=False)
            case.act(ws, self._out)
            seen = self._faults.disarm()
            self._after = facts(ws)
        return seen

    def fail(self, case: Case, n: int, number: int, kind: int, *, sticky: bool) -> list[str]:
        """What went against the promise when the n-th call failed."""
        wrong: list[str] = []
        with self._fresh() as ws:
            before = facts(ws)
            self._faults.arm(self._out, kind, n, number, sticky=sticky)
            refused = self._try(case, ws, wrong)
            self._faults.disarm()
            wrong += self._look(ws, before, refused)
        with Workspace.enter(self._out / "ws", world.person("C02")) as ws:
            wrong += self._look(ws, before, refused)
            if refused:
                wrong += self._again(case, ws)
        return wrong

    def _try(self, case: Case, ws: Workspace, wrong: list[str]) -> bool:
        try:
            case.act(ws, self._out)
        except AlqaError as error:
            if error.code not in ("disk-full", "disk-error"):
                wrong.append(f"said {error.code}")
            return True
        except OSError as error:
            wrong.append(f"raw {error!r}")
            return True
        return False

    def _look(self, ws: Workspace, before: str, refused: bool) -> list[str]:
        state(ws)
        found = facts(ws)
        wrong = [] if found in (before, self._after) else ["a third state"]
        if not refused and found != self._after:
            wrong.append("done, and not there")
        left = {path.name for path in self._out.iterdir()} - self._given
        if left - {"C02.alqa-scores", "copy"} or (refused and "copy" in left):
            wrong.append(f"left behind {sorted(left)}")
        if "copy" in left:
            Workspace.enter(self._out / "copy", world.person("C02")).close()
        return wrong

    def _again(self, case: Case, ws: Workspace) -> list[str]:
        case.act(ws, self._out)
        return [] if facts(ws) == self._after or case.name in ("undo",) else ["not mended by doing it again"]

    def _fresh(self) -> Workspace:
        self._out = self._folder / "now"
        shutil.rmtree(self._out, ignore_errors=True)
        shutil.copytree(self._folder / "ready", self._out)
        return Workspace.enter(self._out / "ws", world.person("C02"))


def run(folder: Path, most: int) -> None:
    faults = Faults()
    prepare(folder)
    for case in cases():
        runner = Runner(folder, faults)
        calls = runner.count(case)
        wrong: dict[str, list[str]] = {}
        for n in range(1, min(calls, most) + 1):
            for number, kind, sticky in (
                (errno.ENOSPC, ANY, True),
                (errno.EIO, ANY, False),
                (errno.EIO, WRITE, False),
                (errno.EIO, SYNC, True),
            ):
                name = f"{errno.errorcode[number]} at {kind}:{n}{' and on' if sticky else ''}"
                if found := runner.fail(case, n, number, kind, sticky=sticky):
                    wrong[name] = found
        sys.stdout.write(json.dumps({"act": case.name, "calls": calls, "wrong": wrong}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))

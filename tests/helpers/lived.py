"""A weekend lived in a process of its own, and what blocked it each time it was lived anew.

`python -m tests.helpers.lived FOLDER acts 50` opens the workspace in FOLDER, lives that part of the weekend
and prints what the watch saw above 50 ms. In a process of its own nothing of other tests is in the way, and
everything is done for the first time, as it is for a person.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Literal, cast

import pytest
from PySide6.QtWidgets import QApplication

from desktop.desks import sample
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers.gui_bans import bans
from tests.helpers.person import Act, Person
from tests.helpers.ui_services import services_in
from tests.helpers.watchdog import LIMIT_MS, Block, Blocks, watched
from tests.helpers.weekend import Weekend
from ui.commissioner.window import CommissionerWindow
from ui.commissioner.writer import Threaded

Part = Literal["acts", "anew", "first"]
SIZE, PATIENCE_S = (1440, 900), 300
LIVES = 3


@dataclass(frozen=True)
class Life:
    """`worst` in ms and the blocks of one life; `faults` are what went wrong in it besides."""

    worst: float
    blocks: list[Block]
    faults: list[str]


def held(live: Callable[[], Life], lives: int = LIVES) -> tuple[list[Life], list[Block]]:
    """The lives that were lived, and the blocks of the first that every other one showed at the same act
    (or at its neighbour: late work falls now before, now after the next one begins). What a busy machine
    adds to one life is not in the next; what the window does is in each."""
    lived = [live()]
    blocks = lived[0].blocks
    while blocks and len(lived) < lives:
        lived.append(live())
        acts = {block.act for block in lived[-1].blocks}
        blocks = [block for block in blocks if acts & {block.act - 1, block.act, block.act + 1}]
    return lived, blocks


def in_its_own_process(folder: Path, part: Part, limit: float = LIMIT_MS) -> Life:
    """Live a part of the weekend over the workspace in `folder`, which is changed by it."""
    command = [sys.executable, "-m", "tests.helpers.lived", str(folder), part, str(limit)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    told = json.loads(done.stdout)
    return Life(told["worst"], [Block(**block) for block in told["blocks"]], told["faults"])


def live(folder: Path, part: Part, limit: float) -> Life:
    """Live it in this process, which has no application yet."""
    app = QApplication(["lived"])
    with (
        pytest.MonkeyPatch.context() as patch,
        services_in(app, folder) as (services, recorder),
        PageServer() as pages,
        Workspace.open(folder, sample.PASSPHRASE) as ws,
    ):
        banned = bans(patch)
        window = CommissionerWindow(ws, pages, services, Threaded())
        window.resize(*SIZE)
        window.show()
        Person([lambda: None] * 5, pause=100).run()  # the room is painted and its pages have come
        with watched(limit) as blocks:
            Person(_counted(getattr(Weekend(window), part)(), blocks)).run()
        window.close()
    return Life(blocks.worst, blocks.over, [*banned, *map(str, recorder.faults)])


def _counted(acts: Sequence[Act], blocks: Blocks) -> list[Act]:
    return [partial(_do, act, number, blocks) for number, act in enumerate(acts)]


def _do(act: Act, number: int, blocks: Blocks) -> None:
    blocks.act = number
    act()


if __name__ == "__main__":
    _folder, _part, _limit = sys.argv[1:]
    sys.stdout.write(json.dumps(asdict(live(Path(_folder), cast(Part, _part), float(_limit)))))

"""Nothing blocks the window: a weekend over the sample's dossiers, its thread's work between two beats.

The measure is processor time of the GUI thread at the pace of an idle laptop, in a process of its own. What
is over the limit counts when the same act shows it each time the weekend is lived anew: a busy machine does
not fail it, a slower way of doing things does. See docs/decisions/0014.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.lived import Life, Part, held, in_its_own_process
from tests.helpers.sample_once import workspace_in
from tests.helpers.watchdog import Block, told


@pytest.mark.parametrize("part", ["acts", "anew", "first"])
def test_a_weekend_never_blocks_the_window(part: Part, tmp_path: Path) -> None:
    def live() -> Life:
        folder = workspace_in(tmp_path)
        lived = in_its_own_process(folder, part)
        shutil.rmtree(folder)
        return lived

    lives, blocks = held(live)
    assert all(life.worst > 0 for life in lives)
    assert [fault for life in lives for fault in life.faults] == []
    assert not blocks, told(blocks)


def test_only_what_every_life_shows_counts() -> None:
    once, always, late = Block(60, "once", 3), Block(70, "always", 5), Block(80, "late", 9)
    lives = [[once, always, late], [always, Block(80, "late", 10)], [Block(55, "always", 5)]]
    lived = iter(Life(90, blocks, []) for blocks in lives)
    assert held(lambda: next(lived))[1] == [always]
    quiet = iter([Life(20, [], [])])
    assert held(lambda: next(quiet))[1] == []

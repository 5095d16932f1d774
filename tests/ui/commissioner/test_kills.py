"""Killed and cut off while typing in the real window: what it said was saved is there.

`tests/bench/kill_campaign.py` runs as many as asked.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers import shim
from tests.helpers.kills import Campaign, Life

KILLS, CUTS = 20, 3  # of each kill, so many power cuts at the same moment


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks typists")
def test_nothing_that_was_said_to_be_saved_is_lost(tmp_path: Path) -> None:
    library = shim.build(tmp_path) if shim.can_build() else None
    found = Campaign(tmp_path, 1, library).run(KILLS, CUTS)
    assert (found.lost, found.unopened) == ([], [])
    assert (found.kills, found.cuts) == (KILLS, KILLS * CUTS if library else 0)
    assert found.said >= KILLS  # each life said "saved" at least once


def test_the_campaign_would_notice_a_loss() -> None:
    life = Life()
    life.hear({"meant": {"D1/mark/A1": 3}})
    life.hear({"saved": {"D1/mark/A1": 3}})
    life.hear({"meant": {"D1/mark/A1": 4}})
    assert life.lost({"D1/mark/A1": 3}) == life.lost({"D1/mark/A1": 4}) == []
    assert len(life.lost({})) == len(life.lost({"D1/mark/A1": 5})) == 1

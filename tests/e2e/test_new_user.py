"""A new user's whole story on a real display, in Kazakh; all languages by `python -m tests.e2e.new_user`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.new_user import run
from tests.helpers.at_display import can, display
from tests.helpers.sample_once import round_in


@pytest.mark.skipif(not can(), reason="needs Xvfb and xdotool")
def test_from_the_first_start_to_an_amended_pack(tmp_path: Path) -> None:
    folder = round_in(tmp_path)
    with display() as screen:
        told = run(screen, folder, "kk")
    assert told.faults == []

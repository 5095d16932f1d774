"""One new user's job on a real display, in Kazakh; all languages by `python -m tests.e2e.new_user`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.new_user import READER, Job
from tests.helpers.at_display import can, display
from tests.helpers.sample_once import round_in


@pytest.mark.skipif(not can(), reason="needs Xvfb and xdotool")
def test_from_the_sealed_pack_to_the_secretary(tmp_path: Path) -> None:
    folder = round_in(tmp_path)
    with display() as screen:
        told = Job(screen, folder, "kk", None).run()
    assert "Traceback" not in told.log
    assert [row["scored"] for row in told.dossiers.values() if row["state"] == "complete"] == [12]
    assert [one["reviewer"] for one in told.merged["files"]] == [READER]
    assert told.bundle.stat().st_size > 1000

"""A whole sitting led by the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers import offices
from tests.helpers.shell import Shell


def test_a_sitting_is_led_and_closed_by_script(root: Path, alqa: Shell, tmp_path: Path) -> None:
    shutil.copytree(root / "secretary.ws", tmp_path / "w.ws")
    here = ("--workspace", str(tmp_path / "w.ws"))
    members = [f"C{n:02}" for n in range(1, 11)]
    assert alqa("merge", *here, *map(str, offices.files(root))).status == 0
    alqa("sitting", "set-out", *here, "--place", "Astana", "--majority", "two-thirds")
    alqa("sitting", "arrive", *here, *members[:7])
    assert alqa("sitting", "open", *here).status == 3
    alqa("sitting", "arrive", *here, *members[7:])
    alqa("sitting", "open", *here)
    proposal = alqa("decide", *here).data["selection"]["sets"][0]
    alqa("sitting", "go", "vote", *here)
    alqa("sitting", "motion", *here, "--kind", "accept", "--select", ",".join(proposal))
    with pytest.raises(SystemExit) as usage:
        alqa("sitting", "vote", *here, "C01=perhaps")
    assert usage.value.code == 2
    said = alqa("sitting", "vote", *here, *(f"{one}=for" for one in members[:6])).data
    assert said["motions"][0] | {"number": 1} == said["motions"][0]
    assert (said["motions"][0]["needed"], said["motions"][0]["carried"]) == (7, False)
    alqa("sitting", "close-vote", *here)
    assert alqa("sitting", "close", *here).status == 3
    right = alqa("sitting", "correct", *here, "1", "C07", "for", "--reason", "misheard").data
    assert right["carried"] == proposal
    made = alqa("sitting", "close", *here).data
    assert sorted(made["selection"]) == sorted(proposal)
    assert alqa("sitting", "signatures", *here).data["signed"] == ["secretary"]

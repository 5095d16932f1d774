"""A stolen laptop or stick: what was typed and read is nowhere in clear text (TRUST.md, promise 5)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.desks import commissioner
from tests.helpers import offices

CANARY = "Құпия канарейка 7481"
TITLE = "Irtysh Oilseed Processing Cluster"
CODE = "FK16-VKO-FOO05"
# The session of a commissioner that ends without a goodbye: it writes, says so, and is killed.
SESSION = """
import os, signal, sys
from pathlib import Path
from desktop.desks import commissioner
ws = commissioner.open_workspace(Path(sys.argv[1]), "sample")
commissioner.set_comment(ws, sys.argv[2], "A1", sys.argv[3])
assert commissioner.search(ws, "Cluster", 5)
print("written", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def clear_text(folder: Path) -> list[str]:
    """Files below `folder` that hold a canary in any encoding a program might leave it in."""
    words = (CANARY, TITLE, CODE)
    forms = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [word.encode("ascii", "backslashreplace") for word in words]
    files = [path for path in folder.rglob("*") if path.is_file()]
    named = [path.name for path in files if CODE in path.name]
    return named + [path.name for path in files if any(form in path.read_bytes() for form in forms)]


@pytest.fixture
def desk(root: Path, tmp_path: Path) -> Path:
    pack = root / "packs" / "C02.alqa-pack"
    key = offices.key(root, "C02")
    commissioner.open_pack(pack, key, offices.PASSPHRASE, tmp_path / "desk" / "ws").workspace.close()
    return tmp_path / "desk"


def test_nothing_is_clear_after_a_session_and_in_the_file_that_leaves(desk: Path) -> None:
    with commissioner.open_workspace(desk / "ws", offices.PASSPHRASE) as ws:
        commissioner.set_comment(ws, CODE, "A1", CANARY)
        commissioner.set_overall(ws, CODE, for_commission=CANARY)
        commissioner.hand_in(ws, desk / "C02.alqa-scores", partial=True)
    assert clear_text(desk) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_nothing_is_clear_after_a_kill_and_no_comment_is_lost(desk: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    places = {"TMPDIR": str(temporary), "HOME": str(temporary), "XDG_DATA_HOME": str(temporary)}
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(desk / "ws"), CODE, CANARY],
        env={**os.environ, **places, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "written\n"
    assert done.returncode < 0
    assert clear_text(desk) == []
    assert clear_text(temporary) == []
    with commissioner.open_workspace(desk / "ws", offices.PASSPHRASE) as ws:
        assert commissioner.sheet(ws, CODE).comments["A1"] == CANARY


def test_the_search_for_canaries_finds_one(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text(CANARY, "utf-16-le")
    assert clear_text(tmp_path) == ["plain"]

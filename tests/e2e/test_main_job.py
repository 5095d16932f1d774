"""`bootstrap.py run` without a display: from the signed score files to a checked record, by commands."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.chdir(ROOT)
    return importlib.import_module("main_job").Job(SimpleNamespace(python=sys.executable), tmp_path)


def test_the_sample_round_is_decided_and_checked(job: Any, tmp_path: Path) -> None:
    assert job.prepare() == 0
    assert job.chain() == 0
    assert (tmp_path / "protocol.pdf").read_bytes().startswith(b"%PDF-")
    trust = tmp_path / "round" / "identities" / "organisation.alqa-card"
    words = ["record", "verify", str(tmp_path / "round.alqa-record"), "--trust", str(trust), "--json"]
    told = subprocess.run([sys.executable, "-P", "-m", "ui", *words], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)

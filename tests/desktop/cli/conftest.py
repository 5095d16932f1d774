"""The command line in this process, with the sample's passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.shell import Shell


@pytest.fixture
def alqa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)

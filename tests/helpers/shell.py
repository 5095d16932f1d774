"""Commands of `alqa` in this process, their JSON and their standard error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.cli.main import main
from tests.helpers import offices


class Ran(NamedTuple):
    """One command: exit status, what it printed as JSON, standard error."""

    status: int
    data: Any
    err: str


class Shell:
    """Runs commands in this process with the sample's passphrase and `--json`."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._file = folder / "passphrase.txt"
        self._file.write_text(offices.PASSPHRASE + "\n", "utf-8")
        self._capsys = capsys

    def __call__(self, *argv: object) -> Ran:
        words = [str(one) for one in argv]
        self._capsys.readouterr()
        status = main([*words, "--json", "--passphrase-file", str(self._file)])
        out, err = self._capsys.readouterr()
        return Ran(status, json.loads(out) if out.strip() else None, err)

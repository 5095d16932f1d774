"""The sample's source as the draft of a round that nobody signed, made once for all workers of one run."""

from __future__ import annotations

from pathlib import Path

from desktop.desks.secretary.builder import beginning
from tests.helpers import offices, sample_once


def begun(root: Path) -> Path:
    """The workspace; copy it before you write."""

    def make(folder: Path) -> None:
        key = offices.key(root, "secretary")
        beginning.begin_from(key, offices.PASSPHRASE, folder, root / "source").close()

    return sample_once.once("begun-draft", make)

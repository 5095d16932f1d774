"""The sample round with a commissioner's workspace, made once for all workers of one run of the tests."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from desktop.desks import commissioner, sample

READER, PATIENCE_S = "C02", 400.0


def workspace_in(folder: Path) -> Path:
    """A copy of that workspace in a folder of the test's own."""
    shutil.copytree(_made() / "mine.ws", folder / "mine.ws")
    return folder / "mine.ws"


def round_in(folder: Path) -> Path:
    """A copy of the whole round: packs, identities, the secretary's workspace."""
    return Path(shutil.copytree(_made(), folder / "round"))


def _made() -> Path:
    """Whoever comes first makes it; the others wait for its last line."""
    place = Path(os.environ["ALQA_TESTS_HOME"]) / "sample-round"
    ready = place / "ready"
    try:
        place.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE_S
        while not ready.exists():
            if time.monotonic() > end:
                raise RuntimeError("the sample round was never finished") from None
            time.sleep(0.2)
        return place / "round"
    make(place / "round")
    ready.touch()
    return place / "round"


def make(folder: Path) -> Path:
    """The round, without anybody's scores, and `mine.ws` opened from a pack."""
    sample.make(folder, reviews=False)
    pack, key = folder / "packs" / f"{READER}.alqa-pack", folder / "identities" / f"{READER}.alqa-key"
    commissioner.open_pack(pack, key, sample.PASSPHRASE, folder / "mine.ws").workspace.close()
    return folder

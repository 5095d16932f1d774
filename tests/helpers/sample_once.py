"""The sample round with a commissioner's workspace, made once for all workers of one run of the tests."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from desktop.desks import commissioner, sample

READER, PATIENCE_S = "C02", 400.0


def shared_round() -> Path:
    """The round itself, with everybody's score files; nobody writes into it."""
    return once("sample-round", make)


def round_in(folder: Path) -> Path:
    """A copy of the whole round: packs, identities, scores, the secretary's workspace."""
    return Path(shutil.copytree(shared_round(), folder / "round"))


def workspace_in(folder: Path) -> Path:
    """A copy of the commissioner's workspace in a folder of the test's own."""
    return Path(shutil.copytree(shared_round() / "mine.ws", folder / "mine.ws"))


def secretary_in(folder: Path) -> Path:
    """A copy of the secretary's workspace in a folder of the test's own."""
    return Path(shutil.copytree(shared_round() / "secretary.ws", folder / "secretary.ws"))


def make(folder: Path) -> None:
    """The round, and `mine.ws` opened from a pack."""
    sample.make(folder)
    pack, key = folder / "packs" / f"{READER}.alqa-pack", folder / "identities" / f"{READER}.alqa-key"
    commissioner.open_pack(pack, key, sample.PASSPHRASE, folder / "mine.ws").workspace.close()


def once(name: str, maker: Callable[[Path], None]) -> Path:
    """What a maker made in a folder of the run: whoever comes first makes it, the others wait for the mark
    that it is ready, or that it never will be."""
    place = Path(os.environ["ALQA_TESTS_HOME"]) / f"once-{name}"
    try:
        place.mkdir(parents=True)
    except FileExistsError:
        _wait(place)
        return place / name
    try:
        maker(place / name)
    except BaseException as error:
        (place / "failed").write_text(repr(error))
        raise
    (place / "ready").touch()
    return place / name


def _wait(place: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while not (place / "ready").exists():
        if (place / "failed").exists():
            raise RuntimeError(f"{place.name} was not made: {(place / 'failed').read_text()}")
        if time.monotonic() > end:
            raise TimeoutError(f"{place.name} was never finished")
        time.sleep(0.1)

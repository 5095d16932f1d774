"""What a power cut may leave: everything that was flushed, and of the rest any sectors or none.

`flushed` is the shim's mirror, `current` the files as the killed process left them. Sectors are mixed at
random, so that what was being written is torn at any place.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

SECTOR = 512
UNSAFE = {"lock", "lock.json", "workspace.db-shm"}  # said anew by whoever opens


def leave(flushed: Path, current: Path, image: Path, dice: random.Random | None) -> None:
    """A folder as after a cut; without `dice` nothing but what was flushed."""
    shutil.rmtree(image, ignore_errors=True)
    shutil.copytree(flushed, image)
    for name in UNSAFE:
        (image / name).unlink(missing_ok=True)
    if dice is None:
        return
    for path in sorted(current.rglob("*")):
        if path.is_file() and path.name not in UNSAFE:
            target = image / path.relative_to(current)
            old = target.read_bytes() if target.exists() else b""
            mixed = _mixed(old, path.read_bytes(), dice)
            if mixed or target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(mixed)


def _mixed(old: bytes, new: bytes, dice: random.Random) -> bytes:
    """Sector by sector the old or the new; of what is new at the end, any part or none."""
    if old == new:
        return old
    size = dice.choice((len(old), len(new), dice.randint(min(len(old), len(new)), max(len(old), len(new)))))
    share = dice.random()
    pieces = []
    for at in range(0, size, SECTOR):
        source = new if dice.random() < share else old
        piece = source[at : at + SECTOR]
        pieces.append(piece.ljust(min(SECTOR, size - at), b"\0")[: size - at])
    return b"".join(pieces)

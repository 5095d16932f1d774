"""Many processes at one door.

`python -m tests.helpers.crowd FOLDER PASSPHRASE N`: N forked processes open the workspace at the same
moment and stay until all have tried; each prints "in" or the code of its refusal.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from desktop.trust import identity


def try_door(folder: Path, passphrase: str, start: int, end: int) -> None:
    """One of the crowd."""
    os.read(start, 1)
    try:
        with Workspace.open(folder, passphrase):
            os.write(1, b"in\n")
            os.read(end, 1)
    except AlqaError as error:
        os.write(1, f"{error.code}\n".encode())


def main(folder: str, passphrase: str, count: str) -> None:
    identity.unlock((Path(folder) / "identity.alqa-key").read_bytes(), passphrase)  # everything is imported
    start, begin = os.pipe()
    end, finish = os.pipe()
    children = []
    for _ in range(int(count)):
        child = os.fork()
        if child == 0:
            os.close(begin)
            os.close(finish)
            try_door(Path(folder), passphrase, start, end)
            os._exit(0)
        children.append(child)
    os.close(begin)  # end of file for all at once
    inside = children[:]
    refused = int(count) - 1
    while inside:
        done, _ = os.waitpid(-1, 0)
        inside.remove(done)
        refused -= 1
        if refused == 0:
            os.close(finish)


if __name__ == "__main__":
    main(*sys.argv[1:])

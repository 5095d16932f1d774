"""A child process that scores through storage and says each commit on its standard output.

`python -m tests.helpers.scorer FOLDER PASSPHRASE`: every line "n" is a mark that was acknowledged; the
mark of dossier `D<n % 50>`, criterion `A<n % 12>` is then `n % 11`, journal entry by entry.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from desktop.storage import journal, sheets
from desktop.storage.workspace import Workspace

AT = "2026-11-03T09:00:00Z"


def place(n: int) -> tuple[str, str, int]:
    return f"D{n % 50}", f"A{n % 12}", n


def main(folder: str, passphrase: str) -> None:
    with Workspace.open(Path(folder), passphrase) as ws:
        for n in itertools.count(journal.last(ws, "cell") + 1):
            sheets.set_mark(ws, *place(n), AT)
            sys.stdout.write(f"{n}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

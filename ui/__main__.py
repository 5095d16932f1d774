"""`alqa`: opens a window, or runs a command. Nothing of either is imported before that is known.

A first word that is a command's name runs the command; nothing, or something to open, opens the app.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.verbs import VERBS

HELP = ("-h", "--help")


def run() -> None:
    """Entry point of the `alqa` script."""
    if getattr(sys, "frozen", False):
        serve_frozen_child()
    argv = sys.argv[1:]
    sys.exit(open_window(argv) if wants_window(argv) else run_command(argv))


def wants_window(argv: Sequence[str]) -> bool:
    """Whether `alqa argv...` opens the app: no command, and what it names (if anything) can be opened."""
    if any(word in HELP for word in argv) or (argv and argv[0] in VERBS):
        return False
    named = things(argv)
    return all(looks_openable(word) for word in named)


def things(argv: Sequence[str]) -> list[str]:
    """What the words name, without options and the values of the two options a window takes."""
    named, skip = [], False
    for word in argv:
        if skip or word.startswith("-"):
            skip = not skip and word in ("--passphrase-file", "--lang")
        else:
            named.append(word)
    return named


def looks_openable(word: str) -> bool:
    """A file or folder that is there, or a name of ours (the app says what is wrong with it)."""
    path = Path(word)
    return path.suffix.startswith(".alqa-") or path.exists()


def open_window(argv: Sequence[str]) -> int:
    hurry()
    from ui.app import main as window

    return window(argv)


def hurry() -> None:
    """Before the first import of a window, until its first picture: imports make a heap in which nothing
    is garbage, and PySide6 need not look into what is imported."""
    gc.disable()
    from ui.quick_imports import quicken

    quicken()


def run_command(argv: Sequence[str]) -> int:
    from desktop.cli.main import main

    return main(argv)


def serve_frozen_child() -> None:
    """In a frozen build the page server's child starts through here, and does not come back."""
    import multiprocessing

    multiprocessing.freeze_support()


if __name__ == "__main__":
    run()

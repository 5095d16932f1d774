"""What the set-up tells the person at the terminal, and how it stops."""

from __future__ import annotations

import sys

REFUSED = 3


class Stop(Exception):
    """The set-up cannot go on; the message says why and what to do next."""


def say(text: str) -> None:
    """One line about what is being done, at once (child processes print to the same terminal)."""
    print(text, flush=True)


def complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)

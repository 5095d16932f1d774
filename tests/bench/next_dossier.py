"""The next dossier: from the key to a window painted with it, and to its sharp first page.

`python -m tests.bench.next_dossier`. Over the real workspace, each dossier opened for the first time.
"""

from __future__ import annotations

import sys

from tests.bench.figure import Figure, median, p99, show
from tests.bench.rig import Room, Watch, is_sharp, room, sample_round, settle, until

LIMIT = 100.0


def step(opened: Room, painted: Watch, sharp: Watch) -> None:
    """Until the window is painted with the dossier, and until its page is sharp on the screen."""
    window, canvas = opened.window, opened.window.room.reader.canvas
    with sharp:
        with painted:
            window.step_dossier(1)
            window.repaint()
        until(lambda: is_sharp(canvas))
        canvas.viewport().repaint()


def measure(opened: Room, steps: int = 20) -> list[Figure]:
    painted, sharp = Watch(), Watch()
    for _ in range(min(steps, len(opened.window.session.rows) - 2)):
        settle(0.2)  # what may be done ahead is done while one reads
        step(opened, painted, sharp)
    return [
        Figure(name, median(watch.clock), LIMIT, "ms", _note(watch))
        for name, watch in (("next dossier painted", painted), ("next dossier's page sharp", sharp))
    ]


def _note(watch: Watch) -> str:
    return f"slowest {p99(watch.clock):.0f} ms; this thread worked {median(watch.worked):.0f} ms"


if __name__ == "__main__":
    with sample_round() as folder, room(folder) as made:
        sys.exit(show(measure(made)))

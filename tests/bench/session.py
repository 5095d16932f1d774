"""The longest time for which the window's thread lets nothing through, in a scripted weekend.

`python -m tests.bench.session`. The thread's own processor time, at the pace of an idle laptop.
"""

from __future__ import annotations

import sys

from tests.bench.figure import Figure, show
from tests.bench.rig import Room, room, sample_round
from tests.helpers.person import Person
from tests.helpers.watchdog import LIMIT_MS, watched
from tests.helpers.weekend import Weekend


def measure(opened: Room) -> list[Figure]:
    with watched() as blocks:
        Person(Weekend(opened.window).acts()).run()
    if "-v" in sys.argv:
        print(blocks.told())
    note = f"{len(blocks.over)} blocks over the limit"
    return [Figure("the window's thread busy in one go, at most", blocks.worst, LIMIT_MS, "ms", note)]


if __name__ == "__main__":
    with sample_round() as folder, room(folder) as made:
        sys.exit(show(measure(made)))

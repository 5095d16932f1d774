"""The longest time for which the window's thread lets nothing through, in a scripted weekend.

`python -m tests.bench.session`. The thread's own processor time, at the pace of an idle laptop.
"""

from __future__ import annotations

import sys

from tests.bench.figure import Figure, show
from tests.bench.rig import Room, room, sample_round
from tests.helpers.person import Act, Person
from tests.helpers.watchdog import LIMIT_MS, watched
from tests.helpers.weekend import Weekend


def measure(opened: Room) -> list[Figure]:
    weekend = Weekend(opened.window)
    return [
        _busy("the window's thread busy in one go, at most", weekend.acts()),
        _busy("  and while the whole window is drawn anew", weekend.anew()),
    ]


def _busy(name: str, acts: list[Act]) -> Figure:
    with watched() as blocks:
        Person(acts).run()
    if "-v" in sys.argv:
        print(blocks.told())
    return Figure(name, blocks.worst, LIMIT_MS, "ms", f"{len(blocks.over)} times over the limit")


if __name__ == "__main__":
    with sample_round() as folder, room(folder) as made:
        sys.exit(show(measure(made)))

"""`python -m tests.bench [PART...]`: every figure of the reading room, measured here and now.

Ratios and limits are what a machine can be held to; milliseconds are told beside them. 1 when one fails.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.bench import (
    memory,
    next_dossier,
    page_shown,
    saving,
    scrolling,
    searching,
    session,
    start_up,
    unlocked_room,
)
from tests.bench.figure import Figure, show
from tests.bench.rig import room, sample_round

ALONE: dict[str, Callable[[], list[Figure]]] = {
    "start_up": start_up.measure,
    "page_shown": page_shown.measure,
    "scrolling": scrolling.measure,
    "memory": memory.measure,
    "searching": searching.measure,
}
OVER_THE_ROUND = ("unlocked_room", "saving", "next_dossier", "session")


def figures(wanted: list[str]) -> Iterator[Figure]:
    """The figures of the parts wanted, as they are measured."""
    for name, measure in ALONE.items():
        if name in wanted:
            yield from measure()
    if not set(wanted) & set(OVER_THE_ROUND):
        return
    with sample_round() as folder:
        if "unlocked_room" in wanted:
            yield from unlocked_room.measure(folder)
        if "saving" in wanted:
            yield from saving.measure(folder)
        with room(folder) as opened:
            if "next_dossier" in wanted:
                yield from next_dossier.measure(opened)
            if "session" in wanted:
                yield from session.measure(opened)


def main(argv: list[str]) -> int:
    known = [*ALONE, *OVER_THE_ROUND]
    if strange := set(argv) - set(known):
        sys.exit(f"not a part: {', '.join(sorted(strange))}; known are {', '.join(known)}")
    return show(figures(argv or known))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

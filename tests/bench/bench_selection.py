"""Time of the exact selection in ratio to 6 of 60 with typical constraints (= 1.0).

Run: `python tests/bench/bench_selection.py`. Ratios travel between machines, milliseconds do not.
"""

from __future__ import annotations

import random
import sys
import time
from fractions import Fraction

from desktop.decide.problem import Cap, Cover, Problem, combined
from desktop.decide.search import best_sets

SEEDS = 5


def instance(size: int, seats: int, tightness: float, seed: int, equal: bool = False) -> Problem:
    """Regions (at most 1), sectors (at most 2), a sector that must be there, a budget."""
    rng = random.Random(seed)
    totals = sorted(Fraction(9800 if equal else rng.randint(4000, 9000), 140) for _ in range(size))
    regions, sectors = max(16, 2 * seats), max(6, seats)
    caps = [*_caps(rng, size, regions, 1, "region"), *_caps(rng, size, sectors, 2, "sector")]
    return Problem(
        values=combined([[total] for total in reversed(totals)], seats),
        least=seats,
        most=seats,
        caps=tuple(caps),
        covers=(Cover("first", caps[-1].members),),
        costs=tuple(rng.randint(200, 520) for _ in range(size)),
        budget=int(400 * seats * tightness),
    )


def _caps(rng: random.Random, size: int, groups: int, limit: int, kind: str) -> list[Cap]:
    of = [rng.randrange(groups) for _ in range(size)]
    members = [frozenset(item for item in range(size) if of[item] == group) for group in range(groups)]
    return [Cap(f"{kind}:{n}", limit, one) for n, one in enumerate(members) if len(one) > limit]


def seconds(size: int, seats: int, tightness: float, equal: bool = False, lot: bool = False) -> float:
    """The mean over a few instances."""
    problems = [instance(size, seats, tightness, seed, equal) for seed in range(SEEDS)]
    start = time.perf_counter()
    for problem in problems:
        best_sets(problem, range(size), frozenset(range(size)) if lot else frozenset())
    return (time.perf_counter() - start) / SEEDS


def main() -> None:
    base = seconds(60, 6, 0.9)
    sys.stdout.write(f"6 of 60: 1.0 ({base * 1000:.1f} ms here)" + "\n")
    for name, taken in (
        ("6 of 60, tight budget", seconds(60, 6, 0.75)),
        ("10 of 100", seconds(100, 10, 0.85)),
        ("12 of 300", seconds(300, 12, 0.8)),
        ("30 of 300", seconds(300, 30, 0.8)),
        ("6 of 60, all totals equal (1,000 sets)", seconds(60, 6, 0.8, equal=True)),
        ("6 of 60, all totals equal, lot", seconds(60, 6, 0.8, equal=True, lot=True)),
    ):
        sys.stdout.write(f"{name}: {taken / base:.1f}" + "\n")


if __name__ == "__main__":
    main()

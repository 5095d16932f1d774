"""How long the optimised assignment takes, in ratio to 60 dossiers of 30 reviewers (= 1.0).

Run: `python -m tests.bench.assigning`. Ratios travel between machines, seconds do not.
"""

from __future__ import annotations

import random
import sys
import time

from desktop.decide.assign import Plan, Problem, solve

FIELDS = 6


def instance(dossiers: int, reviewers: int, reads: int, seed: int = 1) -> Problem:
    """Each reviewer has a field of their own and is familiar with another; one pair in twenty conflicts."""
    rng = random.Random(seed)
    people = tuple(f"C{n:04}" for n in range(reviewers))
    codes = tuple(f"D{n:04}" for n in range(dossiers))
    fields = [f"f{n}" for n in range(FIELDS)]
    return Problem(
        people,
        codes,
        reads,
        barred=frozenset((one, code) for one in people for code in rng.sample(codes, dossiers // 20)),
        fields={one: dict(zip(rng.sample(fields, 2), (2, 1), strict=True)) for one in people},
        fields_of={code: (rng.choice(fields),) for code in codes},
        experts=2,
    )


def seconds(problem: Problem, times: int = 1) -> float:
    """The quickest of so many runs; a plan that is not proved is a failure of the bench."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        found = solve(problem)
        taken.append(time.perf_counter() - start)
        if not isinstance(found, Plan) or not found.proved:
            raise RuntimeError("no proved plan")
    return min(taken)


def main() -> None:
    base = seconds(instance(60, 30, 10), 5)
    sys.stdout.write(f"60 dossiers, 30 reviewers, 10 each: 1.0 ({base * 1000:.0f} ms here)\n")
    for dossiers, reviewers, reads in ((28, 15, 10), (500, 100, 4), (2000, 200, 4), (5000, 2000, 3)):
        taken = seconds(instance(dossiers, reviewers, reads))
        sys.stdout.write(f"{dossiers} dossiers, {reviewers} reviewers, {reads} each: {taken / base:.1f}\n")


if __name__ == "__main__":
    main()

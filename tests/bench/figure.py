"""What a bench answers: a ratio (or a time) measured in this run, its limit, whether it holds."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["x", "ms", "s"]


@dataclass(frozen=True)
class Figure:
    """One line of the table. `measured` None: not measured here, and `note` says why."""

    name: str
    measured: float | None
    limit: float
    unit: Unit = "x"
    note: str = ""

    @property
    def holds(self) -> bool | None:
        return None if self.measured is None else self.measured <= self.limit

    def line(self) -> str:
        said = {True: "holds", False: "FAILS", None: "skipped"}[self.holds]
        shown = "-" if self.measured is None else f"{self.measured:.2f} {self.unit}"
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name:<62} {shown:>10}  <= {self.limit:.2f} {self.unit:<2}  {said}{note}"


Bench = Callable[..., list[Figure]]


def skipped(name: str, limit: float, why: str) -> list[Figure]:
    """A figure that cannot be measured on this machine."""
    return [Figure(name, None, limit, note=why)]


def show(figures: Iterable[Figure]) -> int:
    """Print the lines; 1 when one fails."""
    status = 0
    for figure in figures:
        print(figure.line(), flush=True)
        status |= figure.holds is False
    return status


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds (the largest of fewer than a hundred)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]

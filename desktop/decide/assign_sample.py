"""Some of the pairs that may be assigned: enough to find a good plan among, few enough to be quick.

A plan found among them is checked against all pairs (`assign_lp`), so that a sample costs time at worst.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.decide.assign_table import Bits, Table

SMALL = 60_000  # up to so many pairs everything is looked at at once
SIZES = (40, 128)


class Samples:
    """Larger and larger parts of a table's allowed pairs, each made once; the last one is all of them."""

    def __init__(self, table: Table) -> None:
        self._table = table
        rows = len(table.reviewers)
        self._sizes = [size for size in SIZES if table.may.size > SMALL and size * 2 < rows]
        self._made: dict[int, Bits] = {}

    def within(self, mask: Bits) -> Iterator[Bits]:
        """The parts of what both the table and `mask` allow."""
        for size in self._sizes:
            if size not in self._made:
                self._made[size] = sample(self._table, size)
            yield self._made[size] & mask
        yield self._table.may & mask


def sample(table: Table, size: int) -> Bits:
    """For each dossier the `size` readers who know its field best, and half as many of any level; which
    of equal ones is spread over the reviewers."""
    import numpy as np

    rows, columns = table.may.shape
    may, levels = np.ascontiguousarray(table.may.T), np.ascontiguousarray(table.levels.T)
    across, down = np.arange(rows, dtype=np.int32), np.arange(columns, dtype=np.int32)
    spread = (across[None, :] * 7919 + down[:, None] * 4729) % 100_003
    some = np.zeros((columns, rows), bool)
    for base, count in ((levels.astype(np.int32) * 100_003, size), (np.int32(0), size // 2)):
        order = np.where(may, -spread - base, 1)
        np.put_along_axis(some, np.argpartition(order, count, axis=1)[:, :count], True, axis=1)
    whole = table.stays | table.everyone[None, :]
    return (some.T | whole) & table.may

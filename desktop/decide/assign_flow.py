"""Whether the readers wanted can be had at all, and what stands in the way (max-flow, min-cut).

The network: source - reviewer (limit) - dossier (one for each allowed pair) - sink (readers wanted).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.decide.assign_sample import Samples

if TYPE_CHECKING:
    from desktop.decide.assign_table import Bits, Numbers, Table


@dataclass(frozen=True)
class Shortage:
    """`missing` sheets that `columns` want cannot be given: only `rows` may take them, and are full."""

    missing: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Flow:
    """The largest flow: its value, and what of each edge of the network is left."""

    value: int
    left: Any


def shortage(table: Table, samples: Samples) -> Shortage | None:
    """None when every dossier can have its readers."""
    over = table.forced.sum(axis=1) - table.most
    if (over > 0).any():
        everyone = tuple(table.everyone.nonzero()[0].tolist())
        return Shortage(int(over[over > 0].sum()), tuple((over > 0).nonzero()[0].tolist()), everyone)
    if any(_fits(table, some, table.most) for some in samples.within(table.may)):
        return None
    rest = _rest(table, table.may, table.most)
    flow = largest(rest.open, rest.room, rest.need)
    return Shortage(int(rest.need.sum()) - flow.value, *_cut(rest.open, flow))


def enough(table: Table, may: Bits, least: Numbers, most: Numbers) -> bool:
    """Whether a plan within `may` exists whose loads lie between `least` and `most`. A flow that fills the
    dossiers and one that fills the lower bounds give one that does both (Mendelsohn and Dulmage)."""
    import numpy as np

    if not _fits(table, may, most):
        return False
    rest = _rest(table, may, most)
    floor = np.maximum(least - table.forced.sum(axis=1), 0)
    return not floor.any() or largest(rest.open, floor, rest.need).value == floor.sum()


def most_reads(table: Table) -> int:
    """The most readers for each dossier (or all who may, where they are fewer) within conflicts and limits;
    anchors and pairs that stay left as they are."""
    low, high = 0, len(table.reviewers)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _can(table, middle) else (low, middle - 1)
    return low


def raise_by(table: Table) -> int | None:
    """By how much every limit must grow; None when no limit is what stands in the way."""
    if (table.may.sum(axis=0) < table.need).any():
        return None
    low, high = 0, len(table.dossiers)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _fits(table, table.may, table.most + middle) else (middle + 1, high)
    return low


class Rest(NamedTuple):
    """What is left to give when the forced pairs are given."""

    open: Bits
    need: Numbers
    room: Numbers


def _rest(table: Table, may: Bits, most: Numbers) -> Rest:
    forced = table.forced
    return Rest(may & ~forced, table.need - forced.sum(axis=0), most - forced.sum(axis=1))


def _fits(table: Table, may: Bits, most: Numbers) -> bool:
    """Whether every dossier can have its readers from `may` within the limits `most`."""
    rest = _rest(table, may, most)
    if (rest.room < 0).any() or (rest.open.sum(axis=0) < rest.need).any():
        return False
    return largest(rest.open, rest.room, rest.need).value == int(rest.need.sum())


def _can(table: Table, reads: int) -> bool:
    import numpy as np

    able, all_read = table.may.sum(axis=0), bool(table.everyone.all())
    wanted = np.where(table.everyone, np.minimum(able, reads if all_read else able), reads)
    need = np.maximum(wanted, table.stays.sum(axis=0)).astype(np.int64)
    everyone = table.everyone & (not all_read)
    return _fits(replace(table, need=need, everyone=everyone), table.may, table.most)


def largest(may: Bits, most: Numbers, need: Numbers) -> Flow:
    """The largest flow from reviewers (at most `most`) to dossiers (at most `need`)."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_flow

    rows, columns = may.shape
    at_row, at_column = np.nonzero(may)
    source, sink = rows + columns, rows + columns + 1
    starts = np.concatenate([np.full(rows, source), at_row, rows + np.arange(columns)])
    ends = np.concatenate([np.arange(rows), rows + at_column, np.full(columns, sink)])
    room = np.concatenate([np.minimum(most, columns), np.ones(len(at_row)), need]).astype(np.int32)
    network = csr_matrix((room, (starts, ends)), shape=(sink + 1, sink + 1), dtype=np.int32)
    found = maximum_flow(network, source, sink)
    return Flow(int(found.flow_value), network - found.flow)


def _cut(may: Bits, flow: Flow) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The side of the sink: dossiers that nothing more reaches, and the full reviewers before them."""
    import numpy as np
    from scipy.sparse.csgraph import breadth_first_order

    rows, columns = may.shape
    left = flow.left
    left.data = np.maximum(left.data, 0)
    left.eliminate_zeros()
    seen = np.zeros(rows + columns + 2, bool)
    seen[breadth_first_order(left, rows + columns, return_predecessors=False)] = True
    cut = (~seen[rows : rows + columns]).nonzero()[0]
    before = (~seen[:rows] & may[:, cut].any(axis=1)).nonzero()[0]
    return tuple(before.tolist()), tuple(cut.tolist())

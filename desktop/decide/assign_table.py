"""An assignment problem as numbers: one row a reviewer, one column a dossier, in the seed's order.

The seed decides between equally good plans and nothing else: it shuffles rows and columns before the
solver sees them (by SHA-256, so that everyone gets the same shuffle).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Bits = NDArray[np.bool_]


class Asked(Protocol):
    """What a table is made of (`assign.Problem`)."""

    @property
    def reviewers(self) -> tuple[str, ...]: ...
    @property
    def dossiers(self) -> tuple[str, ...]: ...
    @property
    def reads(self) -> int | None: ...
    @property
    def limits(self) -> Mapping[str, int]: ...
    @property
    def barred(self) -> frozenset[tuple[str, str]]: ...
    @property
    def fields(self) -> Mapping[str, Mapping[str, int]]: ...
    @property
    def fields_of(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def levels(self) -> Mapping[tuple[str, str], int]: ...
    @property
    def experts(self) -> int: ...
    @property
    def anchors(self) -> frozenset[str]: ...
    @property
    def fixed(self) -> frozenset[tuple[str, str]]: ...
    @property
    def seed(self) -> str: ...


@dataclass(frozen=True)
class Table:
    """`may[r, d]`: the pair is allowed; `stays`: it is fixed; `levels`: of expertise; `need[d]`: readers
    wanted; `everyone[d]`: all who may read it are to; `most[r]`: the limit of a reviewer."""

    reviewers: tuple[str, ...]
    dossiers: tuple[str, ...]
    may: Bits
    stays: Bits
    levels: NDArray[np.int8]
    need: Numbers
    everyone: Bits
    most: Numbers
    experts: int

    @property
    def forced(self) -> Bits:
        """The pairs that every plan has."""
        return self.stays | (self.may & self.everyone[None, :])


def table_of(asked: Asked) -> Table:
    """The numbers of a problem. A fixed pair that is barred is not fixed."""
    import numpy as np

    reviewers = _drawn(asked.seed, "reviewer", asked.reviewers)
    dossiers = _drawn(asked.seed, "dossier", asked.dossiers)
    may = ~_marked(asked.barred, reviewers, dossiers)
    stays = _marked(asked.fixed, reviewers, dossiers) & may
    able = may.sum(axis=0)
    everyone = np.array([asked.reads is None or code in asked.anchors for code in dossiers], bool)
    wanted = np.where(everyone, able, asked.reads or 0)
    return Table(
        reviewers=reviewers,
        dossiers=dossiers,
        may=may,
        stays=stays,
        levels=_levels(asked, reviewers, dossiers),
        need=np.maximum(wanted, stays.sum(axis=0)).astype(np.int64),
        everyone=everyone,
        most=np.array([asked.limits.get(one, len(dossiers)) for one in reviewers], np.int64),
        experts=asked.experts,
    )


def _drawn(seed: str, kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """Shuffled by SHA-256(kind, seed, name)."""
    return tuple(
        sorted(names, key=lambda name: (hashlib.sha256(f"{kind}\n{seed}\n{name}".encode()).hexdigest(), name))
    )


def _marked(pairs: Iterable[tuple[str, str]], reviewers: tuple[str, ...], dossiers: tuple[str, ...]) -> Any:
    import numpy as np

    row = {name: at for at, name in enumerate(reviewers)}
    column = {name: at for at, name in enumerate(dossiers)}
    marked = np.zeros((len(reviewers), len(dossiers)), bool)
    for reviewer, dossier in pairs:
        if reviewer in row and dossier in column:
            marked[row[reviewer], column[dossier]] = True
    return marked


def _levels(asked: Asked, reviewers: tuple[str, ...], dossiers: tuple[str, ...]) -> Any:
    """Field by field: there are few fields and may be millions of pairs."""
    import numpy as np

    levels = np.zeros((len(reviewers), len(dossiers)), np.int8)
    named = sorted({one for fields in asked.fields_of.values() for one in fields})
    for one in named:
        known = np.array([asked.fields.get(name, {}).get(one, 0) for name in reviewers], np.int8)
        there = np.array([one in asked.fields_of.get(code, ()) for code in dossiers], bool)
        np.maximum(levels, known[:, None] * there[None, :], out=levels)
    row = {name: at for at, name in enumerate(reviewers)}
    column = {name: at for at, name in enumerate(dossiers)}
    for (reviewer, dossier), level in asked.levels.items():
        if reviewer in row and dossier in column:
            levels[row[reviewer], column[dossier]] = level
    return levels

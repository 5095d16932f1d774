"""What a plan is worth, however it was made: loads, readers, experts, shared dossiers, connectivity.

Below 40 % of all pairs read, or in a panel that falls apart, means of different dossiers come from
different readers and cannot be compared; two dossiers that everyone reads tie the panel together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from desktop.decide.lot import digest

COMPARABLE = 40  # per cent of the pairs of reviewers and dossiers
ANCHORS = 2


class Panel(Protocol):
    """What a plan is measured against (`assign.Problem`)."""

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
    def experts(self) -> int: ...
    @property
    def anchors(self) -> frozenset[str]: ...
    @property
    def seed(self) -> str: ...
    def level(self, reviewer: str, dossier: str) -> int: ...


@dataclass(frozen=True)
class Reading:
    """One dossier: its readers, how many of them know the field, how many are wanted, how many may."""

    dossier: str
    readers: int
    experts: int
    wanted: int
    able: int


@dataclass(frozen=True)
class Loads:
    """Dossiers of each reviewer, all sheets together, and who is above the limit."""

    sheets: int
    loads: Mapping[str, int]
    over: tuple[str, ...]


@dataclass(frozen=True)
class Measures:
    """`share`: pairs read in whole per cent, rounded down; `fewest`: the smallest number of dossiers that
    two reviewers share, `pair` one such two; `parts`: pieces that the panel falls into (1: connected);
    `conflicts`: conflicts assigned, which must be none; `over`: reviewers above their limit; `short`:
    dossiers with fewer readers than wanted; `anchors`: what everyone should read where means could not
    be compared otherwise."""

    sheets: int
    loads: Mapping[str, int]
    readings: tuple[Reading, ...]
    share: int
    fewest: int
    pair: tuple[str, str] | None
    parts: int
    conflicts: tuple[tuple[str, str], ...]
    over: tuple[str, ...]
    short: tuple[str, ...]
    anchors: tuple[str, ...]

    @property
    def comparable(self) -> bool:
        """Whether means of dossiers may be set side by side."""
        return self.share >= COMPARABLE and self.parts <= 1

    @property
    def experts(self) -> int:
        """Readers with expertise, of the dossier that has fewest."""
        return min((one.experts for one in self.readings), default=0)

    @property
    def thinnest(self) -> tuple[str, ...]:
        """The dossiers that have so few."""
        fewest = self.experts
        return tuple(one.dossier for one in self.readings if one.experts == fewest)


def measure(panel: Panel, pairs: Collection[tuple[str, str]]) -> Measures:
    """Measure a plan; pairs of strangers to the panel are left out."""
    readers = _readers(panel, pairs)
    held = dict.fromkeys(panel.reviewers, 0)
    for at, code in enumerate(panel.dossiers):
        for reviewer in readers[code]:
            held[reviewer] |= 1 << at
    loads = {one: bits.bit_count() for one, bits in held.items()}
    readings = tuple(_reading(panel, code, readers[code]) for code in panel.dossiers)
    fewest, pair = _shared(held)
    cells = len(panel.reviewers) * len(panel.dossiers)
    share, parts = (100 * sum(loads.values()) // cells if cells else 0), _parts(held)
    return Measures(
        sheets=sum(loads.values()),
        loads=loads,
        readings=readings,
        share=share,
        fewest=fewest,
        pair=pair,
        parts=parts,
        conflicts=tuple(sorted(set(pairs) & panel.barred)),
        over=tuple(one for one, load in loads.items() if load > panel.limits.get(one, load)),
        short=tuple(one.dossier for one in readings if one.readers < one.wanted),
        anchors=() if share >= COMPARABLE and parts <= 1 else anchors(panel),
    )


def everyone(panel: Panel) -> Loads:
    """What it would be if everyone read everything they may, within the limits or not."""
    codes = frozenset(panel.dossiers)
    barred = Counter(one for one, code in panel.barred if code in codes)
    loads = {one: len(codes) - barred[one] for one in panel.reviewers}
    over = tuple(one for one, load in loads.items() if load > panel.limits.get(one, load))
    return Loads(sum(loads.values()), loads, over)


def anchors(panel: Panel) -> tuple[str, ...]:
    """Two dossiers that (nearly) everyone may read: fewest conflicts first, then by lot of the seed."""
    barred = dict.fromkeys(panel.dossiers, 0)
    for _, code in panel.barred:
        if code in barred:
            barred[code] += 1
    order = sorted(panel.dossiers, key=lambda code: (barred[code], digest(panel.seed, code), code))
    return tuple(order[:ANCHORS])


def _readers(panel: Panel, pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    known = set(panel.reviewers)
    found: dict[str, list[str]] = {code: [] for code in panel.dossiers}
    for reviewer, code in pairs:
        if reviewer in known and code in found:
            found[code].append(reviewer)
    return found


def _reading(panel: Panel, code: str, readers: list[str]) -> Reading:
    able = sum((one, code) not in panel.barred for one in panel.reviewers)
    wanted = able if panel.reads is None or code in panel.anchors else panel.reads
    experts = sum(panel.level(one, code) > 0 for one in readers)
    return Reading(code, len(readers), experts, wanted, able)


def _shared(held: Mapping[str, int]) -> tuple[int, tuple[str, str] | None]:
    """The two that have fewest dossiers in common; the search ends at two that share nothing."""
    fewest, pair = -1, None
    for (one, left), (other, right) in combinations(held.items(), 2):
        shared = (left & right).bit_count()
        if fewest < 0 or shared < fewest:
            fewest, pair = shared, (one, other)
            if not shared:
                break
    return max(fewest, 0), pair


def _parts(held: Mapping[str, int]) -> int:
    """Pieces of the graph of reviewers and dossiers; who reads nothing is a piece."""
    pieces: list[int] = []
    idle = 0
    for bits in held.values():
        if not bits:
            idle += 1
            continue
        touching = [piece for piece in pieces if piece & bits]
        pieces = [piece for piece in pieces if not piece & bits]
        for piece in touching:
            bits |= piece
        pieces.append(bits)
    return len(pieces) + idle

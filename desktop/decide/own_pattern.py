"""My own marks as a whole: how often each stop was used, how they move over the order I read, and which
do not fit the rest of my marks. Nothing here judges: a mark that differs may be right.

**The rule of the second look.** Marks are steps of their criterion's scale. From what I gave I can be
expected to give `usual + level`: `usual` is my median on the criterion, `level` the median, over the other
criteria, of how far this dossier lies from my usual there (one step of Tukey's median polish), so that
a weak dossier is not listed twelve times for being weak. A mark is far when it differs from that by at
least 2.5 robust deviations (Hampel's rule): 1.4826 x the median absolute difference on the criterion,
taken as at least a tenth of the scale (half a point of 0 to 5), because marks in steps often agree
exactly. Nothing is said below `ENOUGH` marks on the criterion, and a dossier's level counts as zero
below `LEVEL` other marks. A whole sheet of at least `ENOUGH` marks that are all the same stop is named too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Literal

ENOUGH = 8  # marks before anything is said of a criterion or of a sheet
LEVEL = 4  # other marks of a dossier before its level is spoken of
TENTH = Fraction(1, 10)  # of a scale
FAR = Fraction(5, 2) * Fraction("1.4826")

Marks = Mapping[str, Mapping[str, int | None]]  # dossier -> criterion -> steps, in reading order


@dataclass(frozen=True, slots=True)
class Outlier:
    """What deserves a second look: one mark (`far`) or a whole sheet of one mark (`flat`, criterion "").
    `usual`, `expected` are steps (they may lie between two stops); `low` to `high` my middle half."""

    kind: Literal["far", "flat"]
    dossier: str
    criterion: str
    mark: int
    usual: Fraction
    expected: Fraction
    low: int
    high: int
    distance: Fraction  # in robust deviations


@dataclass(frozen=True, slots=True)
class Third:
    """A third of what I read: how many sheets with marks, and their mean as a share of the scale."""

    sheets: int
    mean: Fraction


def counts(marks: Marks, stops: int, criteria: frozenset[str]) -> list[int]:
    """How often each stop was given on these criteria."""
    given = Counter(
        m for sheet in marks.values() for c, m in sheet.items() if c in criteria and m is not None
    )
    return [given.get(stop, 0) for stop in range(stops)]


def at_stops(marks: Marks, criterion: str, stops: int) -> list[list[str]]:
    """The dossiers that got each stop on one criterion, in reading order."""
    found: list[list[str]] = [[] for _ in range(stops)]
    for dossier, sheet in marks.items():
        mark = sheet.get(criterion)
        if mark is not None:
            found[mark].append(dossier)
    return found


def middle(marks: Marks, criterion: str) -> Fraction | None:
    """My median on a criterion, None without marks."""
    given = [m for sheet in marks.values() if (m := sheet.get(criterion)) is not None]
    return Fraction(median(map(Fraction, given))) if given else None


def levels(marks: Marks, lasts: Mapping[str, int]) -> dict[str, Fraction]:
    """The mean of each dossier's marks as a share of their scales, in reading order; none without marks."""
    found = {}
    for dossier, sheet in marks.items():
        shares = [Fraction(m, lasts[c]) for c, m in sheet.items() if m is not None and lasts.get(c)]
        if shares:
            found[dossier] = sum(shares, Fraction(0)) / len(shares)
    return found


def thirds(means: Mapping[str, Fraction]) -> tuple[Third, Third, Third] | None:
    """The first, middle and last third of what I read; None below nine sheets."""
    values, size = list(means.values()), len(means) // 3
    if size < 3:
        return None
    parts = (values[:size], values[size : len(values) - size], values[len(values) - size :])
    first, second, last = (Third(len(part), sum(part, Fraction(0)) / len(part)) for part in parts)
    return first, second, last


def outliers(marks: Marks, lasts: Mapping[str, int], most: int) -> list[Outlier]:
    """Up to `most` marks and sheets that deserve a second look, the farthest first; ties in reading
    order. `lasts`: the highest stop of each criterion."""
    apart = {code: _apart(marks, code, last) for code, last in lasts.items() if last}
    found = [one for code in apart for one in _far(marks, code, lasts[code], apart)]
    found += _flat(marks, lasts)
    return sorted(found, key=lambda one: -one.distance)[:most]


def _apart(marks: Marks, criterion: str, last: int) -> dict[str, Fraction]:
    """How far each dossier lies from my usual on this criterion, as a share of its scale."""
    usual = middle(marks, criterion)
    if usual is None:
        return {}
    given = {d: m for d, sheet in marks.items() if (m := sheet.get(criterion)) is not None}
    return {dossier: (mark - usual) / last for dossier, mark in given.items()}


def _level(dossier: str, criterion: str, apart: Mapping[str, Mapping[str, Fraction]]) -> Fraction:
    others = [d[dossier] for code, d in apart.items() if code != criterion and dossier in d]
    return Fraction(median(others)) if len(others) >= LEVEL else Fraction(0)


def _far(
    marks: Marks, criterion: str, last: int, apart: Mapping[str, Mapping[str, Fraction]]
) -> list[Outlier]:
    mine, usual = apart[criterion], middle(marks, criterion)
    if usual is None or len(mine) < ENOUGH:
        return []
    rest = {d: one - _level(d, criterion, apart) for d, one in mine.items()}
    spread = max(Fraction(median(abs(one) for one in rest.values())), TENTH)
    given = {dossier: int(one * last + usual) for dossier, one in mine.items()}
    ordered = sorted(given.values())
    low, high = ordered[len(ordered) // 4], ordered[-1 - len(ordered) // 4]
    found = []
    for dossier, one in rest.items():
        if abs(one) >= FAR * spread:
            expected = min(max(given[dossier] - one * last, Fraction(0)), Fraction(last))
            seen = (dossier, criterion, given[dossier], usual, expected, low, high, abs(one) / spread)
            found.append(Outlier("far", *seen))
    return found


def _flat(marks: Marks, lasts: Mapping[str, int]) -> list[Outlier]:
    """Sheets that give one and the same stop throughout."""
    found = []
    for dossier, sheet in marks.items():
        given = [m for c, m in sheet.items() if m is not None and c in lasts]
        if len(given) >= ENOUGH and len(given) == len(lasts) and len(set(given)) == 1:
            mark = given[0]
            one = Outlier("flat", dossier, "", mark, Fraction(mark), Fraction(mark), mark, mark, Fraction(0))
            found.append(one)
    return found

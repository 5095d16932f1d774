"""The ranking as rows of the protocol: status of each dossier, the cut, the excerpt around it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from desktop.model.statements import RankRow
from desktop.reports.protocol_data import ProtocolData

LEAD = 3  # rows always shown from the top of an excerpt
AROUND = 4  # half of the rows shown above the cut of a long ranking
AFTER = 1  # rows shown below the cut
SHORT = 16  # a ranking whose shown part is not longer needs no gaps

Proposed = Literal["selected", "some-sets", "not"]


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier in the table. `why` are codes, empty for a proposed dossier."""

    row: RankRow
    total: Fraction | None
    proposed: Proposed
    sets: int  # how many of the best sets hold it
    decided: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the selection ends: sums over the proposal (or, departed, over the decision)."""

    of: Literal["proposal", "decision"]
    places: int
    sets: int
    total: Fraction | None
    support: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows left out of the excerpt; annex 1 has them."""

    rows: int


Item = Line | Cut | Gap


def lines(data: ProtocolData) -> list[Line]:
    """Every dossier of the ranking, in its order."""
    return [_line(data, row) for row in data.decision.ranking]


def _line(data: ProtocolData, row: RankRow) -> Line:
    sets = sum(row.dossier in best for best in data.decision.proposal)
    proposed: Proposed = (
        "not" if not sets else "selected" if sets == len(data.decision.proposal) else "some-sets"
    )
    return Line(
        row=row,
        total=Fraction(row.total) if row.total is not None else None,
        proposed=proposed,
        sets=sets,
        decided=row.dossier in data.decision.selection,
        why=() if sets else tuple(row.fails) or tuple(data.reasons.get(row.dossier, ())) or ("seats",),
    )


def table(data: ProtocolData, *, full: bool) -> list[Item]:
    """The rows of annex 1 (`full`) or of table 1, with the cut in a row of its own."""
    every = lines(data)
    end = _cut_place(every)
    above, below = every[:end], every[end:]
    cuts: list[Item] = list(_cuts(data, every))
    if full:
        return [*above, *cuts, *below]
    return [*_above(above), *cuts, *_below(below)]


def _cut_place(every: list[Line]) -> int:
    inside = [i for i, line in enumerate(every) if line.decided or line.proposed != "not"]
    return inside[-1] + 1 if inside else 0


def _above(above: list[Line]) -> list[Item]:
    if len(above) <= SHORT:
        return list(above)
    hidden = len(above) - LEAD - 2 * AROUND
    return [*above[:LEAD], Gap(hidden), *above[-2 * AROUND :]]


def _below(below: list[Line]) -> list[Item]:
    # The nearest dossiers that were not selected matter as much as the last that were.
    shown = below if len(below) <= AFTER + 1 else below[:AFTER]
    return [*shown, Gap(len(below) - len(shown))] if len(shown) < len(below) else list(shown)


def _cuts(data: ProtocolData, every: list[Line]) -> list[Cut]:
    decision = data.decision
    found: list[Cut] = []
    if decision.proposal:
        first = frozenset(decision.proposal[0])
        alike = len({support(data, frozenset(best)) for best in decision.proposal}) == 1
        found.append(
            Cut(
                of="proposal",
                places=len(first),
                sets=len(decision.proposal),
                total=Fraction(decision.objective) if decision.objective is not None else None,
                support=support(data, first) if alike else None,
            )
        )
    if decision.departed:
        chosen = frozenset(decision.selection)
        totals = [line.total for line in every if line.row.dossier in chosen]
        known = [total for total in totals if total is not None]
        whole = sum(known, Fraction(0)) if len(known) == len(chosen) else None
        found.append(Cut("decision", len(chosen), 1, whole, support(data, chosen)))
    return found


def support(data: ProtocolData, codes: frozenset[str]) -> str | None:
    """The exact decimal sum of the requested support; `None` when one of them names none."""
    values = [data.dossiers[code].support for code in sorted(codes)]
    known = [Fraction(value) for value in values if value is not None]
    if data.support_field is None or len(known) < len(values):
        return None
    return plain(sum(known, Fraction(0)))


def plain(value: Fraction) -> str:
    """A fraction whose denominator divides a power of ten, as a decimal string without spare zeros."""
    places = 0
    while (value * 10**places).denominator != 1 and places < 30:
        places += 1
    digits = str(int(value * 10**places)).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits

"""How each step stands: a line for the rail, and its complaints counted."""

from __future__ import annotations

from collections.abc import Callable

from desktop.desks.secretary.builder import edits
from desktop.desks.secretary.builder.complaints import spoken
from desktop.desks.secretary.builder.places import STEPS
from desktop.desks.secretary.builder.places import Step as StepId
from desktop.intake.round_file import RoundFile
from desktop.model.rule import SeatRange
from ui.i18n import Phrase, literal, words
from ui.secretary.round.draft import Draft


def step_lines(draft: Draft) -> tuple[dict[StepId, Phrase], dict[StepId, int]]:
    """The line under the name of each step, and how many complaints it has."""
    counts: dict[StepId, int] = dict.fromkeys(STEPS, 0)
    for one in draft.complaints:
        counts[one.place.step] += 1
    lines: dict[StepId, Phrase] = {step: line(draft.file) for step, line in LINES.items()}
    whole = sum(counts.values())
    lines["sign"] = _sign(draft, whole)
    for step in STEPS:
        if counts[step]:
            lines[step] = words("stand.complaints", n=counts[step])
    return lines, counts


def _sign(draft: Draft, complaints: int) -> Phrase:
    if complaints:
        return words("builder.after", n=complaints)
    if draft.signed and draft.state is not None and not draft.state.changed:
        return words("builder.version_signed", n=draft.signed)
    return words("stand.ready")


def _titles(file: RoundFile) -> Phrase:
    dates = sum(one is not None for one in (file.dates.opens, file.dates.closes, file.dates.sitting))
    return words("stand.titles", langs=len(spoken(file)), dates=dates)


def _rubric(file: RoundFile) -> Phrase:
    return words("rubrics.count", n=len(file.rubric.criteria))


def _rule(file: RoundFile) -> Phrase:
    return words(f"builder.method.{file.rule.aggregate.method}")


def _seats(file: RoundFile) -> Phrase:
    seats, limits = file.rule.seats, file.rule.constraints
    count = sum(one is not None for one in (limits.max_per_region, limits.max_per_sector, limits.budget_cap))
    count += len(limits.at_least_one_of) + limits.eligible_only
    if seats is None:
        return words("stand.no_seats", limits=count)
    shown = f"{seats.min}–{seats.max}" if isinstance(seats, SeatRange) else str(seats)
    return words("stand.seats", seats=literal(shown), limits=count)


def _ties(file: RoundFile) -> Phrase:
    codes = ", ".join(edits.ties(file)) or "–"
    key = "stand.ties_lot" if edits.seed(file) is not None else "stand.ties"
    return words(key, codes=literal(codes))


def _roles(file: RoundFile) -> Phrase:
    judges = sum("commissioner" in seat.roles or "chair" in seat.roles for seat in file.roster)
    return words("stand.roles", members=judges, quorum=file.quorum)


def _see(file: RoundFile) -> Phrase:
    return words("stand.sealed" if file.visibility.sealed_until_close else "stand.own")


LINES: dict[StepId, Callable[[RoundFile], Phrase]] = {
    "titles": _titles,
    "rubric": _rubric,
    "rule": _rule,
    "seats": _seats,
    "ties": _ties,
    "roles": _roles,
    "see": _see,
}

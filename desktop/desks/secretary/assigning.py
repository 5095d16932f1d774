"""Who reads what, in the draft: worked out, looked at, kept, changed by hand, signed as a next version.

What is kept is the assignment of the draft's round, in each member's own order of reading; section
`plan` keeps how it was asked for (`Wish`). Sheets that are on the board already keep their pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from desktop.decide.assign import Pair, Plan, Problem, Short, orders, solve
from desktop.decide.assign_measure import Measures, measure
from desktop.desks.secretary import drafting, roster, seating
from desktop.desks.secretary.draft_pieces import ROUND
from desktop.desks.secretary.merging import board
from desktop.desks.secretary.roster import PLAN
from desktop.desks.views import Amended
from desktop.errors import AlqaError
from desktop.intake.round_file import RoundFile
from desktop.model.base import Noun
from desktop.storage import draft
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace

EXPERTS = 2


class Wish(Noun, frozen=True):
    """How the assignment is asked for. `reads` None: everyone reads everything. `by_hand`: pairs that were
    changed after it was worked out."""

    reads: int | None = None
    seed: str = ""
    experts: int = EXPERTS
    anchors: list[str] = []
    by_hand: int = 0


@dataclass(frozen=True)
class Proposed:
    """What a wish gives: a plan with its measures, or what stands in its way. Nothing is kept yet."""

    wish: Wish
    problem: Problem
    plan: Plan | None
    short: Short | None
    measures: Measures | None


@dataclass(frozen=True)
class Assignment:
    """What the draft has now (`problem.fixed`: pairs with a sheet on the board)."""

    wish: Wish
    problem: Problem
    pairs: frozenset[Pair]
    measures: Measures


def wish_of(ws: Workspace) -> Wish:
    """How the assignment of the draft was asked for."""
    held = draft.get(ws, PLAN)
    return msgspec.convert(held, Wish) if held is not None else Wish(seed=ws.round_id)


def current(ws: Workspace) -> Assignment:
    """The assignment of the draft. Raises `draft-missing`."""
    said, wish = drafting.round_of(ws), wish_of(ws)
    asked = problem(ws, wish)
    pairs = _pairs(said, asked)
    return Assignment(wish, asked, pairs, measure(asked, pairs))


def propose(ws: Workspace, wish: Wish) -> Proposed:
    """Work a wish out. May take seconds with thousands of dossiers."""
    asked = problem(ws, wish)
    if not asked.reviewers or not asked.dossiers:
        raise AlqaError("assign-nothing", reviewers=len(asked.reviewers), dossiers=len(asked.dossiers))
    found = solve(asked)
    if isinstance(found, Short):
        return Proposed(wish, asked, None, found, None)
    return Proposed(wish, asked, found, None, measure(asked, found.pairs))


def keep(ws: Workspace, proposed: Proposed) -> None:
    """Make a proposal the draft's assignment. Raises `assign-impossible` where there is no plan."""
    if proposed.plan is None or proposed.short is not None:
        raise no_plan(proposed)
    with ws.transaction():
        now = problem(ws, proposed.wish)
        if now != proposed.problem:
            raise AlqaError("assign-outdated")
        _keep(ws, proposed.plan.pairs, proposed.wish, now, "assign")


def no_plan(proposed: Proposed) -> AlqaError:
    """What stands in the way, as an error that names the limit to relax."""
    short = proposed.short
    assert short is not None
    args = {
        "missing": short.missing,
        "dossiers": _some(short.dossiers),
        "reviewers": _some(short.reviewers),
        "reads": short.reads,
        "wanted": proposed.wish.reads or len(proposed.problem.reviewers),
    }
    if short.raise_by:
        return AlqaError("assign-limits", raise_by=short.raise_by, **args)
    return AlqaError("assign-conflicts", **args)


def change(ws: Workspace, on: Iterable[Pair] = (), off: Iterable[Pair] = ()) -> Assignment:
    """Give and take pairs by hand, in one act; what would break a rule is refused as a whole. Raises
    `assign-conflict`, `assign-over-limit`, `assign-has-sheet`, `assign-unknown`."""
    with ws.transaction():
        held = current(ws)
        given, taken = frozenset(on) - held.pairs, frozenset(off) & held.pairs
        _refuse(held.problem, given, taken)
        pairs = (held.pairs - taken) | given
        seen = measure(held.problem, pairs)
        over = [one for one in seen.over if any(one == reviewer for reviewer, _ in given)]
        if over:
            limit = held.problem.limits[over[0]]
            raise AlqaError("assign-over-limit", reviewer=over[0], limit=limit)
        if given or taken:
            wish = msgspec.structs.replace(held.wish, by_hand=held.wish.by_hand + len(given) + len(taken))
            _keep(ws, pairs, wish, held.problem, "assign-hand")
        return Assignment(wish_of(ws), held.problem, pairs, seen)


def sign(ws: Workspace, reason: str) -> Amended:
    """The next version of a signed round, with the draft's assignment."""
    made = drafting.sign(ws, reason=reason)
    if not isinstance(made, Amended):
        raise RuntimeError("a signed round is amended")
    return made


def problem(ws: Workspace, wish: Wish) -> Problem:
    """What is to be assigned: eligible applications to commissioners, conflicts barred."""
    said = drafting.round_of(ws)
    applications = [one for one in drafting.applications(ws) if one.eligible]
    seats = [seat for seat in said.roster if "commissioner" in seat.roles]
    readers = {seat.id for seat in seats}
    codes = {one.code for one in applications}
    conflicts = roster.known_conflicts(ws, said)
    barred = {(one.reviewer, one.dossier) for one in conflicts}
    return Problem(
        reviewers=tuple(seat.id for seat in seats),
        dossiers=tuple(one.code for one in applications),
        reads=wish.reads,
        limits={seat.id: seat.limit for seat in seats if seat.limit is not None},
        barred=frozenset(pair for pair in barred if pair[0] in readers and pair[1] in codes),
        fields={seat.id: seat.expertise for seat in seats if seat.expertise},
        fields_of={one.code: (one.sector,) for one in applications},
        levels={
            (seat.id, code): level
            for seat in seats
            for code, level in seat.expertise.items()
            if code in codes
        },
        experts=wish.experts,
        anchors=frozenset(wish.anchors) & codes,
        fixed=frozenset(pair for pair in _on_board(ws) - barred if pair[0] in readers and pair[1] in codes),
        seed=wish.seed,
    )


def _on_board(ws: Workspace) -> frozenset[Pair]:
    """Pairs of which a sheet has come in: a new version does not void them."""
    if not drafting.signed(ws):
        return frozenset()
    return frozenset((sheet.reviewer, sheet.dossier) for sheet in board(ws).sheets)


def _pairs(said: RoundFile, asked: Problem) -> frozenset[Pair]:
    if said.assignment == "all":
        held = ((one, code) for one in asked.reviewers for code in asked.dossiers)
    else:
        held = ((one, code) for one, codes in said.assignment.items() for code in codes)
    people, codes = set(asked.reviewers), set(asked.dossiers)
    return frozenset(
        pair for pair in held if pair not in asked.barred and pair[0] in people and pair[1] in codes
    )


def _read_besides(said: RoundFile, asked: Problem) -> frozenset[Pair]:
    """Pairs of applications that are not to be assigned any more (found ineligible after they were read)."""
    if said.assignment == "all":
        return frozenset()
    held = ((one, code) for one, codes in said.assignment.items() for code in codes)
    return frozenset(pair for pair in held if pair[1] not in asked.dossiers and pair[0] in asked.reviewers)


def _refuse(asked: Problem, given: frozenset[Pair], taken: frozenset[Pair]) -> None:
    for reviewer, dossier in sorted(given):
        if (reviewer, dossier) in asked.barred:
            raise AlqaError("assign-conflict", reviewer=reviewer, dossier=dossier)
        if reviewer not in asked.reviewers or dossier not in asked.dossiers:
            raise AlqaError("assign-unknown", reviewer=reviewer, dossier=dossier)
    for reviewer, dossier in sorted(taken & asked.fixed):
        raise AlqaError("assign-has-sheet", reviewer=reviewer, dossier=dossier)


def _keep(ws: Workspace, pairs: frozenset[Pair], wish: Wish, asked: Problem, what: str) -> None:
    said = drafting.round_of(ws)
    besides = _read_besides(said, asked) & _on_board(ws)
    changed = msgspec.structs.replace(said, assignment=orders(asked, said.id, pairs | besides))
    pieces = [
        Piece(PLAN, "", msgspec.to_builtins(wish)),
        Piece(ROUND, "", msgspec.to_builtins(changed)),
    ]
    seating.act(ws, what, pieces)


def _some(names: tuple[str, ...]) -> list[str]:
    """The first few names of a list that may be long."""
    return [*names[:6], *(["…"] if len(names) > 6 else [])]

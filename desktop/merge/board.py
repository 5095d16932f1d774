"""The board: a pure function of a SET of verified statements (docs/trust.md, "Merge").

Order, duplicates, file names, envelopes and clocks never matter. What is not admitted is listed with
its code and has no effect. After a valid close only what it lists counts; the rest is late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from desktop.errors import Fault
from desktop.merge import problems
from desktop.merge.closing import Closed, closes
from desktop.merge.items import Item, unique
from desktop.merge.standing import standing
from desktop.merge.views import Board, BoardSheet, Fork, ReviewerState, Standing
from desktop.model.dossier import Dossier
from desktop.trust.envelope import Verified

__all__ = ["Board", "BoardSheet", "Fork", "ReviewerState", "build"]


def build(statements: Iterable[Verified[Any]], dossiers: Mapping[str, Dossier] | None = None) -> Board:
    """The board of a set of verified statements.

    `dossiers` by digest: those of the current round that are not there become a problem
    ("board-dossier-missing"); None leaves that question out. Never raises for what a statement says.
    """
    items = unique(statements)
    whole = standing(items)
    standing_closes, refused_closes = closes(items, whole)
    closed = standing_closes[0] if len(standing_closes) == 1 else None
    late = _late(whole, closed)
    board = _assemble(whole, closed, late)
    board = msgspec.structs.replace(
        board,
        closes=tuple(c.item.verified for c in standing_closes),
        not_admitted=tuple(sorted([*whole.versions.refused, *whole.admission.refused, *refused_closes])),
    )
    return msgspec.structs.replace(board, problems=_problems(board, dossiers))


def _assemble(whole: Standing, closed: Closed | None, late: tuple[Item, ...]) -> Board:
    view = closed.view if closed else whole
    current = view.versions.current
    known = sorted(whole.versions.known.values(), key=lambda v: (v.body.version, v.digest))
    return Board(
        round=current.item.verified if current else None,
        versions=tuple(v.item.verified for v in known),
        round_fork=view.versions.fork,
        digest=whole.digest,
        closed_digest=view.digest if closed else None,
        reviewers=_with_late(view, whole, late),
        sheets=view.sheets,
        recusals=view.recusals,
        forks=view.forks,
        counts=view.counts,
        statements=view.statements,
        rulings=tuple(item.verified for item in whole.admission.rulings),
        not_admitted=(),
        closes=(),
        closed=closed.item.verified if closed else None,
        late=tuple(item.digest for item in late),
        problems=(),
    )


def _late(whole: Standing, closed: Closed | None) -> tuple[Item, ...]:
    """The admitted bundles and proxies that the close does not list, by digest."""
    if closed is None:
        return ()
    listed = set(closed.view.statements)
    both = (*whole.admission.scores, *whole.admission.proxies)
    return tuple(sorted((i for i in both if i.digest not in listed), key=lambda i: i.digest))


def _with_late(view: Standing, whole: Standing, late: tuple[Item, ...]) -> tuple[ReviewerState, ...]:
    """The states with what came late; a member of whom only late bundles are there is "late"."""
    by_member: dict[str, tuple[str, ...]] = {}
    for item in late:
        reviewer: str = item.body.reviewer  # type: ignore[union-attr]  # scores and proxies have one
        by_member[reviewer] = (*by_member.get(reviewer, ()), item.digest)
    seen = {state.id for state in view.reviewers}
    strangers = [_only_late(state) for state in whole.reviewers if state.id not in seen]
    return tuple(_late_state(s, by_member.get(s.id, ())) for s in (*view.reviewers, *strangers))


def _late_state(state: ReviewerState, late: tuple[str, ...]) -> ReviewerState:
    nothing = state.state == "missing" and not state.excluded and not state.revoked
    name = "late" if late and nothing else state.state
    return msgspec.structs.replace(state, late=late, state=name)


def _only_late(state: ReviewerState) -> ReviewerState:
    """A member whom the closed set does not know: known from late statements alone."""
    none = dict.fromkeys(("heads", "older", "absent", "excluded", "revoked", "proxies", "superseded"), ())
    return msgspec.structs.replace(state, state="missing", sequence=None, digest=None, **none)


def _problems(board: Board, dossiers: Mapping[str, Dossier] | None) -> tuple[Fault, ...]:
    return tuple(problems.of_board(board, dossiers))

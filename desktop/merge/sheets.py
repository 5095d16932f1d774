"""The sheets of the board: each review of a counting bundle or proxy, and whether it counts now."""

from __future__ import annotations

from desktop.merge.marks import filled, is_complete
from desktop.merge.rounds import Version, Versions
from desktop.merge.views import BoardRecusal, BoardSheet, SheetState
from desktop.model.review import LateRecusal, Review


class Desk:
    """What the sheets of one member are judged by, looked up once."""

    def __init__(self, reviewer: str, versions: Versions, current: Version) -> None:
        last = versions.last_with(reviewer)
        self.reviewer = reviewer
        self.current = current
        self.versions = versions
        self.replaced = reviewer not in current.roster
        self.assigned = frozenset(last.assigned(reviewer)) if last else frozenset[str]()
        self.recusals = tuple(
            BoardRecusal(reviewer, r.dossier, r.ground, current.digest)
            for r in current.body.recusals
            if r.reviewer == reviewer
        )

    def counts(self, ruled_out: bool) -> bool:
        """Whether this member's reviews may count: members' do, unless a ruling replaces them;
        former members' do where a version says so."""
        return self.versions.keeps(self.reviewer) if self.replaced or ruled_out else True


def recusals(desk: Desk, late: list[LateRecusal], source: str | None) -> tuple[BoardRecusal, ...]:
    """The recusals of the round and of the member's own bundle, sorted."""
    own = [BoardRecusal(desk.reviewer, r.dossier, r.ground, source or "") for r in late]
    return tuple(sorted([*desk.recusals, *own]))


def sheet(desk: Desk, review: Review, source: str, out: frozenset[str], counts: bool) -> BoardSheet:
    """One own review; `out`: dossiers that the member is recused from."""
    marks = filled(desk.current.body.rule, review.marks)
    state = state_of(desk, review, out, counts)
    return BoardSheet(desk.reviewer, review.dossier, source, marks, state, False)


def state_of(desk: Desk, review: Review, out: frozenset[str], counts: bool) -> SheetState:
    """Why a review counts or does not, the strongest reason first."""
    code = review.dossier
    if code in out:
        return "recused"
    if code not in desk.current.dossiers:
        return "outdated"
    if code not in desk.assigned:
        return "unassigned"
    if not counts:
        return "replaced"
    same_rubric = review.rubric_digest == desk.current.rubric_digest
    if not same_rubric or review.dossier_digest not in desk.versions.judged(code):
        return "outdated"
    return "counted" if is_complete(desk.current.body.rule, review.marks) else "partial"

"""What the protocol takes from the board and from the calculation."""

from __future__ import annotations

from desktop.decide.official import Result
from desktop.decide.whynot import why_not
from desktop.merge.views import Board, ReviewerState
from desktop.reports.protocol_data import MemberLine, MemberState, RecusalLine


def member_lines(board: Board) -> tuple[MemberLine, ...]:
    """Annex 3, a line for each member that is or was on the roster, in the board's order."""
    return tuple(_member(state) for state in board.reviewers)


def _member(of: ReviewerState) -> MemberLine:
    state: MemberState = of.state
    if of.state == "accepted" and of.digest is None and of.proxies:
        return MemberLine(of.id, "proxy", None, of.proxies[0])
    if of.state == "missing" and (of.excluded or of.revoked):
        state = "excluded"
    return MemberLine(of.id, state, of.sequence if of.digest else None, of.digest)


def recusal_lines(board: Board) -> tuple[RecusalLine, ...]:
    """Annex 2: each pair once, however many statements say it."""
    pairs = {(each.reviewer, each.dossier): each.ground for each in sorted(board.recusals)}
    return tuple(
        RecusalLine(reviewer, dossier, ground) for (reviewer, dossier), ground in sorted(pairs.items())
    )


def reasons(result: Result) -> dict[str, tuple[str, ...]]:
    """For each dossier that passes and is in no best set: the single limits without which it would be.

    Empty where no single limit decides: the dossier is below the cut by its total.
    """
    proposed = {code for best in result.selection.sets for code in best}
    outside = [line.dossier for line in result.ranking if line.passes and line.dossier not in proposed]
    return {
        code: tuple(dict.fromkeys(f.split(":", 1)[0] for f in why_not(result, code).frees))
        for code in outside
    }

"""What a person must know about a board before deciding on it, as codes with arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.errors import Fault
from desktop.merge.views import Board, ReviewerState
from desktop.model.dossier import Dossier


def of_board(board: Board, dossiers: Mapping[str, Dossier] | None) -> Iterator[Fault]:
    """Every problem, the gravest first."""
    yield from _of_round(board)
    if board.close_fork:
        yield Fault("close-fork", {"digests": [v.digest for v in board.closes]})
    yield from _of_forks(board)
    for state in board.reviewers:
        yield from _of_member(state)
    if dossiers is not None and board.round is not None:
        for ref in board.round.body.dossiers:
            if ref.digest not in dossiers:
                yield Fault("board-dossier-missing", {"dossier": ref.code})


def _of_round(board: Board) -> Iterator[Fault]:
    if board.round_fork:
        yield Fault("round-fork", {"digests": list(board.round_fork)})
    elif board.round is None:
        yield Fault("round-missing")


def _of_forks(board: Board) -> Iterator[Fault]:
    for fork in board.forks:
        code = "proxy-conflict" if fork.proxy else "scores-fork"
        args = {"reviewer": fork.reviewer, "digests": list(fork.digests), "dossiers": list(fork.dossiers)}
        yield Fault(code, args)


def _of_member(state: ReviewerState) -> Iterator[Fault]:
    if state.state == "gap":
        yield Fault("scores-gap", {"reviewer": state.id, "sequence": state.sequence})
    if state.excluded:
        yield Fault("scores-excluded", {"reviewer": state.id, "digests": list(state.excluded)})
    if state.revoked:
        yield Fault("scores-revoked", {"reviewer": state.id, "digests": list(state.revoked)})
    if state.superseded:
        yield Fault("proxy-superseded", {"reviewer": state.id, "digests": list(state.superseded)})
    if state.late:
        yield Fault("scores-late", {"reviewer": state.id, "digests": list(state.late)})

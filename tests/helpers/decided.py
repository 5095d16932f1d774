"""A tiny round carried to its decision as an honest secretary would, and records made from it.

Every step can be bent by the caller, so that a test can forge exactly one thing and sign it properly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from desktop.desks import reckoning
from desktop.exchange import record
from desktop.merge import board as merge_board
from desktop.model.dossier import Dossier
from desktop.model.review import Review
from desktop.model.statements import Card, Close, Decision, Presence, Round, Sitting
from desktop.trust import digest
from desktop.trust.canonical import encode
from desktop.trust.envelope import Verified
from tests.helpers import world

CODES = ("D1", "D2")


def sheet(code: str, a1: int, a2: int) -> Review:
    return msgspec.structs.replace(world.review(code), marks={"A1": a1, "A2": a2})


def bundle(reviewer: str, *marks: tuple[int, int], signer: str = "", **changes: Any) -> Verified[Any]:
    """The first bundle of a member: A1 and A2 of each dossier, in steps."""
    reviews = [sheet(code, *pair) for code, pair in zip(CODES, marks, strict=False)]
    body = world.scores_body(reviewer, reviews=reviews, **changes)
    return world.signed(body, signer or reviewer)


def round_(**changes: Any) -> Verified[Round]:
    """The tiny round with one seat; its scores must name its digest."""
    rule = msgspec.structs.replace(world.RULE, seats=1)
    return world.signed(world.round_body(**{"rule": rule, **changes}), "secretary")


def dossiers() -> dict[str, Dossier]:
    return {code: world.dossier(code) for code in CODES}


def close(statements: list[Verified[Any]], **changes: Any) -> Verified[Close]:
    board = merge_board.build(statements)
    assert board.round is not None
    body = Close(
        "alqa.close.v1",
        world.ROUND,
        board.round.digest,
        board.digest,
        list(board.statements),
        list(board.counts),
        None,
        world.WHEN,
    )
    return world.signed(msgspec.structs.replace(body, **changes), "secretary")


def decision_body(statements: list[Verified[Any]]) -> Decision:
    """What the board gives, `statements` with the close among them."""
    board = merge_board.build(statements)
    assert board.round is not None
    assert board.closed is not None
    result = reckoning.reckon(board, dossiers())
    sets = reckoning.proposal_sets(result)
    return Decision(
        "alqa.decision.v1",
        world.ROUND,
        board.round.digest,
        board.closed.digest,
        board.closed.body.board,
        list(board.closed.body.counts),
        [],
        [one.id for one in board.reviewers if one.state not in ("accepted", "gap")],
        reckoning.rank_rows(result),
        sets,
        reckoning.objective(result),
        sets[0],
        False,
        Sitting("", None, Presence([], 2), []),
        world.WHEN,
    )


def decided(
    statements: list[Verified[Any]],
    bend: Callable[[Decision], Decision] = lambda body: body,
    signers: Iterable[str] = ("secretary",),
) -> list[Verified[Any]]:
    """The statements with their close and a decision, bent before it is signed."""
    closed = [*statements, close(statements)]
    return [*closed, world.signed(bend(decision_body(closed)), *signers)]


def board_of(**changes: Any) -> list[Verified[Any]]:
    """Mandate, round and the bundles of C01 and C02; D2 is the better one."""
    here = round_(**changes)
    marks = ((6, 4), (9, 8))
    return [
        world.mandate(),
        here,
        *(bundle(who, *marks, round_digest=here.digest) for who in ("C01", "C02")),
    ]


def write(path: Path, statements: list[Verified[Any]]) -> Path:
    """A record of these statements and the dossiers of the tiny round."""
    kept = tuple(sorted({one.digest: one for one in statements}.values(), key=lambda one: one.digest))
    held = {digest.digest_of(one): encode(one) for one in dossiers().values()}
    record.write_record(path, record.RecordContents(kept, held))
    return path


def card(path: Path, who: str = "organisation") -> Path:
    """The self-signed card of a person, as a file."""
    someone = world.person(who)
    body = Card("alqa.card.v1", someone.name, someone.key, someone.recipient)
    path.write_bytes(world.signed(body, who).envelope)
    return path

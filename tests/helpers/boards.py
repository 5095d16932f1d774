"""A small board of the little world, made of signed statements, for tests of merging."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.merge.board import Board, build
from desktop.model.review import Review
from desktop.model.statements import Amendment, Round
from desktop.trust.envelope import Verified
from tests.helpers import world

MISSING = "f" * 64


def full(code: str, a1: int = 6, a2: int = 4) -> Review:
    return msgspec.structs.replace(world.review(code), marks={"A1": a1, "A2": a2})


def bundle(
    sequence: int = 1, previous: list[str] | None = None, a1: int = 6, who: str = "C02", **changes: Any
) -> Verified[Any]:
    changes.setdefault("reviews", [full("D1", a1), full("D2", a1)])
    return world.scores(who, sequence=sequence, previous=sorted(previous or []), **changes)


def board(*statements: Verified[Any]) -> Board:
    return build([world.round_(), *statements])


def member(b: Board, id_: str = "C02") -> Any:
    state = b.reviewer(id_)
    assert state is not None
    return state


def states(b: Board, who: str = "C02") -> dict[str, str]:
    return {s.dossier: s.state for s in b.sheets if s.reviewer == who}


def codes(b: Board) -> dict[str, str]:
    return dict(b.not_admitted)


def amended(previous: Verified[Round], signer: str = "secretary", **changes: Any) -> Verified[Round]:
    body = previous.body
    changes.setdefault("amendment", Amendment("corrected", [], []))
    replaced = msgspec.structs.replace(body, version=body.version + 1, previous=previous.digest, **changes)
    return world.signed(replaced, signer)


def with_dossier(body: Round, code: str, new: str) -> list[Any]:
    return [msgspec.structs.replace(r, digest=new) if r.code == code else r for r in body.dossiers]

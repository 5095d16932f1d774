"""The sample round as one value, with words on its sheets; and a secretary's workspace that has decided."""

from __future__ import annotations

import dataclasses
import functools
import shutil
from pathlib import Path
from typing import Any

import msgspec

from desktop.desks import reckoning, secretary
from desktop.model.review import Review
from desktop.reports.out.whole import RefusedRow, Whole
from desktop.reports.protocol_board import reasons
from desktop.trust.envelope import Verified
from tests.helpers import offices, sample_board, sample_once

FORMULA = '=HYPERLINK("x";"y")'
FOR_APPLICANT = "Көрсеткіштер анық, бірақ нарық сипатталмаған."


@functools.cache
def whole(*, named: bool = True) -> Whole:
    """Everyone's files with some words on them; nothing decided."""
    statements = [sample_board.round_(), *(_talkative(member) for member in sample_board.members())]
    board = sample_board.board(statements)
    dossiers = sample_board.dossiers()
    result = reckoning.reckon(board, dossiers)
    assert board.round is not None
    visibility = msgspec.structs.replace(board.round.body.visibility, named_sheets=named)
    body = msgspec.structs.replace(board.round.body, visibility=visibility)
    return Whole(
        board=board,
        round=dataclasses.replace(board.round, body=body),
        result=result,
        dossiers=dossiers,
        statements=tuple(statements),
        decision=None,
        reasons=reasons(result),
        refused=(RefusedRow("a" * 64, "C03 (1).alqa-scores", "signature-invalid", sample_board.WHEN),),
    )


def _talkative(member: str) -> Verified[Any]:
    bundle = sample_board.bundle(member)
    reviews = [_spoken(review, at) for at, review in enumerate(bundle.body.reviews)]
    return sample_board.sign(
        sample_board.person(member), msgspec.structs.replace(bundle.body, reviews=reviews)
    )


def _spoken(review: Review, at: int) -> Review:
    """Every third sheet says something, one of them what a spreadsheet would calculate."""
    if at % 3:
        return review
    return msgspec.structs.replace(
        review,
        comments={"A1": FORMULA if at == 0 else "дәлел бар"},
        for_commission="- тізім",
        for_applicant=FOR_APPLICANT,
        recommendation="support-with-conditions" if at == 0 else "support",
    )


def decided_office(folder: Path) -> Path:
    """A copy of the secretary's workspace after merge and decision, made once for a run of the tests."""
    return Path(shutil.copytree(sample_once.once("decided", _decide), folder / "decided.ws"))


def _decide(place: Path) -> None:
    root = sample_once.shared_round()
    shutil.copytree(root / "secretary.ws", place)
    with secretary.open_workspace(place, offices.PASSPHRASE) as ws:
        secretary.merge_files(ws, offices.files(root))
        secretary.decide(ws, accept=True)

"""After handing in: a fork is resolved by its author, receipts are kept, a record is asked about oneself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.exchange import record, statements
from desktop.exchange.record import RecordContents
from desktop.merge import board
from desktop.model.statements import Close, Decision, Presence, Receipt, Request, Scores, Sitting
from desktop.storage import backup
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.envelope import Verified
from tests.helpers import packs, world


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def forked(ws: Workspace, tmp_path: Path) -> list[Verified[Scores]]:
    """This laptop hands in once, its copy twice."""
    copy = tmp_path / "copy"
    backup.make(ws, copy)
    packs.fill(ws)
    mine = commissioner.hand_in(ws, tmp_path / "mine.alqa-scores")
    with commissioner.open_workspace(copy, world.PASSPHRASE) as other:
        packs.fill(other, 3)
        first = commissioner.hand_in(other, tmp_path / "first.alqa-scores")
        commissioner.set_mark(other, "D1", "A1", 1)
        second = commissioner.hand_in(other, tmp_path / "second.alqa-scores")
    return [packs.read_bundle(one.path) for one in (mine, first, second)]


def request(tmp_path: Path, bundles: list[str], reviewer: str = "C02", signer: str = "secretary") -> Path:
    body = Request("alqa.request.v1", world.ROUND, reviewer, sorted(bundles), world.WHEN)
    path = tmp_path / f"{reviewer}.alqa-request"
    statements.write_statement(path, envelope.sign(world.person(signer), body))
    return path


def test_the_author_resolves_a_fork(ws: Workspace, tmp_path: Path) -> None:
    mine, first, theirs = forked(ws, tmp_path)
    held: list[Verified[Any]] = [packs.version(packs.nouns()), world.mandate(), mine, first, theirs]
    assert len(board.build(held).forks) == 1
    asked = request(tmp_path, [mine.digest, theirs.digest])
    handed = commissioner.resolve(ws, asked, None)
    assert handed.path == tmp_path / "C02-resolved.alqa-scores"
    answer = packs.read_bundle(handed.path)
    assert answer.body.previous == sorted([mine.digest, theirs.digest])
    assert answer.body.sequence > mine.body.sequence
    state = board.build([*held, answer])
    assert state.forks == ()
    member = state.reviewer("C02")
    assert member is not None
    assert (member.state, member.digest) == ("accepted", answer.digest)
    assert commissioner.resolve(ws, asked, None).digest == answer.digest


def test_a_computer_that_signed_nothing_yet_may_resolve(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    answer = packs.read_bundle(
        commissioner.resolve(ws, request(tmp_path, ["1" * 64, "2" * 64]), tmp_path).path
    )
    assert (answer.body.sequence, answer.body.previous) == (2, ["1" * 64, "2" * 64])


@pytest.mark.parametrize(
    ("reviewer", "signer", "code"),
    [("C03", "secretary", "request-not-for-you"), ("C02", "C03", "authority-signer")],
)
def test_a_request_of_somebody_else_is_refused(
    ws: Workspace, tmp_path: Path, reviewer: str, signer: str, code: str
) -> None:
    with pytest.raises(AlqaError, match=code):
        commissioner.resolve(ws, request(tmp_path, ["1" * 64, "2" * 64], reviewer, signer), None)
    assert commissioner.handed_in(ws) is None


def receipt(tmp_path: Path, bundle: str, reviewer: str = "C02", signer: str = "secretary") -> Path:
    body = Receipt("alqa.receipt.v1", world.ROUND, reviewer, bundle, 1, "0" * 64, world.WHEN)
    path = tmp_path / f"{reviewer}-{signer}-{bundle[:8]}.alqa-receipt"
    statements.write_statement(path, envelope.sign(world.person(signer), body))
    return path


def test_a_receipt_is_kept(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    handed = commissioner.hand_in(ws, tmp_path)
    assert commissioner.import_receipt(ws, receipt(tmp_path, handed.digest)).bundle == handed.digest
    for path, code in (
        (receipt(tmp_path, handed.digest, "C03"), "receipt-not-for-you"),
        (receipt(tmp_path, handed.digest, signer="C03"), "authority-signer"),
        (receipt(tmp_path, "5" * 64), "receipt-bundle-unknown"),
    ):
        with pytest.raises(AlqaError, match=code):
            commissioner.import_receipt(ws, path)


def write_record(path: Path, bundles: list[Verified[Any]], signer: str = "secretary") -> Path:
    """A decision on these bundles, and its record."""
    version = packs.version(packs.nouns())
    state = board.build([version, world.mandate(), *bundles])
    body = Close(
        "alqa.close.v1",
        world.ROUND,
        version.digest,
        state.digest,
        list(state.statements),
        list(state.counts),
        None,
        world.WHEN,
    )
    close = world.signed(body, "secretary")
    decision = Decision(
        "alqa.decision.v1", world.ROUND, version.digest, close.digest, state.digest, list(state.counts), [],
        [], [], [], None, [], False, Sitting("", None, Presence([], 2), []), world.WHEN,
    )  # fmt: skip
    held = [version, world.mandate(), *bundles, close, world.signed(decision, signer)]
    record.write_record(path, RecordContents(tuple(sorted(held, key=lambda one: one.digest)), {}))
    return path


def test_a_record_is_asked_about_my_bundle(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    first = packs.read_bundle(commissioner.hand_in(ws, tmp_path).path)
    held = commissioner.check_record(ws, write_record(tmp_path / "1.alqa-record", [first]))
    assert (held.holds, held.mine, held.in_record) == (True, first.digest, first.digest)
    without = commissioner.check_record(ws, write_record(tmp_path / "2.alqa-record", []))
    assert (without.holds, without.mine, without.in_record) == (False, first.digest, None)
    commissioner.set_mark(ws, "D1", "A1", 2)
    second = commissioner.hand_in(ws, tmp_path)
    stale = commissioner.check_record(ws, tmp_path / "1.alqa-record")
    assert (stale.holds, stale.mine, stale.in_record) == (False, second.digest, first.digest)


def test_a_record_by_nobody_entitled_says_nothing(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AlqaError, match="authority-signer"):
        commissioner.check_record(ws, write_record(tmp_path / "1.alqa-record", [], "C03"))
    bare = RecordContents((packs.version(packs.nouns()),), {})
    record.write_record(tmp_path / "2.alqa-record", bare)
    with pytest.raises(AlqaError, match="record-no-decision"):
        commissioner.check_record(ws, tmp_path / "2.alqa-record")
    record.write_record(tmp_path / "3.alqa-record", RecordContents((world.round_(),), {}))
    with pytest.raises(AlqaError, match="record-other-round"):
        commissioner.check_record(ws, tmp_path / "3.alqa-record")

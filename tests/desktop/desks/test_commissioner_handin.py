"""Handing in: what leaves, what follows what, what a failure leaves behind; forks, receipts, records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.exchange import record, scores, statements
from desktop.exchange.files import Staged
from desktop.exchange.record import RecordContents
from desktop.merge import board
from desktop.model.rubric import Anchor
from desktop.model.statements import Close, Decision, Presence, Receipt, Request, Scores, Sitting
from desktop.storage import backup
from desktop.storage.workspace import Workspace
from desktop.trust import digest, envelope
from desktop.trust.digest import sha256_hex
from desktop.trust.envelope import Verified
from tests.helpers import packs, world


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def fill(ws: Workspace, steps: int = 6) -> None:
    for code in packs.ASSIGNED:
        for criterion in ("A1", "A2"):
            commissioner.set_mark(ws, code, criterion, steps)


def read(path: Path, who: str = "secretary") -> Verified[Scores]:
    return scores.read_scores(path, world.person(who))


def test_a_bundle_holds_everything_and_is_for_secretary_and_author(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    commissioner.set_comment(ws, "D1", "A1", "жақсы")
    commissioner.set_recommendation(ws, "D2", "support")
    handed = commissioner.hand_in(ws, tmp_path)
    assert (handed.path, handed.sequence) == (tmp_path / "C02.alqa-scores", 1)
    bundle = read(handed.path)
    body = bundle.body
    assert bundle == read(handed.path, "C02")
    assert (bundle.digest, handed.code) == (handed.digest, digest.comparison_code(handed.digest))
    assert (body.reviewer, body.previous, bundle.signers) == ("C02", [], (world.person("C02").key,))
    assert [(one.dossier, one.position, one.marks) for one in body.reviews] == [
        ("D2", 1, {"A1": 6, "A2": 6}),
        ("D1", 2, {"A1": 6, "A2": 6}),
    ]
    assert body.reviews[1].comments == {"A1": "жақсы"}
    stated = body.completeness
    assert (stated.assigned, stated.complete, stated.partial, stated.recused) == (2, 2, 0, 1)
    version = packs.version(packs.nouns())
    state = board.build([version, world.mandate(), bundle])
    assert [(one.dossier, one.state) for one in state.sheets] == [("D2", "counted"), ("D1", "counted")]
    with pytest.raises(AlqaError, match="seal-not-for-you"):
        read(handed.path, "C03")


def test_an_incomplete_bundle_leaves_only_when_asked(ws: Workspace, tmp_path: Path) -> None:
    commissioner.set_mark(ws, "D1", "A1", 1)
    with pytest.raises(AlqaError, match="hand-in-incomplete") as caught:
        commissioner.hand_in(ws, tmp_path)
    assert caught.value.args_of == {"dossiers": ["D2", "D1"], "n": 2}
    assert not list(tmp_path.glob("*.alqa-scores"))
    assert commissioner.handed_in(ws) is None
    handed = commissioner.hand_in(ws, tmp_path / "mine.alqa-scores", partial=True)
    assert [one.dossier for one in read(handed.path).body.reviews] == ["D1"]


def test_the_look_before_signing_counts(ws: Workspace) -> None:
    commissioner.set_mark(ws, "D1", "A1", 1)
    seen = commissioner.review(ws)
    assert (seen.assigned, seen.complete, seen.partial, seen.untouched, seen.recused) == (2, 0, 1, 1, 1)
    assert (seen.sequence_next, seen.comments_due) == (1, ())


def test_a_conflict_found_while_reading_leaves_with_the_bundle(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    commissioner.declare_conflict(ws, "D1", "employer", "my sister")
    body = read(commissioner.hand_in(ws, tmp_path).path).body
    assert [(one.dossier, one.ground, one.note) for one in body.recusals] == [("D1", "employer", "my sister")]
    assert [one.dossier for one in body.reviews] == ["D2", "D1"]
    assert (body.completeness.assigned, body.completeness.recused) == (1, 2)


def test_the_same_content_is_the_same_bundle(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    first = commissioner.hand_in(ws, tmp_path)
    again = commissioner.hand_in(ws, tmp_path / "second.alqa-scores")
    assert (again.digest, again.sequence) == (first.digest, 1)
    assert again.path.read_bytes() != first.path.read_bytes()
    assert read(again.path) == read(first.path)


def test_a_changed_mark_is_the_next_revision(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    first = commissioner.hand_in(ws, tmp_path)
    assert commissioner.undo(ws) is None
    commissioner.set_mark(ws, "D1", "A1", 2)
    second = commissioner.hand_in(ws, tmp_path)  # an earlier bundle of one's own makes room
    body = read(second.path).body
    assert (body.sequence, body.previous) == (2, [first.digest])
    last = commissioner.handed_in(ws)
    assert last is not None
    assert (last.sequence, last.digest) == (2, second.digest)


def test_a_strange_file_is_never_replaced(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    target = tmp_path / "C02.alqa-scores"
    target.write_text("thesis")
    with pytest.raises(AlqaError, match="file-exists"):
        commissioner.hand_in(ws, tmp_path)
    assert target.read_text() == "thesis"
    assert commissioner.handed_in(ws) is None


def test_a_folder_that_is_not_there_leaves_all_as_it_was(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    with pytest.raises(AlqaError, match="file-not-found"):
        commissioner.hand_in(ws, tmp_path / "stick" / "x.alqa-scores")
    assert commissioner.handed_in(ws) is None


def test_a_bundle_that_was_signed_and_not_written_leaves_again(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ws)

    def gone(*_: object, **__: object) -> None:
        raise AlqaError("disk-error", path="x", reason="EIO")

    with monkeypatch.context() as patched:
        patched.setattr(Staged, "commit", gone)
        with pytest.raises(AlqaError, match="disk-error"):
            commissioner.hand_in(ws, tmp_path)
    assert not list(tmp_path.glob("*.alqa-scores*"))
    last = commissioner.handed_in(ws)
    assert last is not None
    handed = commissioner.hand_in(ws, tmp_path)
    assert (handed.sequence, handed.digest) == (1, last.digest)


def judged(path: Path) -> dict[str, str]:
    """What the sheets of a bundle say that they are about."""
    return {one.dossier: one.dossier_digest for one in read(path).body.reviews}


def test_marks_stay_about_what_was_read_until_the_sheet_is_touched(ws: Workspace, tmp_path: Path) -> None:
    old, new = sha256_hex(packs.noun("D1")), sha256_hex(packs.noun("D1", "13"))
    fill(ws)
    commissioner.update_pack(ws, packs.second_pack(tmp_path))
    assert [(row.code, row.state) for row in commissioner.dossiers(ws)][:2] == [
        ("D2", "complete"),
        ("D1", "partial"),
    ]
    with pytest.raises(AlqaError, match="hand-in-changed") as caught:
        commissioner.hand_in(ws, tmp_path)
    assert caught.value.args_of == {"dossiers": ["D1"]}
    assert judged(commissioner.hand_in(ws, tmp_path, partial=True).path)["D1"] == old
    commissioner.set_mark(ws, "D1", "A1", 6)  # the mark that was there already
    handed = commissioner.hand_in(ws, tmp_path)
    assert (handed.sequence, judged(handed.path)["D1"]) == (2, new)


def test_what_the_amendment_carries_over_counts_untouched(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    commissioner.update_pack(ws, packs.second_pack(tmp_path, ["D1"]))
    handed = commissioner.hand_in(ws, tmp_path)
    assert judged(handed.path)["D1"] == sha256_hex(packs.noun("D1"))
    versions = [packs.version(packs.nouns()), packs.second_version(packs.nouns(D1="13"), ["D1"])]
    state = board.build([world.mandate(), *versions, read(handed.path)])
    assert {one.state for one in state.sheets} == {"counted"}


def test_another_rubric_touches_every_sheet(ws: Workspace, tmp_path: Path) -> None:
    commissioner.set_mark(ws, "D2", "A1", 6)
    rubric = msgspec.structs.replace(world.RUBRIC, labels=[Anchor("0", {"en": "nothing"})])
    commissioner.update_pack(ws, packs.second_pack(tmp_path, rubric=rubric))
    body = read(commissioner.hand_in(ws, tmp_path, partial=True).path).body
    assert [one.rubric_digest for one in body.reviews] == [digest.digest_of(world.RUBRIC)]
    commissioner.set_comment(ws, "D2", "A1", "seen")
    body = read(commissioner.hand_in(ws, tmp_path, partial=True).path).body
    assert [one.rubric_digest for one in body.reviews] == [digest.digest_of(rubric)]


def forked(ws: Workspace, tmp_path: Path) -> list[Verified[Scores]]:
    """This laptop hands in once, its copy twice."""
    copy = tmp_path / "copy"
    backup.make(ws, copy)
    fill(ws)
    mine = commissioner.hand_in(ws, tmp_path / "mine.alqa-scores")
    with commissioner.open_workspace(copy, world.PASSPHRASE) as other:
        fill(other, 3)
        first = commissioner.hand_in(other, tmp_path / "first.alqa-scores")
        commissioner.set_mark(other, "D1", "A1", 1)
        second = commissioner.hand_in(other, tmp_path / "second.alqa-scores")
    return [read(one.path) for one in (mine, first, second)]


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
    answer = read(handed.path)
    assert answer.body.previous == sorted([mine.digest, theirs.digest])
    assert answer.body.sequence > mine.body.sequence
    state = board.build([*held, answer])
    assert state.forks == ()
    member = state.reviewer("C02")
    assert member is not None
    assert (member.state, member.digest) == ("accepted", answer.digest)
    assert commissioner.resolve(ws, asked, None).digest == answer.digest


def test_a_computer_that_signed_nothing_yet_may_resolve(ws: Workspace, tmp_path: Path) -> None:
    fill(ws)
    answer = read(commissioner.resolve(ws, request(tmp_path, ["1" * 64, "2" * 64]), tmp_path).path)
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
    fill(ws)
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
    fill(ws)
    first = read(commissioner.hand_in(ws, tmp_path).path)
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

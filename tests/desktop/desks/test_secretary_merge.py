"""Merging: the set alone decides the board; what is odd is named, nothing is overwritten."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from desktop.desks import secretary
from desktop.exchange import scores as score_files
from desktop.paths import resources
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from tests.helpers import offices


def other_round(root: Path, path: Path) -> None:
    offices.resigned(root, "C07", path, lambda body: msgspec.structs.replace(body, round="another"))


def other_version(root: Path, path: Path) -> None:
    offices.resigned(root, "C07", path, lambda body: msgspec.structs.replace(body, round_digest="1" * 64))


def wrong_signer(root: Path, path: Path) -> None:
    offices.resigned(root, "C07", path, offices.lowered, "C08")


def secretary_signs(root: Path, path: Path) -> None:
    offices.resigned(root, "C07", path, offices.lowered, "secretary")


def stripped(root: Path, path: Path) -> None:
    env = envelope.read(offices.bundle(root, "C07").envelope)
    offices.write(root, path, envelope.Envelope(env.type, env.payload, []))


def truncated(root: Path, path: Path) -> None:
    path.write_bytes(offices.files(root, "C07")[0].read_bytes()[:-40])


def flipped(root: Path, path: Path) -> None:
    data = bytearray(offices.files(root, "C07")[0].read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def text(root: Path, path: Path) -> None:
    path.write_text("I am not a score file\n", "utf-8")


def empty(root: Path, path: Path) -> None:
    path.write_bytes(b"")


def not_for_us(root: Path, path: Path) -> None:
    env = envelope.read(offices.bundle(root, "C07").envelope)
    score_files.write_scores(path, env, [offices.identity(root, "C09").recipient])


BAD: list[tuple[str, Callable[[Path, Path], None]]] = [
    ("scores-other-round", other_round),
    ("scores-unknown-version", other_version),
    ("scores-wrong-signer", wrong_signer),
    ("scores-wrong-signer", secretary_signs),
    ("signature-missing", stripped),
    ("seal-damaged", truncated),
    ("seal-damaged", flipped),
    ("file-kind-mismatch", text),
    ("file-kind-mismatch", empty),
    ("seal-not-for-you", not_for_us),
]


def test_all_files_give_the_expected_ranking_to_the_fraction(root: Path, ws: Workspace) -> None:
    outcomes = secretary.merge_files(ws, offices.files(root))
    assert [one.state for one in outcomes] == ["accepted"] * 15
    expected = json.loads((resources() / "sample" / "sample-expected.json").read_text("utf-8"))
    shown = secretary.proposal(ws)
    totals = {line.dossier: line.total for line in shown.result.ranking if line.total is not None}
    wanted = {
        one["application_id"]: Fraction(one["total_num"], one["total_den"]) for one in expected["ranking"]
    }
    assert {code: totals[code] for code in wanted} == wanted
    assert [sorted(one) for one in shown.result.selection.sets] == [
        sorted(one) for one in expected["selected_constrained"]
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_and_twice_in_two_workspaces_is_one_board(
    root: Path, office: Path, tmp_path: Path, seed: int
) -> None:
    other = Path(shutil.copytree(office, tmp_path / "second.ws"))
    paths = offices.files(root)
    mixed = [*paths, *paths]
    random.Random(seed).shuffle(mixed)
    with secretary.open_workspace(office, offices.PASSPHRASE) as ws:
        secretary.merge_files(ws, paths)
        first = secretary.board(ws)
    with secretary.open_workspace(other, offices.PASSPHRASE) as ws:
        for one in mixed[:5]:
            secretary.merge_files(ws, [one])
        outcomes = secretary.merge_files(ws, mixed[5:])
        second = secretary.board(ws)
        again = secretary.merge_files(ws, mixed)
        assert secretary.board(ws) == second
    assert "already-there" in {one.state for one in outcomes}
    assert {one.state for one in again} == {"already-there"}
    assert (first.digest, first.code, first.reviewers) == (second.digest, second.code, second.reviewers)


def test_a_bundle_sealed_twice_is_already_there(root: Path, ws: Workspace, tmp_path: Path) -> None:
    (original,) = offices.files(root, "C07")
    again = tmp_path / "again.alqa-scores"
    offices.write(root, again, envelope.read(offices.bundle(root, "C07").envelope))
    assert again.read_bytes() != original.read_bytes()
    assert [one.state for one in secretary.merge_files(ws, [original, again])] == [
        "accepted",
        "already-there",
    ]


@pytest.mark.parametrize(("code", "make"), BAD, ids=[make.__name__ for _, make in BAD])
def test_a_bad_file_is_named_and_never_counted(
    root: Path, ws: Workspace, tmp_path: Path, code: str, make: Callable[[Path, Path], None]
) -> None:
    bad = tmp_path / "bad.alqa-scores"
    make(root, bad)
    before = bad.read_bytes()
    outcomes = secretary.merge_files(ws, [bad, *offices.files(root, "C08")])
    assert [one.state for one in outcomes] == ["refused", "accepted"]
    assert outcomes[0].code == code
    states = {one.id: one.state for one in secretary.board(ws).reviewers}
    assert {who for who, state in states.items() if state == "accepted"} == {"C08"}
    (refusal,) = secretary.refusals(ws)
    assert (refusal.name, refusal.code) == (bad.name, code)
    assert bad.read_bytes() == before


def test_a_second_laptop_makes_a_fork_that_counts_for_neither(
    root: Path, ws: Workspace, tmp_path: Path
) -> None:
    fork = tmp_path / "fork.alqa-scores"
    digest = offices.resigned(root, "C07", fork, offices.lowered)
    secretary.merge_files(ws, offices.files(root))
    (outcome,) = secretary.merge_files(ws, [fork])
    assert (outcome.forked, outcome.code) == (True, "scores-forked")
    board = secretary.board(ws)
    (found,) = board.forks
    assert set(found.digests) == {digest, offices.bundle(root, "C07").digest}
    assert len(found.dossiers) == 1
    member = board.reviewer("C07")
    assert member is not None
    assert (member.state, member.digest) == ("fork", None)
    assert not [one for one in board.sheets if one.reviewer == "C07" and one.state == "counted"]


def test_an_older_file_after_a_newer_one_changes_nothing(root: Path, ws: Workspace, tmp_path: Path) -> None:
    first = offices.bundle(root, "C07").digest
    newer = tmp_path / "newer.alqa-scores"
    digest = offices.resigned(
        root,
        "C07",
        newer,
        lambda body: msgspec.structs.replace(offices.lowered(body), sequence=2, previous=[first]),
    )
    secretary.merge_files(ws, [newer])
    before = secretary.board(ws).reviewer("C07")
    assert before is not None
    assert (before.state, before.digest) == ("gap", digest)
    (outcome,) = secretary.merge_files(ws, offices.files(root, "C07"))
    member = secretary.board(ws).reviewer("C07")
    assert member is not None
    assert (outcome.older, outcome.forked) == (True, False)
    assert (member.state, member.digest, member.sequence) == ("accepted", digest, 2)


def test_a_file_of_another_kind_is_not_for_the_board(root: Path, ws: Workspace) -> None:
    (outcome,) = secretary.merge_files(ws, [root / "mandate.alqa-mandate"])
    assert (outcome.state, outcome.code) == ("refused", "merge-kind")


def test_a_missing_file_does_not_stop_the_others(root: Path, ws: Workspace, tmp_path: Path) -> None:
    outcomes = secretary.merge_files(ws, [tmp_path / "gone.alqa-scores", *offices.files(root, "C08")])
    assert [(one.state, one.code) for one in outcomes] == [("refused", "file-not-found"), ("accepted", None)]

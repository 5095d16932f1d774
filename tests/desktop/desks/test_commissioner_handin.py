"""Handing in: what leaves, what follows what, what a failure leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.exchange.files import Staged
from desktop.merge import board
from desktop.model.rubric import Anchor
from desktop.storage.workspace import Workspace
from desktop.trust import digest
from desktop.trust.digest import sha256_hex
from tests.helpers import packs, world


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def test_a_bundle_holds_everything_and_is_for_secretary_and_author(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.set_comment(ws, "D1", "A1", "жақсы")
    commissioner.set_recommendation(ws, "D2", "support")
    handed = commissioner.hand_in(ws, tmp_path)
    assert (handed.path, handed.sequence) == (tmp_path / "C02.alqa-scores", 1)
    bundle = packs.read_bundle(handed.path)
    body = bundle.body
    assert bundle == packs.read_bundle(handed.path, "C02")
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
        packs.read_bundle(handed.path, "C03")


def test_an_incomplete_bundle_leaves_only_when_asked(ws: Workspace, tmp_path: Path) -> None:
    commissioner.set_mark(ws, "D1", "A1", 1)
    with pytest.raises(AlqaError, match="hand-in-incomplete") as caught:
        commissioner.hand_in(ws, tmp_path)
    assert caught.value.args_of == {"dossiers": ["D2", "D1"], "n": 2}
    assert not list(tmp_path.glob("*.alqa-scores"))
    assert commissioner.handed_in(ws) is None
    handed = commissioner.hand_in(ws, tmp_path / "mine.alqa-scores", partial=True)
    assert [one.dossier for one in packs.read_bundle(handed.path).body.reviews] == ["D1"]


def test_the_look_before_signing_counts(ws: Workspace) -> None:
    commissioner.set_mark(ws, "D1", "A1", 1)
    seen = commissioner.review(ws)
    assert (seen.assigned, seen.complete, seen.partial, seen.untouched, seen.recused) == (2, 0, 1, 1, 1)
    assert (seen.sequence_next, seen.comments_due) == (1, ())


def test_a_conflict_found_while_reading_leaves_with_the_bundle(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.declare_conflict(ws, "D1", "employer", "my sister")
    body = packs.read_bundle(commissioner.hand_in(ws, tmp_path).path).body
    assert [(one.dossier, one.ground, one.note) for one in body.recusals] == [("D1", "employer", "my sister")]
    assert [one.dossier for one in body.reviews] == ["D2", "D1"]
    assert (body.completeness.assigned, body.completeness.recused) == (1, 2)


def test_the_same_content_is_the_same_bundle(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    first = commissioner.hand_in(ws, tmp_path)
    again = commissioner.hand_in(ws, tmp_path / "second.alqa-scores")
    assert (again.digest, again.sequence) == (first.digest, 1)
    assert again.path.read_bytes() != first.path.read_bytes()
    assert packs.read_bundle(again.path) == packs.read_bundle(first.path)


def test_a_changed_mark_is_the_next_revision(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    first = commissioner.hand_in(ws, tmp_path)
    assert commissioner.undo(ws) is None
    commissioner.set_mark(ws, "D1", "A1", 2)
    second = commissioner.hand_in(ws, tmp_path)  # an earlier bundle of one's own makes room
    body = packs.read_bundle(second.path).body
    assert (body.sequence, body.previous) == (2, [first.digest])
    last = commissioner.handed_in(ws)
    assert last is not None
    assert (last.sequence, last.digest) == (2, second.digest)


def test_a_strange_file_is_never_replaced(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    target = tmp_path / "C02.alqa-scores"
    target.write_text("thesis")
    with pytest.raises(AlqaError, match="file-exists"):
        commissioner.hand_in(ws, tmp_path)
    assert target.read_text() == "thesis"
    assert commissioner.handed_in(ws) is None


def test_a_folder_that_is_not_there_leaves_all_as_it_was(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    with pytest.raises(AlqaError, match="file-not-found"):
        commissioner.hand_in(ws, tmp_path / "stick" / "x.alqa-scores")
    assert commissioner.handed_in(ws) is None


def test_a_bundle_that_was_signed_and_not_written_leaves_again(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs.fill(ws)

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
    return {one.dossier: one.dossier_digest for one in packs.read_bundle(path).body.reviews}


def test_marks_stay_about_what_was_read_until_the_sheet_is_touched(ws: Workspace, tmp_path: Path) -> None:
    old, new = sha256_hex(packs.noun("D1")), sha256_hex(packs.noun("D1", "13"))
    packs.fill(ws)
    commissioner.update_pack(ws, packs.second_pack(tmp_path))
    assert [(row.code, row.state) for row in commissioner.dossiers(ws)][:2] == [
        ("D2", "complete"),
        ("D1", "changed"),
    ]
    with pytest.raises(AlqaError, match="hand-in-changed") as caught:
        commissioner.hand_in(ws, tmp_path)
    assert caught.value.args_of == {"dossiers": ["D1"]}
    assert judged(commissioner.hand_in(ws, tmp_path, partial=True).path)["D1"] == old
    commissioner.set_mark(ws, "D1", "A1", 6)  # the mark that was there already
    handed = commissioner.hand_in(ws, tmp_path)
    assert (handed.sequence, judged(handed.path)["D1"]) == (2, new)


def test_what_the_amendment_carries_over_counts_untouched(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.update_pack(ws, packs.second_pack(tmp_path, ["D1"]))
    handed = commissioner.hand_in(ws, tmp_path)
    assert judged(handed.path)["D1"] == sha256_hex(packs.noun("D1"))
    versions = [packs.version(packs.nouns()), packs.second_version(packs.nouns(D1="13"), ["D1"])]
    state = board.build([world.mandate(), *versions, packs.read_bundle(handed.path)])
    assert {one.state for one in state.sheets} == {"counted"}


def test_another_rubric_touches_every_sheet(ws: Workspace, tmp_path: Path) -> None:
    commissioner.set_mark(ws, "D2", "A1", 6)
    rubric = msgspec.structs.replace(world.RUBRIC, labels=[Anchor("0", {"en": "nothing"})])
    commissioner.update_pack(ws, packs.second_pack(tmp_path, rubric=rubric))
    body = packs.read_bundle(commissioner.hand_in(ws, tmp_path, partial=True).path).body
    assert [one.rubric_digest for one in body.reviews] == [digest.digest_of(world.RUBRIC)]
    commissioner.set_comment(ws, "D2", "A1", "seen")
    body = packs.read_bundle(commissioner.hand_in(ws, tmp_path, partial=True).path).body
    assert [one.rubric_digest for one in body.reviews] == [digest.digest_of(rubric)]

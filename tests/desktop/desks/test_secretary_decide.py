"""Deciding: altered marks and envelopes are found, ties need a person, a decision stands once."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from desktop.decide import lot
from desktop.desks import rounds, sample, secretary
from desktop.errors import AlqaError
from desktop.model.statements import Scores
from desktop.storage import statements
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from tests.helpers import offices


@pytest.fixture
def merged(root: Path, ws: Workspace) -> Workspace:
    secretary.merge_files(ws, offices.files(root))
    return ws


def motion(folder: Path, select: list[str], reason: str = "the commission says so") -> Path:
    path = folder / "motion.json"
    value = {
        "text": "another set",
        "reason": reason,
        "votes_for": ["C01"],
        "votes_against": [],
        "abstained": [],
        "dissent": {},
        "select": select,
    }
    path.write_text(json.dumps(value), "utf-8")
    return path


def refused(ws: Workspace, **options: Any) -> AlqaError:
    with pytest.raises(AlqaError) as caught:
        secretary.decide(ws, **options)
    assert secretary.decision(ws) is None
    assert not statements.all(ws, "close")
    return caught.value


def test_a_mark_altered_by_sql_is_named(merged: Workspace) -> None:
    with merged.transaction() as connection:
        row = connection.execute(text("SELECT * FROM projection LIMIT 1")).mappings().one()
        place = {name: row[name] for name in ("reviewer", "dossier", "criterion")}
        where = "reviewer = :reviewer AND dossier = :dossier AND criterion = :criterion"
        changed = connection.execute(
            text(f"UPDATE projection SET value = (value + 1) % 11 WHERE {where}"), place
        )
        assert changed.rowcount == 1
    fault = refused(merged, accept=True).faults
    assert [(one.code, one.args) for one in fault] == [("marks-altered", place)]


def test_an_envelope_altered_by_sql_is_named(root: Path, merged: Workspace) -> None:
    digest = offices.bundle(root, "C07").digest
    stored = next(one.envelope for one in statements.all(merged, "scores") if one.digest == digest)
    forged = envelope.read(stored)
    payload = forged.payload.replace(b'"sequence":1', b'"sequence":2')
    assert payload != forged.payload
    data = envelope.write(envelope.Envelope(forged.type, payload, forged.signatures))
    with merged.transaction() as connection:
        done = connection.execute(
            text("UPDATE statements SET envelope = :data WHERE digest = :digest"),
            {"data": data, "digest": digest},
        )
        assert done.rowcount == 1
    with pytest.raises(AlqaError) as caught:
        secretary.decide(merged, accept=True)
    assert caught.value.code == "statement-altered"
    assert caught.value.faults[0].args["digest"] == digest
    assert not statements.all(merged, "decision")


def test_the_accepted_proposal_is_signed_and_stands(merged: Workspace) -> None:
    proposed = secretary.proposal(merged)
    made = secretary.decide(merged, accept=True)
    stands = secretary.decision(merged)
    assert stands is not None
    assert (stands.digest, made.departed) == (made.digest, False)
    assert sorted(made.selection) == sorted(proposed.result.selection.sets[0])
    assert len(stands.body.accepted) == 15
    with pytest.raises(AlqaError) as again:
        secretary.decide(merged, accept=True)
    assert again.value.code == "already-decided"


def test_another_set_needs_a_motion_that_fits(merged: Workspace, tmp_path: Path) -> None:
    codes = [line.dossier for line in secretary.proposal(merged).result.ranking][:2]
    bad = refused(merged, select=[codes[0], codes[0], "XX"])
    assert {fault.code for fault in bad.faults} == {"selection-unknown", "selection-twice", "motion-needed"}
    unlike = refused(merged, select=codes, motion=motion(tmp_path, codes[:1]))
    assert unlike.code == "motion-other-set"
    silent = refused(merged, select=codes, motion=motion(tmp_path, codes, " "))
    assert silent.code == "motion-without-reason"
    (tmp_path / "broken.json").write_text('{"text": 1}', "utf-8")
    assert refused(merged, select=codes, motion=tmp_path / "broken.json").code == "motion-unreadable"
    made = secretary.decide(merged, select=codes, motion=motion(tmp_path, codes))
    stands = secretary.decision(merged)
    assert stands is not None
    assert made.departed
    assert sorted(stands.body.selection) == sorted(codes)
    assert stands.body.sitting.motions[0].reason == "the commission says so"


def test_what_comes_after_the_close_is_late(root: Path, ws: Workspace) -> None:
    secretary.merge_files(ws, offices.files(root)[:14])
    made = secretary.decide(ws, accept=True) if not secretary.proposal(ws).needs else None
    assert made is not None
    secretary.merge_files(ws, offices.files(root)[14:])
    board = secretary.board(ws)
    member = board.reviewer("C15")
    assert member is not None
    assert member.state == "late"
    assert board.late == (offices.bundle(root, "C15").digest,)
    stands = secretary.decision(ws)
    assert stands is not None
    assert (stands.digest, stands.body.missing) == (made.digest, ["C15"])


def equal_marks(root: Path, ws: Workspace, folder: Path) -> None:
    """Both members give every dossier the same marks."""
    body = rounds.current(ws)
    for who in ("C08", "C09"):
        codes = [ref.code for ref in body.body.dossiers]
        rows = [
            {
                "application_id": code,
                "reading_position": "1",
                **{one.code: "8" for one in body.body.rubric.criteria},
            }
            for code in codes
        ]
        reviews = [sample.review_of(body.body, row) for row in rows]
        old = offices.bundle(root, who).body
        new: Scores = msgspec.structs.replace(
            old,
            round_digest=body.digest,
            reviews=reviews,
            completeness=msgspec.structs.replace(
                old.completeness, assigned=len(codes), complete=len(codes), partial=0, recused=0
            ),
        )
        offices.write(root, folder / f"{who}.alqa-scores", envelope.sign(offices.identity(root, who), new))
    outcomes = secretary.merge_files(ws, sorted(folder.glob("*.alqa-scores")))
    assert [one.state for one in outcomes] == ["accepted", "accepted"]


def test_a_tie_at_the_cut_needs_a_person(root: Path, tmp_path: Path) -> None:
    with offices.small_round(root, tmp_path, {"seats": 1}) as ws:
        equal_marks(root, ws, tmp_path)
        shown = secretary.proposal(ws)
        assert shown.needs == ("proposal-several",)
        assert len(shown.result.selection.sets) == 3
        assert refused(ws, accept=True).code == "proposal-several"
        picked = list(shown.result.selection.sets[1])
        made = secretary.decide(ws, select=picked, motion=motion(tmp_path, picked))
        assert not made.departed  # it is one of the best sets


def test_a_lot_is_settled_by_the_seed_with_the_boards_digest(root: Path, tmp_path: Path) -> None:
    rule = {"seats": 1, "tie_break": [{"lot": "a seed that was written down"}]}
    with offices.small_round(root, tmp_path, rule) as ws:
        equal_marks(root, ws, tmp_path)
        board = secretary.board(ws).digest
        assert secretary.proposal(ws).needs == ("proposal-several",)
        made = secretary.decide(ws, accept=True)
        close = secretary.board(ws).closed
        assert close is not None
        assert (close.body.seed, close.body.board) == ("a seed that was written down", board)
        live = hashlib.sha256(f"a seed that was written down\n{board}".encode()).hexdigest()
        codes = [ref.code for ref in rounds.current(ws).body.dossiers]
        first = min(codes, key=lambda code: hashlib.sha256(f"{live}\n{code}".encode()).hexdigest())
        assert (list(made.selection), lot.live_seed(close.body.seed or "", board)) == ([first], live)

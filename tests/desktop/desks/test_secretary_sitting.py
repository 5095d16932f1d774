"""Leading a sitting over a real workspace: it outlives an interruption, and the decision signs it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Head
from desktop.desks import auditor, chair, commissioner, secretary
from desktop.desks.secretary import cosigning, rulings, sitting
from desktop.errors import AlqaError
from desktop.model.statements import Scores
from desktop.settings import Policy
from desktop.storage import journal
from desktop.storage.workspace import Workspace
from tests.helpers import offices

VERIFIER = Path(__file__).resolve().parents[3] / "packaging" / "alqa_verify.py"
MEMBERS = [f"C{n:02}" for n in range(1, 15)]


@pytest.fixture(scope="module")
def full(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A secretary's workspace in which everything is merged; nobody writes into it."""
    folder = Path(shutil.copytree(root / "secretary.ws", tmp_path_factory.mktemp("full") / "secretary.ws"))
    with secretary.open_workspace(folder, offices.PASSPHRASE) as ws:
        secretary.merge_files(ws, offices.files(root))
    return folder


@pytest.fixture
def office(full: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(full, tmp_path / "secretary.ws"))


@pytest.fixture
def merged(office: Path) -> Iterator[Workspace]:
    with secretary.open_workspace(office, offices.PASSPHRASE) as ws:
        yield ws


def opened(ws: Workspace) -> None:
    sitting.set_out(ws, Head(place="Астана", date="2016-11-24"))
    for member in MEMBERS:
        sitting.arrive(ws, member)
    sitting.begin(ws)


def carried(ws: Workspace, draft: Draft, against: str = "C05") -> None:
    sitting.move(ws, "vote")
    sitting.put(ws, draft)
    hall = sitting.ground(ws).hall
    if hall.barred(sitting.meeting(ws).motions[-1].about):
        sitting.leave(ws)
    barred = hall.barred(sitting.meeting(ws).motions[-1].about)
    for member in MEMBERS:
        if member not in barred:
            sitting.vote(ws, member, "against" if member == against else "for")
    sitting.close_vote(ws)


def code_of(raised: pytest.ExceptionInfo[AlqaError]) -> set[str]:
    return {fault.code for fault in raised.value.faults}


def test_an_interrupted_sitting_goes_on_where_it_was(office: Path) -> None:
    with secretary.open_workspace(office, offices.PASSPHRASE) as ws:
        opened(ws)
        first = sitting.next_item(ws).head.item
        assert first is not None
        sitting.note(ws, first, "14:24 C02: a question")
        before = sitting.meeting(ws)
    with secretary.open_workspace(office, offices.PASSPHRASE) as ws:
        assert sitting.meeting(ws) == before
        told = [one.data for one in journal.entries(ws, kind="sitting")]
        assert [one["act"] for one in told[-3:]] == ["open", "next", "note"]
        assert "a question" not in json.dumps(told)


def test_the_decision_signs_the_sitting_and_both_auditors_accept_it(
    root: Path, merged: Workspace, tmp_path: Path
) -> None:
    opened(merged)
    first = sitting.next_item(merged).head.item
    assert first is not None
    proposed = sitting.ground(merged).hall.proposal[0]
    with pytest.raises(AlqaError) as early:
        secretary.decide(merged, accept=True)
    assert code_of(early) == {"sitting-nothing-carried"}
    carried(merged, Draft("accept", select=proposed))
    other = list(proposed[1:])
    with pytest.raises(AlqaError) as past:
        secretary.decide(merged, select=other)
    assert "sitting-other-set" in code_of(past)
    made = sitting.freeze(merged)
    assert set(made.selection) == set(proposed)
    stands = secretary.decision(merged)
    assert stands is not None
    said = stands.body.sitting
    assert (said.place, said.presence.present) == ("Астана", MEMBERS)
    assert (len(said.motions[0].votes_for), said.motions[0].votes_against) == (13, ["C05"])
    record = tmp_path / "x.alqa-record"
    secretary.export_record(merged, record)
    assert auditor.verify(record).holds
    assert subprocess.run([sys.executable, "-I", str(VERIFIER), str(record)], check=False).returncode == 0
    with pytest.raises(AlqaError) as done:
        sitting.note(merged, first, "later")
    assert code_of(done) == {"sitting-closed"}
    signed = tmp_path / "signed.alqa-record"
    auditor.cosign_record(record, offices.key(root, "C01"), offices.PASSPHRASE, signed)
    before = cosigning.signatures(merged)
    after = cosigning.take_signed(merged, [signed])
    assert before is not None
    assert (before.have, after.have) == (1, 2)
    assert [one.id for one in after.people if one.signed] == ["secretary", "C01"]
    secretary.export_record(merged, record)
    assert len(secretary.decision(merged).signers) == 2  # type: ignore[union-attr]


def test_a_departure_is_decided_by_a_motion_that_carries(merged: Workspace) -> None:
    opened(merged)
    found = sitting.ground(merged)
    proposed = found.hall.proposal[0]
    over = next(line.dossier for line in found.result.ranking if line.passes and line.dossier not in proposed)
    wanted = (*proposed[:-1], over)
    carried(merged, Draft("depart", reason="the region has none", select=wanted))
    made = sitting.freeze(merged)
    assert made.departed
    assert set(made.selection) == set(wanted)


def test_a_reopened_round_lets_the_sitting_go_on(root: Path, merged: Workspace, tmp_path: Path) -> None:
    opened(merged)
    carried(merged, Draft("accept", select=sitting.ground(merged).hall.proposal[0]))
    made = sitting.freeze(merged)
    ruling = tmp_path / "r.alqa-ruling"
    chair_ws = tmp_path / "chair.ws"

    key = offices.key(root, "C01")
    opened_ws = commissioner.open_pack(root / "packs" / "C01.alqa-pack", key, offices.PASSPHRASE, chair_ws)
    with opened_ws.workspace as mine:
        secretary.export_record(merged, tmp_path / "d.alqa-record")
        asked = chair.occasion(mine, tmp_path / "d.alqa-record")
        assert (asked.kind, asked.about) == ("reopen", (made.close,))
        with pytest.raises(AlqaError, match="ruling-no-occasion"):
            chair.occasion(mine, root / "packs" / "C01.alqa-pack")
        fork = tmp_path / "f.alqa-ruling"
        chair.add_ruling(mine, "exclude", ["b" * 64, "a" * 64], "the author is ill", fork)
        chair.add_ruling(mine, asked.kind, list(asked.about), "a sheet was forgotten", ruling)
    assert [one.state for one in secretary.merge_files(merged, [ruling])] == ["accepted"]
    assert sitting.meeting(merged).running
    assert rulings.look(merged, fork).lacks_mine
    assert rulings.take(merged, fork, None).code == "ruling-needs-second-signature"
    assert rulings.take(merged, fork, tmp_path / "f2.alqa-ruling").state == "accepted"
    assert not rulings.look(merged, tmp_path / "f2.alqa-ruling").lacks_mine
    sitting.withdraw(merged, "C14")
    assert sitting.meeting(merged).head.closed is None


def test_a_policy_makes_every_ballot_secret(merged: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitting, "policy", lambda: Policy(secret_ballot=True))
    opened(merged)
    sitting.move(merged, "vote")
    put = sitting.put(merged, Draft("accept", select=sitting.ground(merged).hall.proposal[0], secret=False))
    assert put.motions[0].secret


def test_undo_takes_back_presence_but_no_closed_vote(merged: Workspace) -> None:
    opened(merged)
    sitting.withdraw(merged, "C14")
    assert "C14" in sitting.undo(merged).seats
    carried(merged, Draft("accept", select=sitting.ground(merged).hall.proposal[0]))
    with pytest.raises(AlqaError) as refused:
        sitting.undo(merged)
    assert code_of(refused) == {"sitting-undo-closed"}
    assert not sitting.meeting(merged).motions[0].open
    right = sitting.correct(merged, 1, "C05", "for", "misheard")
    assert right.motions[0].corrections[0].was == "against"


def test_a_revision_changes_the_total_and_the_preliminary_one_is_kept(
    root: Path, merged: Workspace, tmp_path: Path
) -> None:
    opened(merged)
    before = dict(sitting.meeting(merged).head.preliminary)
    path = tmp_path / "C02-2.alqa-scores"
    first = offices.bundle(root, "C02").digest

    def change(body: Scores) -> Scores:
        return msgspec.structs.replace(offices.lowered(body), sequence=2, previous=[first])

    offices.resigned(root, "C02", path, change)
    assert [one.state for one in secretary.merge_files(merged, [path])] == ["accepted"]
    carried(merged, Draft("accept", select=sitting.ground(merged).hall.proposal[0]))
    sitting.freeze(merged)
    kept = secretary.decision(merged).body.sitting.preliminary  # type: ignore[union-attr]
    assert len(kept) == 1
    code, total = next(iter(kept.items()))
    assert before[code] == total

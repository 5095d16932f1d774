"""A round from a draft: the same version as from a folder; corrections; what stops a signature."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.desks import rounds, sample, secretary
from desktop.desks.secretary import assigning, draft_pieces, drafting, seating
from desktop.desks.secretary.building import Built
from desktop.desks.views import Amended
from desktop.errors import AlqaError
from desktop.intake.round_file import read_round_file
from desktop.storage import draft, journal
from desktop.storage.workspace import Workspace
from tests.helpers import offices

FREE = ("issued", "rule")  # the time, and the lot's seed that each builder draws anew


@pytest.fixture(scope="module")
def begun(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample's source as its draft and nothing signed."""
    folder = tmp_path_factory.mktemp("draft") / "w"
    said = read_round_file(root / "source" / "round.json")
    with drafting.start(offices.key(root, "secretary"), sample.PASSPHRASE, folder, said) as ws:
        assert drafting.take_folder(ws, root / "source").faults == ()
    return folder


@pytest.fixture
def drafted(begun: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(begun, tmp_path / "w")
    with Workspace.open(tmp_path / "w", sample.PASSPHRASE) as ws:
        yield ws


def test_a_new_draft_has_nothing_signed(drafted: Workspace) -> None:
    assert drafting.begun(drafted)
    assert not drafting.signed(drafted)
    assert secretary.board(drafted).round is None


def test_a_signed_draft_is_the_round_that_the_folder_makes(drafted: Workspace, ws: Workspace) -> None:
    made = drafting.sign(drafted)
    assert isinstance(made, Built)
    mine, theirs = rounds.current(drafted).body, rounds.current(ws).body
    for name in (field for field in mine.__struct_fields__ if field not in (*FREE, "mandate")):
        assert getattr(mine, name) == getattr(theirs, name), name
    assert draft.can(drafted, draft_pieces.BUILDER) == (False, False)


def test_every_fault_stops_the_signature_at_once(drafted: Workspace) -> None:
    said = drafting.round_of(drafted)
    worse = msgspec.structs.replace(said, roster=said.roster[:-1], weight_total="99")
    drafting.put_round(drafted, worse)
    first = drafting.applications(drafted)[0]
    bad = msgspec.structs.replace(first, sector="moon", region=[])
    draft.change(drafted, [draft_pieces.applied(bad)], "2026-11-25T00:00:00Z")
    codes = {fault.code for fault in drafting.check(drafted).faults}
    assert {"round-weights", "register-sector-unknown", "register-region-unknown"} <= codes
    head = journal.head(drafted)
    with pytest.raises(AlqaError) as refused:
        drafting.sign(drafted)
    assert {fault.code for fault in refused.value.faults} == codes
    assert not drafting.signed(drafted)
    assert journal.head(drafted) == head


def test_a_correction_is_a_new_version_with_a_reason(drafted: Workspace) -> None:
    drafting.sign(drafted)
    one = drafting.applications(drafted)[3]
    facts = {**one.facts, "requested_support_mln_kzt": "77"}
    corrected = draft_pieces.applied(msgspec.structs.replace(one, facts=facts))
    draft.change(drafted, [corrected], "2026-11-25T00:00:00Z")
    with pytest.raises(AlqaError) as refused:
        drafting.sign(drafted)
    assert refused.value.code == "amend-without-reason"
    amended = drafting.sign(drafted, reason="a typing mistake")
    assert isinstance(amended, Amended)
    assert (amended.version, amended.changed, amended.added) == (2, (one.code,), ())


def test_a_round_built_from_a_folder_can_be_corrected_from_its_draft(ws: Workspace) -> None:
    assert drafting.begun(ws)
    with pytest.raises(AlqaError) as refused:
        drafting.sign(ws, reason="nothing")
    assert refused.value.code == "amend-nothing-new"


def test_a_round_signed_without_a_draft_gives_one(ws: Workspace) -> None:
    for section in (
        draft_pieces.ROUND,
        draft_pieces.CARD,
        draft_pieces.APPLICATION,
        draft_pieces.DECLARATION,
    ):
        for key in draft.everything(ws, section):
            draft.put(ws, section, key, None, "2026-11-25T00:00:00Z")
    drafting.resume(ws)
    before = rounds.current(ws).body
    said = drafting.round_of(ws)
    drafting.put_round(ws, msgspec.structs.replace(said, quorum=said.quorum + 1))
    drafting.sign(ws, reason="a higher quorum")
    now = rounds.current(ws).body
    assert (now.version, now.quorum) == (2, before.quorum + 1)
    assert (now.dossiers, now.roster, now.assignment) == (before.dossiers, before.roster, before.assignment)


def test_a_folder_is_taken_back_by_undo(drafted: Workspace) -> None:
    assert draft.undo(drafted, {draft_pieces.APPLICATION}, "2026-11-25T00:00:00Z")
    assert drafting.applications(drafted) == []


def test_another_rounds_folder_is_refused(drafted: Workspace) -> None:
    said = msgspec.structs.replace(drafting.round_of(drafted), id="other-round")
    with pytest.raises(AlqaError) as refused:
        drafting.put_round(drafted, said)
    assert refused.value.code == "round-other"


def test_who_reads_what_in_a_draft_is_what_version_one_signs(drafted: Workspace) -> None:
    assigning.keep(drafted, assigning.propose(drafted, assigning.Wish(reads=6, seed="1")))
    held = assigning.current(drafted)
    assert isinstance(drafting.sign(drafted), Built)
    signed = rounds.current(drafted).body
    assert {(row.reviewer, code) for row in signed.assignment for code in row.dossiers} == held.pairs
    assert held.measures.short == ()


def test_undo_goes_by_the_order_of_all_changes_of_the_round(drafted: Workspace) -> None:
    """Seats are a part of the round: taking back the older of two changes would take the later one along."""
    before = drafting.round_of(drafted)
    seating.edit(drafted, "C02", limit=3)
    limited = drafting.round_of(drafted)
    drafting.put_round(drafted, msgspec.structs.replace(limited, quorum=3))
    assert seating.undo(drafted)
    assert drafting.round_of(drafted) == limited
    assert seating.undo(drafted)
    assert drafting.round_of(drafted) == before

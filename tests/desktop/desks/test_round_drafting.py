"""The round builder over a real workspace: begun with a key alone, edited, taken back, signed, corrected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.desks import rounds
from desktop.desks.secretary import drafting
from desktop.desks.secretary.builder import beginning, desk, edits, fields, rubrics
from desktop.desks.secretary.builder.places import Place
from desktop.desks.views import Amended
from desktop.errors import AlqaError
from desktop.model.rule import Lot
from desktop.storage.workspace import Workspace
from tests.helpers import drafts, offices

WEIGHT = Place("rubric", "D2", "weight")
replace = msgspec.structs.replace


@pytest.fixture
def drafted(root: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample's source taken into a draft, nothing signed."""
    begun = drafts.begun(root)
    with Workspace.open(Path(shutil.copytree(begun, tmp_path / "w")), offices.PASSPHRASE) as ws:
        yield ws


def test_a_round_begins_with_a_key_alone(root: Path, tmp_path: Path) -> None:
    key = offices.key(root, "secretary")
    rubric = rubrics.template("nih-style")
    with beginning.begin(key, offices.PASSPHRASE, tmp_path / "w", "r1", {"ru": "Проба"}, rubric) as ws:
        state = desk.load(ws)
        codes = {fault.code for fault in drafting.check(ws).faults}
    assert (state.version, state.undo, state.file.id) == (0, False, "r1")
    assert len(state.file.rubric.criteria) == 6
    assert codes == {"register-empty"}  # the secretary's own card is there already


def test_a_folder_without_a_register_leaves_no_workspace(root: Path, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    shutil.copy(root / "source" / "round.json", tmp_path / "source")
    key = offices.key(root, "secretary")
    with pytest.raises(AlqaError):
        beginning.begin_from(key, offices.PASSPHRASE, tmp_path / "w", tmp_path / "source")
    assert not (tmp_path / "w").exists()


def test_edits_are_stored_and_taken_back_one_by_one(drafted: Workspace) -> None:
    first = desk.load(drafted).file
    second = fields.put(first, WEIGHT, "7")
    third = fields.put(second, WEIGHT, "8")
    desk.save(drafted, first, second)
    assert desk.save(drafted, second, third).file == third
    back = desk.undo(drafted)
    assert (back.file, back.redo) == (second, True)
    assert desk.undo(drafted).file == first
    assert desk.redo(drafted).file == second


def test_what_another_room_wrote_meanwhile_stays(drafted: Workspace) -> None:
    mine = desk.load(drafted).file
    theirs = replace(mine, roster=mine.roster[:-1])
    drafting.put_round(drafted, theirs)
    merged = desk.save(drafted, mine, fields.put(mine, WEIGHT, "7")).file
    assert merged.roster == theirs.roster
    assert fields.text(merged, WEIGHT) == "7"


def test_the_signed_round_holds_the_hash_and_the_draft_the_seed(drafted: Workspace) -> None:
    before = desk.load(drafted).file
    after = edits.set_seed(before, desk.new_seed())
    desk.save(drafted, before, after)
    drafting.sign(drafted)
    signed = rounds.current(drafted).body.rule.tie_break[-1]
    assert isinstance(signed, Lot)
    assert signed.lot == edits.commitment(after)
    state = desk.load(drafted)
    assert (state.version, state.changed, state.undo) == (1, False, False)
    assert edits.seed(state.file) == edits.seed(after)


def test_a_signed_version_changes_only_by_the_next_one_with_a_reason(drafted: Workspace) -> None:
    drafting.sign(drafted)
    before = desk.load(drafted).file
    quorum = Place("roles", "", "quorum")
    assert desk.save(drafted, before, fields.put(before, quorum, "9")).changed
    with pytest.raises(AlqaError) as caught:
        drafting.sign(drafted)
    assert caught.value.code == "amend-without-reason"
    assert rounds.current(drafted).body.quorum == 8
    made = drafting.sign(drafted, reason="A member left")
    assert isinstance(made, Amended)
    assert (made.version, rounds.current(drafted).body.quorum) == (2, 9)


def test_a_round_built_in_one_go_opens_as_the_draft_of_its_next_version(ws: Workspace) -> None:
    state = desk.load(ws)
    assert (state.version, state.changed) == (1, False)
    assert len(state.file.rubric.criteria) == 12

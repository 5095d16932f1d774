"""What would leave, what left before, and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner, people
from desktop.desks.commissioner import outgoing as desk
from desktop.errors import AlqaError
from desktop.exchange import statements as files
from desktop.model.review import Annotation, Quad
from desktop.model.statements import Receipt
from desktop.storage import notes
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.kdf import LIGHT
from tests.helpers import packs, world


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def note(ws: Workspace, id_: str, share: bool) -> None:
    place = Annotation(id_, "D1", "a" * 64, 1, [Quad(0, 0, 1, 1)], "q", "", "", 0, "note", "text", None)
    notes.put(ws, place, share, world.WHEN)


def test_everything_that_leaves_is_counted(ws: Workspace) -> None:
    commissioner.set_mark(ws, "D1", "A1", 4)
    commissioner.set_mark(ws, "D2", "A1", 4)
    commissioner.set_comment(ws, "D1", "A1", "so")
    commissioner.set_overall(ws, "D1", for_commission="one", for_applicant="two")
    commissioner.set_recommendation(ws, "D1", "support")
    for id_, share in (("n1", True), ("n2", False), ("n3", False)):
        note(ws, id_, share)
    told = desk.outgoing(ws)
    assert (told.marks, told.of, told.comments, told.for_commission, told.for_applicant) == (2, 4, 1, 1, 1)
    assert (told.recommendations, told.recusals, told.shared, told.private) == (1, 1, 1, 2)
    assert told.readers == ({"en": "secretary"},)
    assert (told.sequence, told.same, told.handed) == (1, False, ())


def test_what_a_recusal_closes_is_not_counted(ws: Workspace) -> None:
    packs.fill(ws)
    commissioner.declare_conflict(ws, "D1", "employer", "")
    told = desk.outgoing(ws)
    assert (told.marks, told.of, told.recusals) == (2, 2, 2)


def test_revisions_name_what_they_follow_and_their_receipts(ws: Workspace, tmp_path: Path) -> None:
    commissioner.set_mark(ws, "D1", "A1", 4)
    first = commissioner.hand_in(ws, tmp_path / "1.alqa-scores", partial=True)
    assert desk.outgoing(ws).same
    packs.fill(ws)
    assert not desk.outgoing(ws).same
    second = commissioner.hand_in(ws, tmp_path / "2.alqa-scores")
    body = Receipt("alqa.receipt.v1", world.ROUND, "C02", first.digest, 1, "0" * 64, world.WHEN)
    receipt = tmp_path / "1.alqa-receipt"
    files.write_statement(receipt, envelope.sign(world.person("secretary"), body))
    commissioner.import_receipt(ws, receipt)
    one, two = desk.handed(ws)
    assert (one.sequence, one.code, one.complete, one.follows, one.receipt) == (
        1, first.code, False, (), world.WHEN,
    )  # fmt: skip
    assert (two.digest, two.complete, two.follows, two.elsewhere, two.receipt) == (
        second.digest, True, (1,), 0, None,
    )  # fmt: skip


def test_the_last_file_is_written_again_without_a_new_signature(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AlqaError, match="hand-in-none"):
        desk.again(ws, tmp_path / "x.alqa-scores")
    packs.fill(ws)
    handed = commissioner.hand_in(ws, tmp_path / "1.alqa-scores")
    commissioner.set_mark(ws, "D1", "A1", 0)  # not in the file that leaves again
    again = desk.again(ws, tmp_path / "2.alqa-scores")
    assert (again.digest, again.sequence) == (handed.digest, 1)
    assert packs.read_bundle(again.path) == packs.read_bundle(handed.path)
    (tmp_path / "3.alqa-scores").write_text("thesis")
    with pytest.raises(AlqaError, match="file-exists"):
        desk.again(ws, tmp_path / "3.alqa-scores")


def test_only_the_passphrase_proves_who_signs(ws: Workspace, tmp_path: Path) -> None:
    desk.prove(ws, world.PASSPHRASE)
    with pytest.raises(AlqaError, match="passphrase-wrong"):
        desk.prove(ws, "another")
    with pytest.raises(AlqaError, match="passphrase-empty"):
        desk.prove(ws, "")


def test_a_newer_passphrase_of_the_same_keys_proves_as_well(ws: Workspace, tmp_path: Path) -> None:
    key_file, strange, damaged = tmp_path / "C02.alqa-key", tmp_path / "C03.alqa-key", tmp_path / "x.alqa-key"
    people.change_passphrase(key_file, world.PASSPHRASE, "a newer one", LIGHT)
    packs.key_file(tmp_path, "C03")
    people.change_passphrase(strange, world.PASSPHRASE, "of another", LIGHT)
    damaged.write_bytes(b"{}")
    everywhere = [damaged, strange, key_file, tmp_path / "gone.alqa-key"]
    desk.prove(ws, "a newer one", everywhere)
    with pytest.raises(AlqaError, match="passphrase-wrong"):
        desk.prove(ws, "of another", everywhere)

"""What a newer pack changed, and saying that the marks stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner.changes import DocumentChange, DossierChange, OrganisationChange
from desktop.desks.views import Change
from desktop.errors import AlqaError
from desktop.model.dossier import Dossier, Organisation
from desktop.model.rubric import Anchor
from desktop.model.statements import Amendment, Dates, Recused
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex
from tests.helpers import packs, world


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def states(ws: Workspace) -> dict[str, str]:
    return {row.code: row.state for row in commissioner.dossiers(ws)}


def other_d1() -> bytes:
    """D1 with another plan, one paper more, a partner and another region."""
    noun = canonical.decode(packs.noun("D1"), Dossier)
    [plan] = noun.documents
    new = msgspec.structs.replace(plan, sha256="a" * 64)
    more = msgspec.structs.replace(plan, code="letter", title={"en": "Letter"})
    partner = Organisation({"en": "Partner"}, {"en": "company"})
    changed = msgspec.structs.replace(noun, region=["MAN"], organisations=[partner], documents=[new, more])
    return canonical.encode(changed)


def test_one_pack_changed_nothing(ws: Workspace) -> None:
    packs.fill(ws)
    assert commissioner.changes(ws) is None
    assert commissioner.asked(ws, "D1") is None


def test_a_corrected_fact_is_told_with_both_values(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    dates = Dates(None, "2026-12-15", None)
    commissioner.update_pack(ws, packs.second_pack(tmp_path, dates=dates))
    told = commissioner.changes(ws)
    assert told is not None
    assert (told.before, told.version, [(one.version, one.text) for one in told.reasons]) == (
        1,
        2,
        [(2, "why")],
    )
    [change] = told.dossiers
    assert (change.code, change.title, change.known, change.carried) == (
        "D1",
        {"en": "Title D1"},
        True,
        False,
    )
    assert [(one.field.code, one.old, one.new) for one in change.facts] == [("jobs", "12", "13")]
    assert (change.documents, change.parts, told.added, told.removed, told.criteria) == ((), (), (), (), ())
    assert told.moved
    assert told.closes == ("2026-12-01", "2026-12-15")
    asked = commissioner.asked(ws, "D1")
    assert asked is not None
    assert asked.dossier == change
    assert commissioner.asked(ws, "D2") is None


def test_documents_and_parts_are_told(ws: Workspace) -> None:
    from desktop.desks.commissioner.changes import compared
    from desktop.storage import dossiers

    old, new = sha256_hex(packs.noun("D1")), dossiers.put(ws, other_d1())
    change = compared(ws, {"en": "D1"}, "D1", old, new, world.RUBRIC)
    assert change.documents == (
        DocumentChange("replaced", "plan", {"en": "Plan"}),
        DocumentChange("added", "letter", {"en": "Letter"}),
    )
    assert change.parts == ("region", "organisations")
    assert change.organisations == (OrganisationChange("added", {"en": "Partner"}),)
    back = compared(ws, {"en": "D1"}, "D1", new, old, world.RUBRIC)
    assert [one.kind for one in back.documents] == ["replaced", "removed"]
    assert [one.kind for one in back.organisations] == ["removed"]
    unknown = compared(ws, {"en": "D1"}, "D1", "0" * 64, new, world.RUBRIC)
    assert unknown == DossierChange("D1", {"en": "D1"}, known=False)


def test_what_is_carried_over_is_told_and_not_asked(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.update_pack(ws, packs.second_pack(tmp_path, ["D1"]))
    told = commissioner.changes(ws)
    assert told is not None
    assert told.dossiers[0].carried
    assert commissioner.asked(ws, "D1") is None
    assert states(ws)["D1"] == "complete"


def test_a_version_that_was_never_opened_is_passed_over(ws: Workspace, tmp_path: Path) -> None:
    first, held = packs.version(packs.nouns()), packs.nouns(D1="13")
    second = packs.second_version(held)
    third = packs.version(held, version=3, previous=second.digest, amendment=Amendment("more", [], []))
    sent = [world.mandate(), first, second, third]
    blobs = {sha256_hex(held["D1"]): held["D1"]}
    commissioner.update_pack(ws, packs.write_pack(tmp_path / "3.alqa-pack", sent, blobs))
    told = commissioner.changes(ws)
    assert told is not None
    assert (told.before, told.version) == (1, 3)
    assert [(one.version, one.text) for one in told.reasons] == [(2, "why"), (3, "more")]
    assert [one.code for one in told.dossiers] == ["D1"]


def test_marks_are_confirmed_and_asked_again_by_undo(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.update_pack(ws, packs.second_pack(tmp_path))
    before = commissioner.sheet(ws, "D1")
    assert states(ws) == {"D2": "complete", "D1": "changed", "D3": "recused"}
    assert commissioner.review(ws).changed == 1
    assert commissioner.confirm(ws, "D1") == Change("judged", "D1")
    assert states(ws)["D1"] == "complete"
    assert commissioner.sheet(ws, "D1") == before
    handed = packs.read_bundle(commissioner.hand_in(ws, tmp_path).path)
    digests = {one.dossier: one.dossier_digest for one in handed.body.reviews}
    assert digests["D1"] == sha256_hex(packs.noun("D1", "13"))


def test_confirming_is_undone_and_redone(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.update_pack(ws, packs.second_pack(tmp_path))
    commissioner.confirm(ws, "D1")
    assert commissioner.undo(ws) == Change("judged", "D1")
    assert states(ws)["D1"] == "changed"
    assert commissioner.redo(ws) == Change("judged", "D1")
    assert states(ws)["D1"] == "complete"


def test_nothing_is_confirmed_where_nothing_was_asked(ws: Workspace) -> None:
    packs.fill(ws)
    commissioner.confirm(ws, "D1")
    assert commissioner.undo(ws) == Change("mark", "D1", "A2")  # no entry of its own
    with pytest.raises(AlqaError, match="dossier-not-assigned"):
        commissioner.confirm(ws, "D9")
    with pytest.raises(AlqaError, match="dossier-recused"):
        commissioner.confirm(ws, "D3")


def test_another_rubric_names_its_criteria(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    first, *rest = world.RUBRIC.criteria
    rubric = msgspec.structs.replace(
        world.RUBRIC, criteria=[msgspec.structs.replace(first, title={"en": "other"}), *rest]
    )
    commissioner.update_pack(ws, packs.second_pack(tmp_path, rubric=rubric))
    asked = commissioner.asked(ws, "D2")
    assert asked is not None
    assert (asked.dossier, asked.criteria) == (None, ("A1",))
    told = commissioner.changes(ws)
    assert told is not None
    assert told.criteria == ("A1",)


def test_other_words_of_the_points_touch_every_criterion(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    rubric = msgspec.structs.replace(world.RUBRIC, labels=[Anchor("0", {"en": "nothing"})])
    commissioner.update_pack(ws, packs.second_pack(tmp_path, rubric=rubric))
    asked = commissioner.asked(ws, "D1")
    assert asked is not None
    assert asked.criteria == ("A1", "A2")
    assert asked.dossier is not None


def test_what_the_round_says_of_a_dossier_voids_nothing_and_is_told(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    held = packs.nouns()
    body = packs.version(held).body
    refs = [
        msgspec.structs.replace(ref, title={"en": "Renamed"}, eligible=False) if ref.code == "D1" else ref
        for ref in body.dossiers
    ]
    changed = msgspec.structs.replace(
        body,
        version=2,
        previous=packs.version(held).digest,
        amendment=Amendment("why", [], []),
        dossiers=refs,
        recusals=[*body.recusals, Recused("C02", "D2", "employer", "", None)],
        rule=msgspec.structs.replace(body.rule, seats=1),
    )
    sent = [world.mandate(), packs.version(held), world.signed(changed, "secretary")]
    commissioner.update_pack(ws, packs.write_pack(tmp_path / "2.alqa-pack", sent, {}))
    told = commissioner.changes(ws)
    assert told is not None
    assert [(one.kind, one.title) for one in told.refs] == [
        ("title", {"en": "Renamed"}),
        ("ineligible", {"en": "Renamed"}),
        ("recused", {"en": "Title D2"}),
    ]
    assert (told.rule, told.dossiers) == (True, ())
    assert states(ws) == {"D1": "complete", "D2": "recused", "D3": "recused"}

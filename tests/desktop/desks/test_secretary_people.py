"""The roster of a draft: cards, the comparison on the phone, conflicts, signs, changes by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner, people, rounds
from desktop.desks.secretary import assigning, draft_pieces, drafting, roster, seating
from desktop.desks.secretary.assigning import Wish
from desktop.errors import AlqaError
from desktop.storage import draft, journal
from desktop.storage.workspace import Workspace
from desktop.trust.identity import Identity
from tests.helpers import offices

C01 = "C01"


@pytest.fixture(scope="module")
def me(root: Path) -> Identity:
    """Unlocked once: each unlocking is meant to be slow."""
    return offices.identity(root, "secretary")


@pytest.fixture
def draft_ws(office: Path, me: Identity) -> Iterator[Workspace]:
    with Workspace.enter(office, me) as opened:
        drafting.resume(opened)
        yield opened


def refused(code: str) -> pytest.RaisesExc[AlqaError]:
    return pytest.raises(AlqaError, check=lambda error: error.code == code)


def card(root: Path, who: str) -> Path:
    return root / "identities" / f"{who}.alqa-card"


def test_no_key_is_taken_as_compared(draft_ws: Workspace) -> None:
    seen = roster.roster(draft_ws)
    assert {one.id: one.key for one in seen.members if one.key != "open"} == {"secretary": "own"}
    assert len(seen.to_compare) == 15
    assert all(len(one.code.split()) == 8 for one in seen.members)


def test_a_comparison_holds_for_the_card_that_was_compared(
    draft_ws: Workspace, root: Path, tmp_path: Path
) -> None:
    seating.compare(draft_ws, C01, "match")
    seen = roster.roster(draft_ws).member(C01)
    assert seen is not None
    assert (seen.key, seen.by, bool(seen.at)) == ("compared", draft_ws.identity.name, True)
    other = people.new_identity("C01", tmp_path / "other", "sample", people.Cost(1, 8 * 1024 * 1024))
    assert [one.state for one in seating.take_files(draft_ws, [other.card])] == ["replaced"]
    again = roster.roster(draft_ws).member(C01)
    assert again is not None
    assert (again.key, again.code) == ("open", other.shown.code)


def test_the_code_is_the_one_that_the_member_sees(draft_ws: Workspace, root: Path) -> None:
    member = roster.roster(draft_ws).member("C02")
    assert member is not None
    assert member.code == people.show(card(root, "C02")).code


def test_a_key_that_differs_leaves_and_stays_as_evidence(draft_ws: Workspace) -> None:
    seating.compare(draft_ws, C01, "differ")
    seen = roster.roster(draft_ws).member(C01)
    assert seen is not None
    assert seen.key != "compared"
    assert draft.get(draft_ws, draft_pieces.CARD, C01) is None
    assert draft.get(draft_ws, roster.COMPARED, C01)["evidence"]


def test_not_compared_needs_a_reason(draft_ws: Workspace) -> None:
    with refused("compare-without-reason"):
        seating.compare(draft_ws, C01, "excused", "  ")
    seating.compare(draft_ws, C01, "excused", "met in person at the ministry")
    seen = roster.roster(draft_ws)
    member = seen.member(C01)
    assert member is not None
    assert (member.key, member.why, member.settled) == ("excused", "met in person at the ministry", True)
    assert C01 not in {one.id for one in seen.to_compare}


def test_a_new_card_makes_a_seat_and_a_known_key_none(
    draft_ws: Workspace, root: Path, tmp_path: Path
) -> None:
    made = people.new_identity("Жаңа Мүше", tmp_path / "new", "sample", people.Cost(1, 8 * 1024 * 1024))
    copied = shutil.copy(card(root, "C05"), tmp_path / "C07.alqa-card")
    bad = tmp_path / "bad.alqa-card"
    bad.write_bytes(b"{}")
    taken = seating.take_files(
        draft_ws, [made.card, Path(copied), bad, tmp_path / "x.pdf", card(root, "C05")]
    )
    states = {one.path.name: (one.state, one.fault.code if one.fault else "") for one in taken}
    assert states["Жаңа Мүше.alqa-card"] == ("new", "")
    assert states["C07.alqa-card"] == ("refused", "card-shared")
    assert states["bad.alqa-card"][0] == "refused"
    assert states["x.pdf"] == ("refused", "people-file-other")
    assert states["C05.alqa-card"] == ("already-there", "")
    new = roster.roster(draft_ws).member("C16")
    assert new is not None
    assert (new.roles, new.key) == (("commissioner",), "open")


def test_a_mandate_says_whom_it_does_not_name(draft_ws: Workspace, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.alqa-mandate"
    people.make_mandate(
        offices.key(root, "organisation"),
        offices.PASSPHRASE,
        draft_ws.round_id,
        secretaries=[card(root, "secretary")],
        chair=card(root, C01),
        members=[card(root, f"C{n:02}") for n in range(1, 15)],
        out=out,
    )
    assert [one.state for one in seating.take_files(draft_ws, [out, out])] == ["taken", "already-there"]
    seen = roster.roster(draft_ws).mandate
    assert seen is not None
    assert seen.missing == (("C15", "commissioner"),)


def test_a_declared_conflict_is_the_members(draft_ws: Workspace, root: Path, tmp_path: Path) -> None:
    applicants, out = tmp_path / "a.alqa-applicants", tmp_path / "C04.alqa-declaration"
    drafting.write_applicants(draft_ws, applicants)
    code = roster.roster(draft_ws).dossiers[0].code
    commissioner.declare(offices.key(root, "C04"), offices.PASSPHRASE, applicants, [(code, "family")], out)
    assert [one.state for one in seating.take_files(draft_ws, [out])] == ["taken"]
    found = [one for one in roster.roster(draft_ws).conflicts if one.declared]
    assert [(one.reviewer, one.dossier, one.ground) for one in found] == [("C04", code, "family")]
    with refused("conflict-declared"):
        seating.drop_conflicts(draft_ws, [("C04", code)])
    with refused("assign-conflict"):
        assigning.change(draft_ws, on=[("C04", code)])


def test_a_conflict_leaves_the_assignment_and_cannot_come_back(draft_ws: Workspace) -> None:
    assigning.keep(draft_ws, assigning.propose(draft_ws, Wish(reads=8)))
    reviewer, code = sorted(assigning.current(draft_ws).pairs)[0]
    seating.add_conflict(draft_ws, [(reviewer, code)], "employer", "owns a share")
    now = assigning.current(draft_ws)
    assert (reviewer, code) not in now.pairs
    assert code in now.measures.short
    with refused("assign-conflict"):
        assigning.change(draft_ws, on=[(reviewer, code)])
    with refused("conflict-ground-unknown"):
        seating.add_conflict(draft_ws, [(reviewer, code)], "nonsense")
    seating.drop_conflicts(draft_ws, [(reviewer, code)])
    assert (reviewer, code) not in assigning.current(draft_ws).problem.barred


def test_a_sign_is_dismissed_with_a_reason_only(draft_ws: Workspace) -> None:
    known = [one for one in roster.roster(draft_ws).conflicts if one.reviewer == C01]
    seating.drop_conflicts(draft_ws, [(one.reviewer, one.dossier) for one in known])
    signs = [one for one in roster.roster(draft_ws).suggested if one.reviewer == C01]
    assert {one.sign for one in signs} == {"region"}
    with refused("dismiss-without-reason"):
        seating.dismiss(draft_ws, signs[:1], " ")
    seating.dismiss(draft_ws, signs[:1], "moved away ten years ago")
    seen = roster.roster(draft_ws)
    assert [one.hint for one in seen.dismissed] == signs[:1]
    assert signs[0] not in seen.suggested


def test_changes_by_hand_are_checked_again(draft_ws: Workspace) -> None:
    assigning.keep(draft_ws, assigning.propose(draft_ws, Wish(reads=8, seed="1")))
    held = assigning.current(draft_ws)
    reviewer = held.problem.reviewers[0]
    free = next(
        code
        for code in held.problem.dossiers
        if (reviewer, code) not in held.pairs and (reviewer, code) not in held.problem.barred
    )
    taken = sorted(code for one, code in held.pairs if one == reviewer)[0]
    seating.edit(draft_ws, reviewer, limit=held.measures.loads[reviewer])
    with refused("assign-over-limit"):
        assigning.change(draft_ws, on=[(reviewer, free)])
    moved = assigning.change(draft_ws, on=[(reviewer, free)], off=[(reviewer, taken)])
    assert (reviewer, free) in moved.pairs
    assert moved.measures.short == (taken,)
    assert (moved.wish.reads, moved.wish.by_hand) == (8, 2)
    with refused("assign-unknown"):
        assigning.change(draft_ws, on=[("nobody", free)])


def test_a_plan_for_another_roster_is_not_kept(draft_ws: Workspace) -> None:
    proposed = assigning.propose(draft_ws, Wish(reads=8))
    reviewer, code = sorted(proposed.plan.pairs)[0] if proposed.plan else ("", "")
    seating.add_conflict(draft_ws, [(reviewer, code)], "family")
    with refused("assign-outdated"):
        assigning.keep(draft_ws, proposed)


def test_every_act_is_journaled_and_undone_as_a_whole(draft_ws: Workspace) -> None:
    before, length = roster.roster(draft_ws), len(journal.entries(draft_ws))
    seating.compare(draft_ws, C01, "differ")
    seating.edit(draft_ws, "C02", roles=["observer"], limit=5, expertise={"food": 2}, home=["ALM"])
    seating.remove(draft_ws, "C03")
    assert len(journal.entries(draft_ws)) == length + 3
    for _ in range(3):
        assert seating.undo(draft_ws)
    assert roster.roster(draft_ws) == before
    assert seating.redo(draft_ws)
    member = roster.roster(draft_ws).member(C01)
    assert member is not None
    assert member.key != "open"


def test_a_seat_keeps_a_role_and_the_round_one_chair(draft_ws: Workspace) -> None:
    with refused("seat-without-role"):
        seating.edit(draft_ws, "C02", roles=[])
    with refused("seat-two-chairs"):
        seating.edit(draft_ws, "C02", roles=["chair"])
    seating.edit(draft_ws, "C02", limit=4)
    seating.edit(draft_ws, "C02", limit=0)
    member = roster.roster(draft_ws).member("C02")
    assert member is not None
    assert member.limit is None


def test_an_observer_reads_nothing_and_the_next_version_is_signed(draft_ws: Workspace) -> None:
    seating.edit(draft_ws, "C15", roles=["observer"])
    assigning.keep(draft_ws, assigning.propose(draft_ws, Wish(reads=9)))
    made = assigning.sign(draft_ws, "C15 observes")
    assert made.version == 2
    assert "C15" not in {row.reviewer for row in rounds.current(draft_ws).body.assignment}


def test_the_own_card_is_the_secretarys_seat(draft_ws: Workspace, root: Path) -> None:
    seating.remove(draft_ws, "secretary")
    taken = seating.take_files(draft_ws, [card(root, "secretary")])
    assert [(one.state, one.member) for one in taken] == [("new", "secretary")]
    member = roster.roster(draft_ws).member("secretary")
    assert member is not None
    assert (member.roles, member.key) == (("secretary",), "own")

"""The board, rule by rule: each test fails when the rule it names is taken out."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.merge.board import build
from desktop.model.people import Party
from desktop.model.review import LateRecusal
from desktop.model.statements import Amendment, Assigned, Recused
from desktop.trust import digest
from tests.helpers import world
from tests.helpers.boards import MISSING, amended, board, bundle, codes, full, member, states, with_dossier

# Chains


def test_one_bundle_counts_with_all_its_marks() -> None:
    first = bundle()
    b = board(first)
    assert (member(b).state, member(b).digest, member(b).sequence) == ("accepted", first.digest, 1)
    assert states(b) == {"D1": "counted", "D2": "counted"}
    assert b.sheets[0].marks == {"A1": 6, "A2": 4}
    assert b.counts == (first.digest,)
    assert b.decidable


def test_digest_is_the_sorted_list_of_what_is_admitted() -> None:
    first = bundle()
    assert board(first).digest == digest.list_digest([world.round_().digest, first.digest])


def test_members_without_a_bundle_are_missing() -> None:
    assert [(r.id, r.state) for r in board().reviewers] == [
        ("C01", "missing"), ("C02", "missing"), ("C03", "missing"),
    ]  # fmt: skip


def test_a_replay_of_an_older_bundle_changes_nothing() -> None:
    first = bundle()
    second = bundle(2, [first.digest], a1=9)
    b = board(first, second, first)
    assert member(b).digest == second.digest
    assert member(b).older == (first.digest,)
    assert b == board(second, first)


def test_a_fork_counts_for_neither_branch_and_says_what_differs() -> None:
    first = bundle()
    left, right = bundle(2, [first.digest], reviews=[full("D1", 1), full("D2")]), bundle(2, [first.digest])
    b = board(first, left, right)
    assert member(b).state == "fork"
    assert member(b).digest is None
    assert b.sheets == ()
    assert b.forks[0].dossiers == ("D1",)
    assert set(b.forks[0].digests) == {left.digest, right.digest}
    assert "scores-fork" in [p.code for p in b.problems]


def test_a_fork_of_unequal_length_is_a_fork() -> None:
    first = bundle()
    long_way = bundle(2, [first.digest], a1=1)
    longer = bundle(3, [long_way.digest], a1=2)
    stray = bundle(2, [first.digest], a1=3)
    assert member(board(first, long_way, longer, stray)).state == "fork"


def test_the_author_resolves_a_fork_by_naming_every_branch() -> None:
    left, right = bundle(a1=1), bundle(a1=2)
    one_sided = bundle(2, [left.digest], a1=3)
    both = bundle(2, [left.digest, right.digest], a1=4)
    assert member(board(left, right, one_sided)).state == "fork"
    assert member(board(left, right, both)).digest == both.digest
    assert member(board(left, right, both)).state == "accepted"


def test_a_gap_is_shown_and_counts() -> None:
    late = bundle(3, [MISSING])
    b = board(bundle(), late)
    assert (member(b).state, member(b).digest, member(b).absent) == ("gap", late.digest, (MISSING,))
    assert states(b)["D1"] == "counted"


def test_a_gap_cannot_hide_a_bundle_at_the_place_of_the_missing_one() -> None:
    assert member(board(bundle(), bundle(2, [MISSING]))).state == "fork"


def test_a_gap_cannot_hide_a_fork_before_it() -> None:
    assert member(board(bundle(a1=1), bundle(a1=2), bundle(4, [MISSING]))).state == "fork"


def test_a_jump_in_the_sequence_is_a_gap() -> None:
    first = bundle()
    assert member(board(first, bundle(5, [first.digest]))).state == "gap"


# Admission


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"round": "another"}, "scores-other-round"),
        ({"round_digest": MISSING}, "scores-unknown-version"),
        ({"reviewer": "C99"}, "scores-not-on-roster"),
        ({"reviewer": "secretary"}, "scores-not-on-roster"),
        ({"reviewer": "C03"}, "scores-wrong-signer"),
        ({"reviews": [full("D9")]}, "scores-unknown-dossier"),
        ({"reviews": [full("D1", 11)]}, "scores-mark-out-of-range"),
        (
            {"reviews": [msgspec.structs.replace(full("D1"), marks={"Z9": 1})]},
            "scores-unknown-criterion",
        ),
    ],
)
def test_scores_that_are_not_admitted_are_listed_and_leave_no_trace(
    changes: dict[str, Any], code: str
) -> None:
    body = msgspec.structs.replace(world.scores_body("C02", reviews=[full("D1")]), **changes)
    bad = world.signed(body, "C02")
    b = board(bad)
    assert codes(b) == {bad.digest: code}
    assert b.digest == board().digest
    assert b.sheets == ()


def test_the_highest_mark_of_the_scale_is_admitted() -> None:
    assert codes(board(bundle(a1=10))) == {}


# Sheets


def test_a_sheet_with_an_empty_mark_is_partial() -> None:
    assert states(board(bundle(reviews=[world.review("D1")]))) == {"D1": "partial"}


def test_recusals_of_the_round_and_of_the_bundle_take_sheets_out() -> None:
    own = [LateRecusal("D2", "employer", "", world.WHEN)]
    v1 = world.signed(world.round_body(recusals=[Recused("C02", "D1", "employer", "", None)]), "secretary")
    b = build([v1, bundle(round_digest=v1.digest, recusals=own)])
    assert states(b) == {"D1": "recused", "D2": "recused"}
    assert next((r.dossier, r.source) for r in b.recusals) == ("D1", v1.digest)


def test_a_sheet_of_a_dossier_that_was_not_assigned_does_not_count() -> None:
    v1 = world.signed(world.round_body(assignment=[Assigned("C02", ["D2"])]), "secretary")
    assert states(build([v1, bundle(round_digest=v1.digest)])) == {"D1": "unassigned", "D2": "counted"}


# Versions


def test_a_corrected_fact_voids_one_dossier_and_no_other() -> None:
    v2 = amended(world.round_(), dossiers=with_dossier(world.round_body(), "D1", MISSING))
    b = board(v2, bundle())
    assert b.round is not None
    assert b.round.digest == v2.digest
    assert states(b) == {"D1": "outdated", "D2": "counted"}


def test_a_carried_dossier_keeps_its_reviews_until_the_next_change() -> None:
    v2 = amended(
        world.round_(),
        dossiers=with_dossier(world.round_body(), "D1", MISSING),
        amendment=Amendment("typing error", ["D1"], []),
    )
    v3 = amended(v2)
    v4 = amended(v3, dossiers=with_dossier(world.round_body(), "D1", "e" * 64))
    assert states(board(v2, bundle()))["D1"] == "counted"
    assert states(board(v2, v3, bundle()))["D1"] == "counted"
    assert states(board(v2, v3, v4, bundle()))["D1"] == "outdated"


def test_another_rubric_voids_every_review() -> None:
    rubric = msgspec.structs.replace(world.RUBRIC, facts=[])
    rubric = msgspec.structs.replace(rubric, criteria=list(reversed(rubric.criteria)))
    assert set(states(board(amended(world.round_(), rubric=rubric), bundle())).values()) == {"outdated"}


def test_a_former_member_counts_only_if_the_version_says_so() -> None:
    roster = [e for e in world.round_body().roster if e.id != "C02"]
    gone = amended(world.round_(), roster=roster, assignment=[])
    kept = amended(world.round_(), roster=roster, assignment=[], amendment=Amendment("x", [], ["C02"]))
    assert set(states(board(gone, bundle())).values()) == {"replaced"}
    assert set(states(board(kept, bundle())).values()) == {"counted"}


def test_two_versions_at_one_place_decide_nothing() -> None:
    v2, other = amended(world.round_()), amended(world.round_(), quorum=3)
    b = board(v2, other, bundle())
    assert set(b.round_fork) == {v2.digest, other.digest}
    assert not b.decidable
    assert b.problems[0].code == "round-fork"


def test_a_stranger_cannot_write_the_next_version() -> None:
    roster = [*world.round_body().roster, world.entry("eve", "secretary")]
    v2 = amended(world.round_(), "eve", roster=roster)
    b = board(v2)
    assert codes(b) == {v2.digest: "round-not-by-secretary"}
    assert b.round == world.round_()


def test_a_newer_mandate_of_the_same_organisation_names_the_next_secretary() -> None:
    old = world.mandate()
    new_body = msgspec.structs.replace(old.body, secretaries=[world.person("eve").party()])
    new = world.signed(new_body, "organisation")
    fake_body = msgspec.structs.replace(
        new_body, organisation=Party("m", world.person("mallory").key, world.person("mallory").recipient)
    )
    fake = world.signed(fake_body, "mallory")
    roster = [*world.round_body().roster, world.entry("eve", "secretary")]
    good = amended(world.round_(), "eve", roster=roster, mandate=new.digest)
    bad = amended(world.round_(), "eve", roster=roster, mandate=fake.digest)
    assert codes(board(old, new, good)) == {}
    assert codes(board(old, fake, bad)) == {bad.digest: "round-not-by-secretary"}


def test_a_version_whose_predecessor_is_not_there_waits() -> None:
    v2 = amended(world.round_())
    v3 = amended(v2)
    assert codes(board(v3)) == {v3.digest: "round-previous-missing"}
    assert codes(board(v3, v2)) == {}

"""The board, rule by rule: each test fails when the rule it names is taken out."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import msgspec
import pytest

from desktop.merge.board import Board, build
from desktop.merge.items import unique
from desktop.model.people import Party
from desktop.model.review import LateRecusal, Review
from desktop.model.statements import Amendment, Assigned, Recused, Round
from desktop.trust import digest
from desktop.trust.envelope import Verified
from tests.helpers import world

MISSING = "f" * 64


def full(code: str, a1: int = 6, a2: int = 4) -> Review:
    return msgspec.structs.replace(world.review(code), marks={"A1": a1, "A2": a2})


def bundle(
    sequence: int = 1, previous: list[str] | None = None, a1: int = 6, who: str = "C02", **changes: Any
) -> Verified[Any]:
    changes.setdefault("reviews", [full("D1", a1), full("D2", a1)])
    return world.scores(who, sequence=sequence, previous=sorted(previous or []), **changes)


def board(*statements: Verified[Any]) -> Board:
    return build([world.round_(), *statements])


def member(b: Board, id_: str = "C02") -> Any:
    state = b.reviewer(id_)
    assert state is not None
    return state


def states(b: Board, who: str = "C02") -> dict[str, str]:
    return {s.dossier: s.state for s in b.sheets if s.reviewer == who}


def codes(b: Board) -> dict[str, str]:
    return dict(b.not_admitted)


def amended(previous: Verified[Round], signer: str = "secretary", **changes: Any) -> Verified[Round]:
    body = previous.body
    changes.setdefault("amendment", Amendment("corrected", [], []))
    replaced = msgspec.structs.replace(body, version=body.version + 1, previous=previous.digest, **changes)
    return world.signed(replaced, signer)


def with_dossier(body: Round, code: str, new: str) -> list[Any]:
    return [msgspec.structs.replace(r, digest=new) if r.code == code else r for r in body.dossiers]


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


# Rulings


def test_an_exclusion_of_all_branches_leaves_none() -> None:
    left, right = bundle(a1=1), bundle(a1=2)
    out = world.ruling("exclude", sorted([left.digest, right.digest]), "C01", "secretary")
    b = board(left, right, out)
    assert (member(b).state, len(member(b).excluded), b.sheets) == ("missing", 2, ())


def test_an_exclusion_never_picks_a_branch() -> None:
    left, right = bundle(a1=1), bundle(a1=2)
    out = world.ruling("exclude", sorted([left.digest, MISSING]), "C01", "secretary")
    assert member(board(left, right, out)).state == "fork"


def test_a_revocation_keeps_the_last_good_bundle_and_what_it_follows() -> None:
    first = bundle()
    second = bundle(2, [first.digest], a1=8)
    stolen = bundle(3, [second.digest], a1=0)
    good = world.ruling("revoke", ["C02", second.digest], "C01", "secretary")
    b = board(first, second, stolen, good)
    assert (member(b).digest, member(b).revoked) == (second.digest, (stolen.digest,))
    assert member(board(first, world.ruling("revoke", ["C02"], "C01", "secretary"))).state == "missing"


def test_a_new_key_counts_after_the_old_one_was_revoked() -> None:
    first = bundle()
    new = msgspec.structs.replace(world.entry("C02", "commissioner"), key=world.person("C02-new").key)
    roster = [new if e.id == "C02" else e for e in world.round_body().roster]
    v2 = amended(world.round_(), roster=roster)
    body = world.scores_body(
        "C02", sequence=2, previous=[first.digest], round_digest=v2.digest, reviews=[full("D1")]
    )
    second = world.signed(body, "C02-new")
    stolen = bundle(2, [first.digest], a1=0)
    revoke = world.ruling("revoke", ["C02", first.digest], "C01", "secretary")
    assert member(board(v2, first, second, stolen)).state == "fork"
    assert member(board(v2, first, second, stolen, revoke)).digest == second.digest


@pytest.mark.parametrize(
    ("signers", "code"),
    [(["C02"], "ruling-not-by-chair"), (["C01"], "ruling-needs-second-signature")],
)
def test_a_ruling_without_its_signers_has_no_effect(signers: list[str], code: str) -> None:
    first = bundle()
    bad = world.ruling("revoke", ["C02"], *signers)
    b = board(first, bad)
    assert codes(b) == {bad.digest: code}
    assert member(b).state == "accepted"


def test_signatures_in_two_envelopes_are_one_statement() -> None:
    alone = world.ruling("revoke", ["C02"], "C01")
    second = world.ruling("revoke", ["C02"], "secretary")
    assert alone.digest == second.digest
    b = board(bundle(), alone, second)
    assert codes(b) == {}
    assert member(b).state == "missing"
    assert len(unique([alone, second, alone])) == 1


# Proxies


def test_a_proxy_speaks_for_a_member_without_a_bundle() -> None:
    v1 = world.signed(world.round_body(assignment=[Assigned("C03", ["D1", "D2"])]), "secretary")
    body = msgspec.structs.replace(world.proxy().body, round_digest=v1.digest, reviews=[full("D1")])
    paper = world.signed(body, "secretary", "C02")
    b = build([v1, paper])
    assert member(b, "C03").proxies == (paper.digest,)
    assert [(s.state, s.proxy) for s in b.sheets] == [("counted", True)]
    own = bundle(who="C03", round_digest=v1.digest)
    both = build([v1, paper, own])
    assert member(both, "C03").superseded == (paper.digest,)
    assert not any(s.proxy for s in both.sheets)


def test_papers_that_contradict_each_other_count_neither() -> None:
    v1 = world.signed(world.round_body(assignment=[Assigned("C03", ["D1", "D2"])]), "secretary")

    def paper(*reviews: Review) -> Verified[Any]:
        body = msgspec.structs.replace(world.proxy().body, round_digest=v1.digest, reviews=list(reviews))
        return world.signed(body, "secretary", "C02")

    one, two = paper(full("D1", 1), full("D2")), paper(full("D1", 2))
    b = build([v1, one, two])
    assert states(b, "C03") == {"D1": "conflict", "D2": "counted"}
    assert b.forks[0].dossiers == ("D1",)
    out = world.ruling("exclude", sorted([one.digest, two.digest]), "C01", "secretary")
    assert build([v1, one, two, out]).sheets == ()


def test_a_proxy_needs_its_witness_and_the_rounds_leave() -> None:
    alone = world.signed(world.proxy().body, "secretary")
    assert codes(board(alone)) == {alone.digest: "proxy-needs-witness"}
    unsigned = world.signed(world.proxy().body, "C01", "C02")
    assert codes(board(unsigned)) == {unsigned.digest: "proxy-not-by-secretary"}
    sight = msgspec.structs.replace(world.round_body().visibility, proxies=False)
    v1 = world.signed(world.round_body(visibility=sight), "secretary")
    body = msgspec.structs.replace(world.proxy().body, round_digest=v1.digest)
    assert list(codes(build([v1, world.signed(body, "secretary", "C02")])).values()) == ["proxy-not-allowed"]


# Closes


def test_what_a_close_does_not_list_is_late() -> None:
    first = bundle()
    closed = world.close(first)
    forked, other = bundle(a1=1), bundle(who="C01")
    b = board(first, closed, forked, other)
    assert b.closed == closed
    assert b.closed_digest == closed.body.board
    assert b.digest != b.closed_digest
    assert (member(b).state, member(b).late) == ("accepted", (forked.digest,))
    assert (member(b, "C01").state, member(b, "C03").state) == ("late", "missing")
    assert set(b.late) == {forked.digest, other.digest}
    assert {s.source for s in b.sheets} == {first.digest}


def test_two_closes_decide_nothing_until_one_is_reopened() -> None:
    first, other = bundle(), bundle(who="C01")
    early, late = world.close(first), world.close(first, other)
    b = board(first, other, early, late)
    assert (b.decidable, b.closed, b.problems[0].code) == (False, None, "close-fork")
    reopened = board(first, other, early, late, world.ruling("reopen", [early.digest]))
    assert reopened.closed == late
    assert reopened.decidable


def test_a_close_holds_only_with_everything_it_lists() -> None:
    first = bundle()
    closed = world.close(first)
    assert codes(board(closed)) == {closed.digest: "close-statement-missing"}
    rootless = {"statements": [first.digest], "board": digest.list_digest([first.digest])}
    bad = world.signed(msgspec.structs.replace(closed.body, **rootless), "secretary")
    assert codes(board(first, bad)) == {bad.digest: "close-board-differs"}
    lying = world.signed(msgspec.structs.replace(closed.body, counts=[]), "secretary")
    assert codes(board(first, lying)) == {lying.digest: "close-counts-differ"}
    stranger = world.signed(closed.body, "C01")
    assert codes(board(first, stranger)) == {stranger.digest: "close-not-by-secretary"}


def test_a_ruling_after_the_close_has_no_effect_on_what_counts() -> None:
    first = bundle()
    revoke = world.ruling("revoke", ["C02"], "C01", "secretary")
    assert member(board(first, world.close(first), revoke)).state == "accepted"


# The set


def test_every_order_of_five_statements_means_one_board() -> None:
    first = bundle()
    five = [world.round_(), first, bundle(2, [first.digest]), bundle(2, [first.digest], a1=1), world.proxy()]
    boards = {build(order).digest for order in permutations(five)}
    assert len(boards) == 1
    assert all(build(order) == build(five) for order in list(permutations(five))[::7])


def test_dossiers_that_are_not_there_are_named() -> None:
    held = {digest.digest_of(world.dossier("D1")): world.dossier("D1")}
    missing = [p.args for p in build([world.round_()], held).problems]
    assert missing == [{"dossier": "D2"}]


def test_an_empty_set_has_no_round() -> None:
    b = build([])
    assert (b.round, b.decidable, [p.code for p in b.problems]) == (None, False, ["round-missing"])

"""Rulings, proxies, closes and the set as a whole: each test fails when its rule is taken out."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import msgspec
import pytest

from desktop.merge.board import build
from desktop.merge.items import unique
from desktop.model.review import Review
from desktop.model.statements import Assigned
from desktop.trust import digest
from desktop.trust.envelope import Verified
from tests.helpers import world
from tests.helpers.boards import MISSING, amended, board, bundle, codes, full, member, states

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

"""Whatever the order, the duplicates and the detours: the same set means the same board."""

from __future__ import annotations

import functools
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.merge.board import build
from desktop.model.statements import Amendment
from desktop.trust.envelope import Verified
from tests.helpers import world

SCHEDULES = 500


@functools.cache
def pool() -> tuple[Verified[Any], ...]:
    """A history with a chain, a fork, its resolution, a gap, paper, rulings and closes."""
    one = world.scores("C02")
    two = world.scores("C02", sequence=2, previous=[one.digest])
    fork = world.scores("C02", sequence=2, previous=[one.digest], reviews=[world.review("D1", 1)])
    healed = world.scores("C02", sequence=3, previous=sorted([two.digest, fork.digest]))
    gap = world.scores("C01", sequence=3, previous=["f" * 64])
    changes = {"version": 2, "previous": world.round_().digest, "amendment": Amendment("x", [], [])}
    second = msgspec.structs.replace(world.round_body(), **changes)
    rulings = [
        world.ruling("exclude", sorted([two.digest, fork.digest]), "C01", "secretary"),
        world.ruling("revoke", ["C02", one.digest], "C01", "secretary"),
        world.ruling("revoke", ["C02", one.digest], "C01"),
        world.ruling("reopen", [world.close(one).digest]),
    ]
    closes = [world.close(one), world.close(gap)]
    v2 = world.signed(second, "secretary")
    return (
        world.round_(),
        v2,
        one,
        two,
        fork,
        healed,
        gap,
        world.proxy(),
        world.mandate(),
        *rulings,
        *closes,
    )


@settings(max_examples=SCHEDULES)
@given(st.data())
def test_a_schedule_leaves_no_trace_in_the_board(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(pool()))), unique=True))
    again = data.draw(st.lists(st.sampled_from(chosen), max_size=6)) if chosen else []
    order = data.draw(st.permutations([*chosen, *again]))
    straight = build(pool()[i] for i in sorted(chosen))
    detour = build(pool()[i] for i in order)
    assert detour.digest == straight.digest
    assert detour == straight


@settings(max_examples=100)
@given(st.sets(st.sampled_from(range(15))), st.sets(st.sampled_from(range(15))))
def test_two_secretaries_who_exchange_what_they_have_agree(mine: set[int], yours: set[int]) -> None:
    here = build([*(pool()[i] for i in mine), *(pool()[i] for i in yours)])
    there = build([*(pool()[i] for i in sorted(yours)), *(pool()[i] for i in sorted(mine))])
    assert here.code == there.code
    assert here == there


@settings(max_examples=100)
@given(st.sets(st.sampled_from(range(15))))
def test_a_sheet_counts_only_from_a_head_that_counts(chosen: set[int]) -> None:
    board = build(pool()[i] for i in chosen)
    sources = {s.source for s in board.sheets}
    assert sources <= set(board.counts)
    forked = {f.reviewer for f in board.forks if not f.proxy}
    assert forked.isdisjoint(s.reviewer for s in board.sheets)

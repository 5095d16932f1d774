"""The optimised assignment against a search of every plan, and what a plan is worth."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.decide import assign_lp, assign_sample
from desktop.decide.assign import Pair, Plan, Problem, Short, orders, solve
from desktop.decide.assign_measure import everyone, measure
from desktop.decide.reading_order import shuffled
from tests.bench.assigning import instance, seconds

PEOPLE, CODES = ("C1", "C2", "C3", "C4"), ("D1", "D2", "D3")


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    people = PEOPLE[: draw(st.integers(2, 4))]
    codes = CODES[: draw(st.integers(1, 3))]
    pairs = list(product(people, codes))
    barred = frozenset(draw(st.sets(st.sampled_from(pairs), max_size=4)))
    return Problem(
        reviewers=people,
        dossiers=codes,
        reads=draw(st.one_of(st.none(), st.integers(0, 3))),
        limits=draw(st.dictionaries(st.sampled_from(people), st.integers(0, 3))),
        barred=barred,
        levels=draw(st.dictionaries(st.sampled_from(pairs), st.integers(0, 2))),
        experts=draw(st.integers(0, 2)),
        anchors=frozenset(draw(st.sets(st.sampled_from(codes), max_size=1))),
        fixed=frozenset(draw(st.sets(st.sampled_from(pairs), max_size=2))) - barred,
        seed=draw(st.sampled_from(["", "1"])),
    )


def need(problem: Problem, code: str) -> int:
    able = sum((one, code) not in problem.barred for one in problem.reviewers)
    stays = sum(pair[1] == code for pair in problem.fixed)
    return max(able if problem.reads is None or code in problem.anchors else problem.reads, stays)


def plans(problem: Problem) -> list[frozenset[Pair]]:
    """Every plan that keeps all limits."""
    free = [
        [(one, code) for one in problem.reviewers if (one, code) not in problem.barred]
        for code in problem.dossiers
    ]
    choices = [
        list(combinations(pairs, need(problem, code)))
        for pairs, code in zip(free, problem.dossiers, strict=True)
    ]
    found = [frozenset(pair for chosen in plan for pair in chosen) for plan in product(*choices)]
    return [plan for plan in found if plan >= problem.fixed and loads_hold(problem, plan)]


def loads_hold(problem: Problem, plan: frozenset[Pair]) -> bool:
    loads = Counter(reviewer for reviewer, _ in plan)
    return all(loads[one] <= most for one, most in problem.limits.items())


def within_a_share(problem: Problem, plan: frozenset[Pair]) -> bool:
    """Loads within one of an equal share, as the limits and conflicts let a share be."""
    codes = problem.dossiers
    able = {one: sum((one, code) not in problem.barred for code in codes) for one in problem.reviewers}
    room = {one: min(able[one], problem.limits.get(one, len(codes))) for one in problem.reviewers}
    share = next(n for n in range(len(codes) + 1) if sum(min(r, n) for r in room.values()) >= len(plan))
    forced = problem.fixed | {pair for pair in plan if need_all(problem, pair[1])}
    held, stays = Counter(one for one, _ in plan), Counter(one for one, _ in forced)
    return share == 0 or all(
        min(room[one], share - 1) <= held[one] <= max(share + 1, stays[one]) for one in problem.reviewers
    )


def need_all(problem: Problem, code: str) -> bool:
    return problem.reads is None or code in problem.anchors


def worth(problem: Problem, plan: frozenset[Pair]) -> tuple[int, int, int]:
    """Worst pair among those that were chosen, missing experts, sum of levels: the larger the better."""
    chosen = [pair for pair in plan if pair not in problem.fixed and not need_all(problem, pair[1])]
    worst = min((problem.level(*pair) for pair in chosen), default=2)
    had = Counter(code for one, code in plan if problem.level(one, code))
    missing = sum(max(min(problem.experts, need(problem, code)) - had[code], 0) for code in problem.dossiers)
    return worst, -missing, sum(problem.level(*pair) for pair in plan)


@settings(max_examples=80)
@given(problems())
def test_no_plan_is_better_than_the_one_found(problem: Problem) -> None:
    every = plans(problem)
    found = solve(problem)
    if not every:
        assert isinstance(found, Short)
        return
    assert isinstance(found, Plan)
    assert found.pairs in every
    assert found.proved
    even = [plan for plan in every if within_a_share(problem, plan)]
    if problem.reads is not None:
        assert found.even == bool(even)
    if even:
        best = max(worth(problem, plan) for plan in even)
        worst, missing, total = worth(problem, found.pairs)
        assert (missing, total) == best[1:] if best[0] == 0 else worst == min(best[0], worst)
        assert worst >= best[0]
    assert found.total == sum(problem.level(*pair) for pair in found.pairs)


@settings(max_examples=40)
@given(problems())
def test_what_stands_in_the_way_is_named_and_helps(problem: Problem) -> None:
    found = solve(problem)
    if isinstance(found, Plan):
        return
    assert found.missing > 0
    assert found.dossiers or found.reviewers
    if found.raise_by is not None:
        raised = {one: most + found.raise_by for one, most in problem.limits.items()}
        assert isinstance(solve(replace(problem, limits=raised)), Plan)
        if found.raise_by:
            less = {one: most + found.raise_by - 1 for one, most in problem.limits.items()}
            assert isinstance(solve(replace(problem, limits=less)), Short)
    if problem.reads is not None and not problem.anchors and not problem.fixed:
        assert isinstance(solve(replace(problem, reads=found.reads)), Plan)
        assert isinstance(solve(replace(problem, reads=found.reads + 1)), Short)


def panel(people: int, dossiers: int, reads: int, **more: object) -> Problem:
    """Two fields; every third member knows neither."""
    names = tuple(f"C{n:02}" for n in range(people))
    codes = tuple(f"D{n:02}" for n in range(dossiers))
    fields = {name: {("light", "food")[n % 2]: 1 + n % 2} for n, name in enumerate(names) if n % 3}
    of = {code: (("light", "food")[n % 2],) for n, code in enumerate(codes)}
    barred = frozenset((names[n % people], code) for n, code in enumerate(codes))
    return Problem(names, codes, reads, {}, barred, fields, of, experts=2, **more)  # type: ignore[arg-type]


def test_the_sample_sized_panel_is_solved_and_proved() -> None:
    problem = panel(30, 60, 10)
    found = solve(problem)
    assert isinstance(found, Plan)
    assert found.proved
    assert found.even
    assert not found.gap
    measures = measure(problem, found.pairs)
    assert (measures.sheets, measures.conflicts, measures.short, measures.over) == (600, (), (), ())
    assert max(measures.loads.values()) - min(measures.loads.values()) <= 2


def test_the_seed_decides_between_equals_and_only_there() -> None:
    one, again, other = (solve(panel(12, 20, 4, seed=seed)) for seed in ("a", "a", "b"))
    assert isinstance(one, Plan)
    assert isinstance(other, Plan)
    assert one == again
    assert one.pairs != other.pairs
    assert (one.total, one.worst, one.gap) == (other.total, other.worst, other.gap)


def test_a_sample_of_the_pairs_ends_at_the_same_total(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = panel(40, 60, 5)
    whole = solve(problem)
    monkeypatch.setattr(assign_sample, "SMALL", 0)
    monkeypatch.setattr(assign_sample, "SIZES", (6, 12))
    monkeypatch.setattr(assign_lp, "MANY", 100)
    sampled = solve(problem)
    assert isinstance(whole, Plan)
    assert isinstance(sampled, Plan)
    assert sampled.proved
    assert (sampled.total, sampled.worst, sampled.gap) == (whole.total, whole.worst, whole.gap)


def test_a_dossier_that_too_few_may_read_is_named() -> None:
    barred = frozenset((one, "D2") for one in PEOPLE[:3])
    found = solve(Problem(PEOPLE, CODES, 2, barred=barred))
    assert isinstance(found, Short)
    assert (found.dossiers, found.reads, found.raise_by, found.missing) == (("D2",), 1, None, 1)


def test_everyone_everything_over_the_limit_says_by_how_much() -> None:
    found = solve(Problem(PEOPLE, CODES, None, limits=dict.fromkeys(PEOPLE, 2)))
    assert isinstance(found, Short)
    assert (found.missing, found.reads, found.raise_by, found.reviewers) == (4, 2, 1, PEOPLE)


def test_anchors_are_read_by_all_who_may() -> None:
    problem = panel(12, 20, 3, anchors=frozenset(["D04", "D05"]))
    found = solve(problem)
    assert isinstance(found, Plan)
    readers = Counter(code for _, code in found.pairs)
    assert (readers["D04"], readers["D05"], readers["D06"]) == (11, 11, 3)


def test_a_pair_that_stays_stays() -> None:
    kept = frozenset([("C00", "D01"), ("C03", "D02")])
    found = solve(panel(12, 20, 3, fixed=kept))
    assert isinstance(found, Plan)
    assert kept <= found.pairs


def test_each_reviewer_has_an_own_order_of_reading() -> None:
    problem = Problem(PEOPLE, CODES, None)
    found = solve(problem)
    assert isinstance(found, Plan)
    made = orders(problem, "round", found.pairs)
    assert made == {one: shuffled("round", one, CODES) for one in PEOPLE}


# -- what a plan is worth -------------------------------------------------------------------------


def test_below_forty_per_cent_two_anchors_are_advised() -> None:
    people, codes = tuple("ABCDEF"), tuple("123456")
    pairs = {(one, code) for one, code in zip(people, codes, strict=True)}
    pairs |= {(one, code) for one, code in zip(people, codes[1:] + codes[:1], strict=True)}
    problem = Problem(people, codes, 2, barred=frozenset([("A", "3"), ("B", "4")]))
    seen = measure(problem, pairs)
    assert (seen.share, seen.parts, seen.comparable, seen.fewest) == (33, 1, False, 0)
    assert len(seen.anchors) == 2
    assert not set(seen.anchors) & {"3", "4"}


def test_a_panel_that_falls_apart_is_not_comparable() -> None:
    pairs = [(one, code) for one in "AB" for code in "12"] + [(one, code) for one in "CD" for code in "34"]
    seen = measure(Problem(tuple("ABCD"), tuple("1234"), 2), pairs)
    assert (seen.share, seen.parts, seen.comparable, seen.fewest) == (50, 2, False, 0)


def test_changes_by_hand_are_measured_like_any_plan() -> None:
    problem = Problem(
        PEOPLE, CODES, 2, limits={"C1": 1}, barred=frozenset([("C4", "D1")]), levels={("C2", "D1"): 2}
    )
    seen = measure(problem, [("C1", "D1"), ("C1", "D2"), ("C2", "D1"), ("C4", "D1"), ("X", "D1")])
    assert seen.conflicts == (("C4", "D1"),)
    assert (seen.over, seen.short) == (("C1",), ("D2", "D3"))
    assert [one.experts for one in seen.readings] == [1, 0, 0]
    assert seen.thinnest == ("D2", "D3")


@given(st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(CODES))))
def test_shared_dossiers_and_parts_are_those_of_the_graph(pairs: set[Pair]) -> None:
    seen = measure(Problem(PEOPLE, CODES, 1), pairs)
    held = {one: {code for reviewer, code in pairs if reviewer == one} for one in PEOPLE}
    assert seen.fewest == min(len(held[one] & held[two]) for one, two in combinations(PEOPLE, 2))
    groups = [{one} for one in PEOPLE]
    for one, two in combinations(PEOPLE, 2):
        if held[one] & held[two]:
            first, second = (next(g for g in groups if x in g) for x in (one, two))
            if first is not second:
                groups = [g for g in groups if g not in (first, second)] + [first | second]
    assert seen.parts == len(groups)


@settings(max_examples=40)
@given(problems())
def test_everyone_everything_is_counted_without_a_plan(problem: Problem) -> None:
    whole = {(one, code) for one in problem.reviewers for code in problem.dossiers} - problem.barred
    seen, counted = measure(problem, whole), everyone(problem)
    assert (counted.sheets, counted.loads, counted.over) == (seen.sheets, seen.loads, seen.over)


def test_the_bench_measures_a_proved_plan() -> None:
    assert seconds(instance(20, 8, 3)) > 0

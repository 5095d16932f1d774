"""The search at its edges: astronomically many best sets, limits that leave none, a proof too long."""

from __future__ import annotations

import pytest

from desktop.decide import search
from desktop.decide.problem import Cap, Cover, Problem
from desktop.decide.search import best_sets, best_worth
from desktop.errors import AlqaError

EQUAL = Problem(values=(7,) * 60, least=6, most=6)


def test_fifty_million_best_sets_are_cut_at_a_thousand() -> None:
    found = best_sets(EQUAL, range(60))
    assert found.worth == 42
    assert found.truncated
    assert len(set(found.sets)) == 1000


def test_exactly_a_thousand_is_not_truncated() -> None:
    found = best_sets(Problem(values=(1,) * 1000, least=1, most=1), range(1000))
    assert len(found.sets) == 1000
    assert not found.truncated


def test_the_lot_leaves_one_of_them_even_across_regions() -> None:
    regions = tuple(Cap(f"region:{n}", 1, frozenset(range(n, 60, 12))) for n in range(12))
    limited = Problem(values=(7,) * 60, least=6, most=6, caps=regions)
    assert best_sets(limited, range(60), frozenset(range(60))).sets == ((0, 1, 2, 3, 4, 5),)


def test_the_lot_is_silent_where_sets_differ_in_unequal_dossiers() -> None:
    apart = (Cap("region:a", 1, frozenset([0, 1])), Cap("region:b", 1, frozenset([2, 3])))
    problem = Problem(values=(10, 8, 8, 6), least=2, most=2, caps=(*apart, Cap("x", 1, frozenset([0, 2]))))
    found = best_sets(problem, range(4), frozenset(range(4)))
    assert set(found.sets) == {(0, 3), (1, 2)}  # 10 + 6 and 8 + 8


def test_nothing_is_feasible() -> None:
    assert best_worth(Problem(values=(), least=1, most=1, covers=(Cover("x", frozenset()),)))[0] is None
    assert best_worth(Problem(values=(1, 2), least=2, most=2, costs=(3, 3), budget=5))[0] is None


def test_a_proof_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "STEPS", 3)
    with pytest.raises(AlqaError) as caught:
        best_worth(EQUAL)
    assert caught.value.code == "selection-too-hard"

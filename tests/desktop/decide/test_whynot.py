"""The worked example of docs/decision.md, and the questions about it."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from desktop.decide import official, rules
from desktop.decide.dossiers import DossierInput
from desktop.decide.figures import Sheet
from desktop.decide.whynot import why_not

RULE: dict[str, Any] = {
    "scale": {"min": "0", "max": "5", "step": "1"},
    "criteria": [{"code": "A", "weight": "60", "threshold": "2.5"}, {"code": "B", "weight": "40"}],
    "total": {"form": "percent", "threshold": "60"},
    "aggregate": {"method": "mean"},
    "seats": 2,
    "constraints": {"max_per_region": 1},
}
MARKS = {"P": [(5, 4), (4, 4)], "Q": [(4, 4), (4, 3)], "R": [(3, 4), (3, 3)], "S": [(2, 5), (2, 5)]}
REGIONS = {"P": "North", "Q": "North", "R": "South", "S": "East"}


def example(**more: Any) -> official.Result:
    sheets = [
        Sheet(f"r{n}", code, {"A": Fraction(a), "B": Fraction(b)})
        for code, pairs in MARKS.items()
        for n, (a, b) in enumerate(pairs)
    ]
    dossiers = [DossierInput(code, (region,)) for code, region in REGIONS.items()]
    return official.result(rules.parse(json.dumps(RULE | more).encode()), sheets, dossiers)


def test_the_example_on_paper() -> None:
    found = example()
    assert [(line.dossier, line.rank, line.total) for line in found.ranking] == [
        ("P", 1, 86),
        ("Q", 2, 76),
        ("R", 3, 64),
        ("S", 3, 64),
    ]
    assert found.ties == (("R", "S"),)
    assert found.selection.sets == (("P", "R"),)
    assert found.selection.objective == 150


def test_why_not_the_second() -> None:
    answer = why_not(example(), "Q")
    assert (answer.price, answer.leaves, answer.enters) == (10, ("P",), ("Q",))
    assert answer.frees == ("max_per_region",)


def test_why_not_below_a_threshold() -> None:
    answer = why_not(example(), "S")
    assert (answer.fails, answer.price, answer.frees) == (("A",), 0, ("threshold:A",))
    assert (answer.leaves, answer.enters) == (("R",), ("S",))


def test_a_chosen_one() -> None:
    assert why_not(example(), "P").chosen


def test_a_physical_draw_orders_only_what_was_drawn() -> None:
    sheets = [Sheet("r", code, {"A": Fraction(3), "B": Fraction(3)}) for code in "PQRS"]
    dossiers = [DossierInput(code) for code in "PQRS"]
    rule = rules.parse(json.dumps(RULE | {"constraints": {}}).encode())
    found = official.result(rule, sheets, dossiers, drawn=["S", "Q", "P", "R"])
    assert found.selection.sets == (("S", "Q"),)
    undrawn = official.result(rule, sheets, dossiers, drawn=["S", "Q"])
    assert [line.rank for line in undrawn.ranking] == [1, 1, 1, 1]
    assert len(undrawn.selection.sets) == 6

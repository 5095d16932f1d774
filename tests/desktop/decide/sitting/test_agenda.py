"""The order of dossiers: disputed first, the rest in blocks; in a large round only disputed ones by name."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from desktop.decide import official, rules
from desktop.decide.dossiers import DossierInput
from desktop.decide.figures import Sheet
from desktop.decide.sitting import agenda

RULE: dict[str, Any] = {
    "scale": {"min": "0", "max": "100", "step": "1"},
    "criteria": [{"code": "A", "weight": "100"}],
    "total": {"form": "percent", "threshold": "60"},
    "aggregate": {"method": "mean"},
    "seats": 2,
    "constraints": {"max_per_region": 1, "eligible_only": True},
}
MARKS = {
    "P": [95, 95],
    "Q": [90, 90],
    "R": [80, 80],
    "S": [79, 79],
    "T": [40, 98],
    "U": [61, 60],
    "V": [30, 30],
}
REGIONS = {"P": "North", "Q": "North", "R": "South"}


def result(marks: dict[str, list[int]], **more: Any) -> official.Result:
    sheets = [
        Sheet(f"r{n}", code, {"A": Fraction(mark)})
        for code, row in marks.items()
        for n, mark in enumerate(row)
    ]
    dossiers = [DossierInput(code, (REGIONS.get(code, code),), None, code != "W") for code in marks]
    return official.result(rules.parse(json.dumps(RULE | more).encode()), sheets, dossiers)


def test_what_is_disputed_and_why() -> None:
    assert agenda.disputes(result(MARKS)) == {
        "Q": ("passed-over",),
        "R": ("near-cut",),
        "S": ("near-cut",),
        "T": ("spread",),
        "U": ("near-threshold",),
    }


@pytest.mark.parametrize(
    ("order", "single"),
    [("cut", "PQR"), ("disputed", "QRSTUP"), ("ranked", "PQRSTUV")],
)
def test_the_orders(order: Any, single: str) -> None:
    dossiers, blocks = agenda.plan(result(MARKS | {"W": [99]}), order)
    assert "".join(dossiers) == single
    taken = [code for block in blocks for code in block.dossiers]
    assert sorted([*dossiers, *taken]) == sorted([*MARKS, "W"])
    assert ("outside", ("W",)) in [(block.kind, block.dossiers) for block in blocks]


def test_a_tie_of_best_sets_is_disputed() -> None:
    found = result({"P": [90], "Q": [80], "X": [80]}, constraints={})
    assert agenda.disputes(found)["Q"] == agenda.disputes(found)["X"] == ("some-sets", "tie")


def test_in_a_large_round_only_disputed_ones_are_taken_one_by_one() -> None:
    many = {f"D{n:04}": [90 - n % 60] for n in range(400)}
    found = result(many, constraints={}, seats=20)
    dossiers, blocks = agenda.plan(found, "ranked")
    assert set(dossiers) <= set(agenda.disputes(found))
    assert 0 < len(dossiers) < len(many) / 4
    assert not {code for code in dossiers if found.line(code).total < 85}  # type: ignore[operator]
    assert sum(len(block.dossiers) for block in blocks) + len(dossiers) == len(many)

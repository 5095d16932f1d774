"""The arithmetic of the totals, each number worked out by hand in the comment beside it."""

from __future__ import annotations

import json
from fractions import Fraction as F
from typing import Any

import pytest

from desktop.decide import rules
from desktop.decide.decimals import exact, half_up, parse_cell, places
from desktop.decide.figures import Figures, LeftOut, Sheet, figures
from desktop.decide.terms import terms


def fig(rule: dict[str, Any], *marks: list[str | None]) -> Figures:
    """Figures for sheets of reviewers r0, r1, ... with marks in the order of the criteria."""
    law = terms(rules.parse(json.dumps(rule).encode()))
    sheets = [
        Sheet(
            f"r{n}",
            "d",
            {m.code: None if x is None else F(x) for m, x in zip(law.measures, row, strict=True)},
        )
        for n, row in enumerate(marks)
    ]
    return figures(law, sheets[::-1])


def law(
    weights: list[str], form: str = "sum", scale: tuple[str, str, str] = ("0", "10", "0.25"), **more: Any
) -> dict[str, Any]:
    names = dict(zip(("min", "max", "step"), scale, strict=True))
    criteria = [{"code": f"k{n}", "weight": weight} for n, weight in enumerate(weights)]
    return {
        "scale": names,
        "criteria": criteria,
        "total": {"form": form},
        "aggregate": {"method": "mean"},
    } | more


def test_skating_components() -> None:
    """ISU form: nine judges, highest and lowest dropped, mean half up to 0.01, times the factor,
    half up to 0.01, summed."""
    rule = law(
        ["1.67", "1.67"],
        aggregate={"method": "trimmed-mean", "drop": 1, "over": "criterion"},
        rounding={"criterion": "0.01", "weighted": "0.01"},
    )
    first = ["7.25", "7.50", "7.75", "7.00", "7.50", "8.00", "7.25", "7.50", "7.75"]
    second = ["8.00", "8.25", "8.00", "7.75", "8.25", "8.50", "8.00", "8.25", "8.00"]
    found = fig(rule, *[list(pair) for pair in zip(first, second, strict=True)])
    assert found.criteria is not None
    # 52.5 / 7 = 7.50; 7.50 x 1.67 = 12.525 -> 12.53
    assert (found.criteria["k0"].value, found.criteria["k0"].term) == (F("7.5"), F("12.53"))
    # 56.75 / 7 = 8.10714... -> 8.11; 8.11 x 1.67 = 13.5437 -> 13.54
    assert (found.criteria["k1"].value, found.criteria["k1"].term) == (F("8.11"), F("13.54"))
    assert found.total == F("26.07")
    assert LeftOut("r3", "lowest", "k0") in found.left_out
    assert LeftOut("r5", "highest", "k0") in found.left_out


def test_diving() -> None:
    """Seven judges, two highest and two lowest dropped, the rest summed times the difficulty 3.2:
    the sum of three is three times the mean, so the factor is 9.6."""
    rule = law(["9.6"], scale=("0", "10", "0.5"), aggregate={"method": "trimmed-mean", "drop": 2})
    marks: list[list[str | None]] = [["7.5"], ["8"], ["8"], ["8.5"], ["7"], ["8"], ["9"]]
    assert fig(rule, *marks).total == F("76.8")  # (8 + 8 + 8) x 3.2


def test_percent_with_a_scale_of_its_own() -> None:
    rule = law(["3", "1"], "percent", ("0", "5", "0.5"))
    rule["criteria"][1]["scale"] = {"min": "1", "max": "4", "step": "1"}
    assert fig(rule, ["4", "2"]).total == F(3 * 4, 5) / 4 * 100 + F(1, 3) / 4 * 100


def test_percent_over_criterion_rounds_each_term() -> None:
    rule = law(
        ["1", "2"],
        "percent",
        ("0", "3", "1"),
        aggregate={"method": "mean", "over": "criterion"},
        rounding={"criterion": "0.1", "weighted": "0.01", "total": "0.5"},
    )
    found = fig(rule, ["1", "2"], ["1", "2"], ["2", "3"])
    # 4/3 -> 1.3; x 1/3 = 0.4333 -> 0.43. 7/3 -> 2.3; x 2/3 = 1.5333 -> 1.53. 1.96 / 3 x 100 = 65.33 -> 65.5
    assert found.total_raw == F("1.96") / 3 * 100
    assert found.total == F("65.5")


def test_trimming_goes_by_total_then_reviewer_and_means_come_from_the_survivors() -> None:
    rule = law(["1", "1"], aggregate={"method": "trimmed-mean", "drop": 1})
    found = fig(rule, ["1", "3"], ["2", "2"], ["3", "1"], ["0", "4"])  # all equal: r0 and r3 leave
    assert found.criteria is not None
    assert found.criteria["k0"].value == F(5, 2)
    assert set(found.left_out) == {LeftOut("r0", "lowest"), LeftOut("r3", "highest")}
    assert fig(rule, ["1", "3"], ["2", "2"]).total is None
    assert found.sheets == 4


@pytest.mark.parametrize(
    ("marks", "median"), [(["1", "9", "2"], "2"), (["1", "9", "2", "3"], "2.5"), (["4"], "4")]
)
def test_median(marks: list[str], median: str) -> None:
    rows: list[list[str | None]] = [[mark] for mark in marks]
    assert fig(law(["1"], aggregate={"method": "median"}), *rows).total == F(median)
    over = law(["1"], aggregate={"method": "median", "over": "criterion"})
    assert fig(over, *rows).total == F(median)


def test_incomplete_sheets() -> None:
    marks: list[list[str | None]] = [["4", "2"], ["6", None], [None, None]]
    dropped = fig(law(["1", "1"]), *marks)
    assert (dropped.total, dropped.sheets) == (6, 1)
    assert dropped.left_out == (LeftOut("r1", "incomplete"), LeftOut("r2", "not-scored"))
    over = {"aggregate": {"method": "mean", "over": "criterion"}, "incomplete_sheets": "use"}
    used = fig(law(["1", "1"], **over), *marks)
    assert (used.total, used.sheets) == (7, 2)
    assert fig(law(["1", "1"], min_sheets=2, **over), *marks).total is None  # k1 has one mark
    assert fig(law(["1", "1"], min_sheets=2), *marks).total is None


def test_recused_never_counts() -> None:
    numbers = terms(rules.parse(json.dumps(law(["1"])).encode()))
    found = figures(numbers, [Sheet("a", "d", {"k0": F(9)}, recused=True), Sheet("b", "d", {"k0": F(1)})])
    assert (found.total, found.left_out) == (1, (LeftOut("a", "recused"),))


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [("0.125", "0.01", "0.13"), ("0.124", "0.01", "0.12"), ("7.25", "0.5", "7.5"), ("7.24", "0.5", "7"),
     ("-0.5", "1", "0"), ("-0.6", "1", "-1"), ("10", "3", "9"), ("10.5", "3", "12")],
)  # fmt: skip
def test_half_up(value: str, step: str, rounded: str) -> None:
    assert half_up(F(value), F(step)) == F(rounded)


def test_how_numbers_are_written() -> None:
    assert places(F(11509, 140)) == "82.2071"
    assert places(F(-1, 3)) == "-0.3333"
    assert places(F(1, 20000)) == "0.0001"
    assert (places(F(1200), 0), places(F(-1, 2), 0), places(F(3, 2), 0)) == ("1200", "0", "2")
    assert exact(F(11509, 140)) == "11509/140"
    assert exact(F(65)) == "65"
    assert exact(F(10**5000)) == "1" + "0" * 5000
    assert parse_cell(" 3,5 ") == F(7, 2)
    assert parse_cell("1,2,3") is None

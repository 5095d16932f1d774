"""The worked example: the official arithmetic on invented marks, its rows adding up exactly."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from desktop.decide import example
from desktop.decide.rule_clauses import Clause, choice, conditions, reckoning
from desktop.intake import rubric_file
from desktop.model.rule import Aggregate, CriterionRule, GroupRule, Rounding, Rule, Scale, SeatRange, Total
from desktop.paths import resources

METHODS = [
    Aggregate(method, drop, over)
    for method, drop in (("mean", 0), ("trimmed-mean", 1), ("trimmed-mean", 2), ("median", 0))
    for over in ("total", "criterion")
]


@st.composite
def plain_rules(draw: st.DrawFn) -> Rule:
    weights = draw(st.lists(st.integers(0, 20), min_size=1, max_size=5).filter(any))
    groups = draw(st.lists(st.sampled_from([None, "G", "H"]), min_size=5, max_size=5))
    criteria = [CriterionRule(f"K{n}", str(w), groups[n]) for n, w in enumerate(weights)]
    named = [GroupRule(code) for code in ("G", "H") if any(one.group == code for one in criteria)]
    scale = draw(st.sampled_from([Scale("0", "5", "0.5"), Scale("1", "9", "1"), Scale("-2", "2", "0.1")]))
    total = Total(draw(st.sampled_from(["percent", "sum"])))
    direction = draw(st.sampled_from(["higher", "lower"]))
    return Rule(scale, criteria, total, draw(st.sampled_from(METHODS)), direction, named)


@given(plain_rules(), st.integers(0, 4))
@limits(max_examples=30)
def test_rows_add_up_to_the_totals(rule: Rule, turn: int) -> None:
    found = example.worked(rule, example.invented(rule, turn))
    for sheet, total in enumerate(found.totals):
        assert sum((row.cells[sheet] or Fraction(0) for row in found.rows), Fraction(0)) == total
    results = [row.result for row in found.rows]
    if None in results:
        assert (rule.aggregate.method, rule.aggregate.over) == ("median", "total")
    else:
        assert sum((one for one in results if one is not None), Fraction(0)) == found.figures.total


@given(plain_rules())
@limits(max_examples=20)
def test_invented_marks_stand_on_the_scale(rule: Rule) -> None:
    low, high, step = (Fraction(text) for text in (rule.scale.min, rule.scale.max, rule.scale.step))
    marks = [mark for sheet in example.invented(rule) for mark in sheet.values() if mark is not None]
    assert all(low <= mark <= high and ((mark - low) / step).denominator == 1 for mark in marks)


@pytest.mark.parametrize("aggregate", METHODS)
def test_trimmed_sheets_are_named_and_there_are_enough_of_them(aggregate: Aggregate) -> None:
    rule = Rule(Scale("0", "5", "1"), [CriterionRule("A", "1")], Total("percent"), aggregate, min_sheets=99)
    found = example.worked(rule, example.invented(rule))
    trims = aggregate.drop if (aggregate.method, aggregate.over) == ("trimmed-mean", "total") else 0
    assert len(found.out) == 2 * trims
    assert found.figures.total is not None


def test_an_incomplete_sheet_has_no_total() -> None:
    rule = Rule(
        Scale("0", "5", "1"),
        [CriterionRule("A", "1"), CriterionRule("B", "1")],
        Total("sum"),
        Aggregate("mean"),
    )
    marks = [dict(one) for one in example.invented(rule)]
    marks[1]["B"] = None
    found = example.worked(rule, tuple(marks))
    assert [total is None for total in found.totals] == [False, True, False]
    assert found.rows[0].result == (marks[0]["A"] + marks[2]["A"]) / 2  # type: ignore[operator]


def test_what_the_example_fails_is_said() -> None:
    rule = Rule(
        Scale("0", "5", "1"),
        [CriterionRule("A", "1", threshold="5")],
        Total("percent", "99"),
        Aggregate("mean"),
    )
    assert example.worked(rule, example.invented(rule)).fails == ("A", "total")


def codes(clauses: list[Clause]) -> list[str]:
    return [clause.code for clause in clauses]


@pytest.mark.parametrize("path", sorted((resources() / "rubrics").glob("*.json")), ids=lambda path: path.stem)
def test_each_template_has_an_example_and_words(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    rule = rubric_file.parse(data, "x").rule
    assert example.worked(rule, example.invented(rule)).figures.total is not None
    assert codes(reckoning(rule))[0] == f"{rule.aggregate.method}-{rule.aggregate.over}"


def test_the_rule_says_what_it_asks() -> None:
    rule = Rule(
        Scale("1", "9", "1"),
        [CriterionRule("A", "2.5", "G", "4"), CriterionRule("B", "1", "G", "4")],
        Total("sum", "20"),
        Aggregate("trimmed-mean", 1, "criterion"),
        "lower",
        [GroupRule("G", "50")],
        Rounding("0.01", None, "1"),
        "use",
        3,
        ["A"],
        SeatRange(4, 6),
    )
    assert codes(reckoning(rule)) == ["trimmed-mean-criterion", "sheets-use", "form-sum", "lower"]
    assert reckoning(rule)[2].args == {"most": "9", "sum": "31.5"}
    assert codes(conditions(rule)) == [
        "left-out", "min-sheets", "round-criterion", "round-total",
        "need-total-lower", "need-group-lower", "need-criterion-lower",
    ]  # fmt: skip
    assert conditions(rule)[-1].args == {"value": "4", "codes": ("A", "B")}
    assert codes(choice(rule)) == ["ties", "seats-range"]
    bare = msgspec.structs.replace(rule, tie_break=[], seats=None)
    assert codes(choice(bare)) == ["ties-none", "seats-none"]

"""Formulas over facts and what they say of a dossier: exact, named inputs, questions and no corrections."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.decide import factsheet, formulas
from desktop.decide.factsheet import Doubt
from desktop.model.dossier import Dossier
from desktop.model.rubric import FactField, Rubric
from desktop.trust.canonical import encode
from desktop.trust.digest import digest_of

V = {"a": Fraction(6), "b": Fraction(4), "c_2015": Fraction(1, 3)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", 6),
        ("1.5 * a", 9),
        ("a - b - 1", 1),
        ("a - (b - 1)", 3),
        ("100 * a / (a + b)", 60),
        ("-a + -(-b)", -2),
        ("a/b*2", 3),
        ("c_2015 * 3", 1),
        (" ( (a) ) ", 6),
    ],
)
def test_a_formula_is_worked_out_exactly(text: str, value: int) -> None:
    formula = formulas.parse(text)
    assert formula is not None
    assert formulas.work_out(formula, V).value == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a +",
        "a b",
        "(a",
        "a)",
        "2a",
        "a ** b",
        "a % b",
        "a,b",
        "__import__('os')",
        "1e5",
        "+a",
        "()",
        "(" * 40 + "a" + ")" * 40,
        "a" + "+a" * 300,
    ],
)
def test_what_is_no_formula_is_none(text: str) -> None:
    assert formulas.parse(text) is None


LEAVES = [("a", V["a"]), ("b", V["b"]), ("2", Fraction(2)), ("0.5", Fraction(1, 2))]
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def joined(left: tuple[str, Fraction], sign: str, right: tuple[str, Fraction]) -> tuple[str, Fraction]:
    return f"({left[0]} {sign} {right[0]})", SIGNS[sign](left[1], right[1])


@given(
    st.recursive(
        st.sampled_from(LEAVES),
        lambda inner: st.builds(joined, inner, st.sampled_from(list(SIGNS)), inner),
        max_leaves=20,
    )
)
def test_formulas_agree_with_arithmetic(pair: tuple[str, Fraction]) -> None:
    formula = formulas.parse(pair[0])
    assert formula is not None
    assert formulas.work_out(formula, V).value == pair[1]


def test_what_is_not_filed_is_named() -> None:
    formula = formulas.parse("a / (x + y) + x")
    assert formula is not None
    assert formula.inputs == ("a", "x", "y")
    assert formulas.work_out(formula, {**V, "x": None}) == formulas.Outcome(None, ("x", "y"))


def test_a_division_by_zero_has_no_value() -> None:
    formula = formulas.parse("a / (b - 4)")
    assert formula is not None
    assert formulas.work_out(formula, V) == formulas.Outcome(None)


def field(code: str, **said: Any) -> FactField:
    return FactField(code, {"en": code}, said.pop("kind", "decimal"), {}, None, **said)


def looks(facts: dict[str, Any], *fields: FactField) -> dict[str, factsheet.FactLook]:
    rubric = Rubric([], [], [], list(fields))
    dossier = Dossier("alqa.dossier.v1", "r", "D1", [], "", {}, [], facts, [])
    return {look.field.code: look for look in factsheet.looks(rubric, dossier)}


LQ = field("lq", formula="a / b", star="2")


def test_a_derived_figure_is_worked_out_where_nobody_filed_it() -> None:
    found = looks({"a": "9", "b": "4"}, field("a"), field("b"), LQ)["lq"]
    assert (found.derived, found.number, found.computed, found.figure) == (
        True,
        None,
        Fraction(9, 4),
        Fraction(9, 4),
    )
    assert found.star is True
    assert found.doubts == ()


def test_a_derived_figure_says_which_input_is_missing() -> None:
    found = looks({"a": "9", "b": None, "lq": None}, field("a"), field("b"), LQ)["lq"]
    assert (found.figure, found.missing, found.star) == (None, ("b",), None)


def test_derived_figures_build_on_each_other() -> None:
    found = looks({"a": "9", "b": "4"}, field("a"), field("b"), LQ, field("twice", formula="2 * lq"))
    assert found["twice"].computed == Fraction(9, 2)


def test_a_filed_figure_that_differs_from_its_formula_is_questioned_and_kept() -> None:
    fields = (field("a"), field("b"), LQ)
    assert looks({"a": "9", "b": "4", "lq": "2.3"}, *fields)["lq"].doubts == ()
    assert looks({"a": "9", "b": "4", "lq": "2.25"}, *fields)["lq"].doubts == ()
    off = looks({"a": "9", "b": "4", "lq": "2.4"}, *fields)["lq"]
    assert off.doubts == (Doubt("differs", Fraction(9, 4), "a / b"),)
    assert off.figure == Fraction("2.4")


def test_figures_outside_their_bounds_are_questioned() -> None:
    jobs = field("jobs", kind="integer", least="0", most="2 * before")
    assert looks({"before": "240", "jobs": "620"}, field("before"), jobs)["jobs"].doubts == (
        Doubt("above", Fraction(480), "2 * before"),
    )
    assert looks({"before": "240", "jobs": "480"}, field("before"), jobs)["jobs"].doubts == ()
    assert looks({"before": None, "jobs": "620"}, field("before"), jobs)["jobs"].doubts == ()
    assert looks({"before": "1", "jobs": "-1"}, field("before"), jobs)["jobs"].doubts == (
        Doubt("below", Fraction(0), "0"),
    )


def test_texts_and_yes_or_no_are_no_figures() -> None:
    found = looks(
        {"t": {"en": "x"}, "y": True, "n": "12"},
        field("t", kind="text"),
        field("y", kind="boolean"),
        field("n", kind="text"),
    )
    assert [look.number for look in found.values()] == [None, None, None]


def test_facts_of_the_rubric_that_the_dossier_lacks_are_left_out() -> None:
    assert list(looks({"a": "1"}, field("a"), field("b"))) == ["a"]


def test_what_is_wrong_with_a_field_is_found() -> None:
    codes = frozenset({"a", "b"})
    assert (
        factsheet.formula_faults(
            field("x", formula="a / b", least="0", most="a", star="2", benchmark="1"), codes
        )
        == []
    )
    bad = field("x", formula="a / z", least="<3", most="a", star="two", benchmark="1")
    assert factsheet.formula_faults(bad, codes) == ["a / z", "<3", "two"]


def test_a_rubric_that_says_nothing_besides_keeps_its_digest() -> None:
    """Rounds signed before formulas were known: their rubric's digest stands in every review."""
    rubric = Rubric([], [], [], [FactField("jobs", {"en": "Jobs"}, "integer", {}, None)])
    old = {
        "criteria": [],
        "facts": [{"code": "jobs", "document": None, "kind": "integer", "label": {"en": "Jobs"}, "unit": {}}],
        "groups": [],
        "labels": [],
    }
    assert encode(rubric) == encode(old)
    assert digest_of(msgspec.structs.replace(rubric, benchmark={"en": "Manzano"})) != digest_of(rubric)

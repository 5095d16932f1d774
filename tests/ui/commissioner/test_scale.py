"""Stops, halves and anchors: exact, whatever the scale."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.rubric import Anchor
from desktop.model.rule import Scale
from ui.commissioner.card.scale import Stops, beside, decimal

HALVES = Stops.of(Scale("0", "5", "0.5"))
ANCHORS = [Anchor(str(n), {"en": f"level {n}"}) for n in range(6)]


def test_a_scale_of_halves_has_eleven_stops() -> None:
    assert [HALVES.text(i) for i in range(HALVES.count)] == [
        "0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5",
    ]  # fmt: skip
    assert [HALVES.whole(i) for i in (0, 1, 10)] == [True, False, True]


@pytest.mark.parametrize(("stop", "after"), [(None, 1), (0, 1), (1, 0), (6, 7), (7, 6), (10, 10)])
def test_the_half_is_added_and_dropped(stop: int | None, after: int) -> None:
    assert HALVES.half(stop) == after


def test_a_scale_without_halves_keeps_its_mark() -> None:
    whole = Stops.of(Scale("1", "7", "1"))
    assert whole.half(3) == 3
    assert whole.half(None) is None


def test_a_point_has_its_anchor_and_a_half_both_neighbours() -> None:
    assert [a.mark for a in beside(HALVES, 6, ANCHORS)] == ["3"]
    assert [a.mark for a in beside(HALVES, 7, ANCHORS)] == ["3", "4"]
    assert beside(HALVES, 7, []) == ()
    assert [a.mark for a in beside(HALVES, 1, ANCHORS[2:])] == ["2"]


@given(st.integers(-10_000, 10_000), st.integers(0, 6))
def test_decimals_are_exact(number: int, places: int) -> None:
    value = Fraction(number, 10**places)
    assert Fraction(decimal(value)) == value


@given(st.integers(0, 10))
def test_a_stop_and_its_value_lead_to_each_other(stop: int) -> None:
    assert HALVES.stop_of(HALVES.value(stop)) == stop


@pytest.mark.parametrize("value", ["-0.5", "5.5", "0.25"])
def test_a_value_off_the_scale_has_no_stop(value: str) -> None:
    assert HALVES.stop_of(Fraction(value)) is None

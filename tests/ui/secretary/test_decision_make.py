"""The decision room's rows against the reference answers of the sample."""

from __future__ import annotations

import json

from desktop.paths import resources
from tests.helpers import sample_board as sample
from tests.helpers.fake_desk import FakeDesk
from ui.secretary.decision_view import DecisionView


def proposal() -> DecisionView:
    return FakeDesk(sample.complete()).proposal()


def test_totals_and_sheets_are_the_reference() -> None:
    expected = json.loads((resources() / "sample" / "sample-expected.json").read_text("utf-8"))["ranking"]
    seen = [line for line in proposal().lines if line.rank is not None]
    assert [line.code for line in seen] == [row["application_id"] for row in expected]
    for line, row in zip(seen, expected, strict=True):
        assert line.total is not None
        assert (line.total.numerator, line.total.denominator) == (row["total_num"], row["total_den"])
        assert len(line.sheets) == row["reviews"]
        assert (not line.fails) == row["passes_thresholds"]


def test_every_line_has_one_outcome_that_fits() -> None:
    view = proposal()
    for line in view.lines:
        assert (line.outcome == "proposed") == (line.code in view.proposed)
        if line.outcome in ("below", "ineligible", "undecidable"):
            assert line.fails
    above = view.lines[: view.cut.after]  # type: ignore[union-attr]
    assert all(line.outcome != "no-place" for line in above)
    assert sum(line.outcome == "passed-over" for line in view.lines) == 2


def test_the_cut_knows_places_money_and_distance() -> None:
    cut = proposal().cut
    assert cut is not None
    assert (cut.places, cut.seats, cut.sets) == (6, 6, 1)
    assert (cut.spent, cut.budget) == (2320, 2450)
    assert cut.first_below is not None
    assert round(float(cut.first_below), 2) == -1.77


def test_the_axis_holds_every_sheet() -> None:
    view = proposal()
    low, high = view.axis
    assert all(low <= mark.total <= high for line in view.lines for mark in line.sheets)
    assert low % 10 == high % 10 == 0


def test_who_holds_the_places_shares_sector_or_region() -> None:
    why = FakeDesk(sample.complete()).why_not("FK16-VKO-FOO05")
    assert why.found.price is not None
    assert set(why.holders) <= set(proposal().proposed)
    assert "FK16-VKO-MAN04" in why.holders  # the same region

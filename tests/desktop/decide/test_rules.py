"""RULE.json: what is accepted, what is refused, and that all faults are named at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from desktop.decide import rules
from desktop.errors import AlqaError

Change = Callable[[dict[str, Any]], object]


def small() -> dict[str, Any]:
    return {
        "scale": {"min": "0", "max": "5", "step": "0.5"},
        "criteria": [{"code": "A1", "group": "A", "weight": "1"}, {"code": "B1", "weight": "2.5"}],
        "groups": [{"code": "A"}],
        "total": {"form": "percent"},
        "aggregate": {"method": "mean"},
    }


def codes(data: bytes) -> list[str]:
    with pytest.raises(AlqaError) as caught:
        rules.parse(data)
    return [fault.code for fault in caught.value.faults]


def test_defaults() -> None:
    rule = rules.parse(b"\xef\xbb\xbf" + json.dumps(small()).encode())
    assert (rule.direction, rule.aggregate.over, rule.aggregate.drop) == ("higher", "total", 0)
    assert (rule.incomplete_sheets, rule.min_sheets, rule.seats, rule.tie_break) == ("drop", 1, None, [])


REFUSED: list[tuple[str, Change]] = [
    ("rule-unknown-key", lambda r: r.update(extra=1)),
    ("rule-unknown-key", lambda r: r["criteria"][0].update(wieght="1")),
    ("rule-missing", lambda r: r.pop("scale")),
    ("rule-missing", lambda r: r["total"].pop("form")),
    ("rule-missing", lambda r: r["aggregate"].pop("method")),
    ("rule-missing", lambda r: r.pop("criteria")),
    ("rule-wrong-type", lambda r: r["criteria"][0].update(weight=1)),
    ("rule-wrong-type", lambda r: r["criteria"][0].update(weight=0.5)),
    ("rule-wrong-type", lambda r: r.update(min_sheets="1")),
    ("rule-wrong-type", lambda r: r.update(min_sheets=True)),
    ("rule-wrong-type", lambda r: r.update(min_sheets=1.0)),
    ("rule-wrong-type", lambda r: r.update(seats="6")),
    ("rule-wrong-type", lambda r: r.update(direction="up")),
    ("rule-wrong-type", lambda r: r["aggregate"].update(method="mode")),
    ("rule-wrong-type", lambda r: r.update(tie_break=[1])),
    ("rule-wrong-type", lambda r: r.update(min_sheets=10**400)),
    ("rule-no-criteria", lambda r: r.update(criteria=[], groups=[])),
    ("rule-code-twice", lambda r: r["criteria"].append(dict(r["criteria"][1]))),
    ("rule-code-twice", lambda r: r["groups"].append({"code": "A"})),
    ("rule-code", lambda r: r["criteria"][1].update(code="dossier")),
    ("rule-code", lambda r: r["criteria"][1].update(code="")),
    ("rule-code", lambda r: r["criteria"][1].update(code="a\u202eb")),
    ("rule-group-unknown", lambda r: r["criteria"][1].update(group="Z")),
    ("rule-group-empty", lambda r: r["groups"].append({"code": "Z", "threshold_percent": "50"})),
    ("rule-weight-negative", lambda r: r["criteria"][1].update(weight="-1")),
    ("rule-weights-zero", lambda r: [c.update(weight="0") for c in r["criteria"]]),
    ("rule-scale", lambda r: r["scale"].update(step="0.3")),
    ("rule-scale", lambda r: r["scale"].update(step="0")),
    ("rule-scale", lambda r: r["scale"].update(min="5")),
    ("rule-scale", lambda r: r["criteria"][1].update(scale={"min": "2", "max": "1", "step": "1"})),
    ("rule-step", lambda r: r.update(rounding={"total": "0"})),
    ("rule-step", lambda r: r.update(rounding={"total": "-0.1"})),
    ("rule-count", lambda r: r["aggregate"].update(drop=-1)),
    ("rule-count", lambda r: r.update(min_sheets=0)),
    ("rule-seats", lambda r: r.update(seats=0)),
    ("rule-seats", lambda r: r.update(seats={"min": 3, "max": 2})),
    ("rule-tie-unknown", lambda r: r.update(tie_break=["Z9"])),
    ("rule-lot-not-last", lambda r: r.update(tie_break=[{"lot": "s"}, "A1"])),
    ("rule-lot", lambda r: r.update(tie_break=[{"lot": ""}])),
    ("rule-sectors-empty", lambda r: r.update(constraints={"at_least_one_of": [[]]})),
    ("rule-use-over-total", lambda r: r.update(incomplete_sheets="use")),
    ("rule-rounding-over-total", lambda r: r.update(rounding={"criterion": "0.01"})),
    ("rule-rounding-over-total", lambda r: r.update(rounding={"weighted": "0.01"})),
]


@pytest.mark.parametrize(("code", "change"), REFUSED)
def test_a_rule_that_is_refused(code: str, change: Change) -> None:
    rule = small()
    change(rule)
    assert codes(json.dumps(rule).encode()) == [code]


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r["criteria"][0].update(threshold="2"),
        lambda r: r["groups"][0].update(threshold_percent="50"),
        lambda r: r.update(tie_break=["A1"]),
    ],
)
def test_a_median_of_totals_says_nothing_of_criteria(change: Change) -> None:
    rule = small()
    rule["aggregate"]["method"] = "median"
    rules.parse(json.dumps({**rule, "tie_break": [{"lot": "s"}]}).encode())
    change(rule)
    assert codes(json.dumps(rule).encode()) == ["rule-median-over-total"]
    rule["aggregate"]["over"] = "criterion"
    rules.parse(json.dumps(rule).encode())


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "+1", "1e2", ".5", "5.", "1,5", "NaN", "1/2", "٥", "1_0", "9" * 101]
)
def test_not_a_decimal_string(text: str) -> None:
    rule = small()
    rule["criteria"][0]["weight"] = text
    assert codes(json.dumps(rule).encode()) == ["rule-number"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]x", b"\xff{}", b"[" * 100_000, b'{"min_sheets": NaN}', b'{"a": "\\ud800"}', b"9" * 5000],
)
def test_no_json(data: bytes) -> None:
    assert codes(data) == ["rule-not-json"]


def test_a_key_that_stands_twice_and_every_other_fault_at_once() -> None:
    rule = small()
    rule["groups"].append({"code": "Z"})
    rule["criteria"][0]["weight"] = "x"
    rule["seats"] = -1
    assert codes(json.dumps(rule).encode()) == ["rule-number", "rule-group-empty", "rule-seats"]
    text = json.dumps(small()).replace('"groups":', '"extra": 1, "criteria": [], "groups":')
    assert codes(text.encode()) == ["rule-key-twice", "rule-unknown-key"]

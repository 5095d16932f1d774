"""The sample round by its own rule: totals, order, passing dossiers and selection, to the last digit."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from typing import Any

import msgspec
import pytest

from desktop.decide import official, rules
from desktop.decide.dossiers import DossierInput
from desktop.decide.figures import Sheet
from desktop.model.rule import Rule
from desktop.paths import resources

SAMPLE = resources() / "sample"


def _json(name: str) -> Any:
    return json.loads((SAMPLE / name).read_text("utf-8"))


def sample_rule() -> dict[str, Any]:
    """The rule of sample-round.json in the contract's form."""
    source = _json("sample-round.json")
    criteria = [
        {"code": c["code"], "group": c["group"], "weight": str(c["weight"])}
        | ({"threshold": str(c["threshold_mean"])} if c.get("threshold_mean") else {})
        for c in source["criteria"]
    ]
    limits = source["round"]["constraints"]
    return {
        "scale": {"min": "0", "max": "5", "step": "0.5"},
        "criteria": criteria,
        "groups": [{"code": g["code"], "threshold_percent": "50"} for g in source["groups"]],
        "total": {"form": "percent", "threshold": "60"},
        "aggregate": {"method": "mean"},
        "tie_break": ["A1", "B2", "C2", {"lot": "2016"}],
        "seats": 6,
        "constraints": {
            "max_per_region": limits["max_per_region"],
            "max_per_sector": limits["max_per_sector"],
            "at_least_one_of": limits["at_least_one_of"],
            "budget_cap": {"field": "requested_support_mln_kzt", "max": "2450"},
            "eligible_only": True,
        },
    }


def sample_inputs() -> tuple[list[Sheet], list[DossierInput]]:
    with (SAMPLE / "sample-scores.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    codes = [c["code"] for c in _json("sample-round.json")["criteria"]]
    sheets = [
        Sheet(
            row["reviewer_id"],
            row["application_id"],
            {code: Fraction(int(row[code]), 2) if row[code] else None for code in codes},
        )
        for row in rows
    ]
    return sheets, [_dossier(one) for one in _json("sample-round.json")["applications"]]


def _dossier(one: dict[str, Any]) -> DossierInput:
    support = Fraction(str(one["facts"]["requested_support_mln_kzt"]))
    return DossierInput(
        one["application_id"],
        (one["region_code"],),
        one["sector_code"],
        one["eligibility"]["eligible"],
        {"requested_support_mln_kzt": support},
    )


@pytest.fixture(scope="module")
def found() -> official.Result:
    rule = rules.parse(json.dumps(sample_rule()).encode())
    return official.result(rule, *sample_inputs(), seed="2016")


def test_totals_and_order_are_the_published_ones(found: official.Result) -> None:
    expected = _json("sample-expected.json")["ranking"]
    ranked = [line for line in found.ranking if line.rank is not None]
    assert [line.dossier for line in ranked] == [row["application_id"] for row in expected]
    assert [line.total for line in ranked] == [Fraction(r["total_num"], r["total_den"]) for r in expected]
    assert [line.figures.sheets for line in ranked] == [row["reviews"] for row in expected]
    assert [line.passes for line in ranked] == [row["passes_thresholds"] for row in expected]
    assert [line.rank for line in ranked] == list(range(1, len(expected) + 1))


def test_the_selection_is_the_published_one(found: official.Result) -> None:
    expected = _json("sample-expected.json")
    assert [list(one) for one in found.selection.sets] == expected["selected_constrained"]
    assert list(found.selection.unconstrained) == expected["top6_unconstrained"]
    assert sum(line.passes for line in found.ranking) == expected["passing"]
    assert found.decided
    assert not found.selection.truncated
    assert not found.selection.reasons


def test_output_says_it_in_the_contracts_form(found: official.Result) -> None:
    printed = official.output(found)
    first, last = printed["ranking"][0], printed["ranking"][-1]
    assert (first["dossier"], first["rank"], first["sheets"]) == ("FK16-SKO-FOO07", 1, 14)
    assert (first["total"], first["total_exact"]) == ("82.2071", "11509/140")
    assert set(first["criteria"]) == {c["code"] for c in sample_rule()["criteria"]}
    assert (last["rank"], last["total"], last["passes"]) == (None, None, False)
    assert last["fails"] == ["eligibility", "undecidable"]
    assert json.loads(json.dumps(printed)) == printed


def test_the_rule_survives_its_own_form() -> None:
    rule = rules.parse(json.dumps(sample_rule()).encode())
    assert msgspec.convert(msgspec.to_builtins(rule), Rule) == rule

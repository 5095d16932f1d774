"""Marks by a real panel under a real rule come out of `rank` exactly as published.

Facts from the public protocol of the ISU World Figure Skating Championships 2017, pairs, short program,
program components of the first three couples: nine judges; drop one highest and one lowest; mean,
half-up to 0.01; times the factor 0.8; sum, to 0.01. The panel's scores and the totals are the published ones.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.desks import ranking

COMPONENTS = ("SS", "TR", "PE", "CO", "IN")
# couple: published total; per component the nine marks and the published score of the panel
PUBLISHED = {
    "SUI / HAN": (
        "36.83",
        ("9.25 9.5 9 9 9 8.75 9.25 9.25 8.5", "9.07"),
        ("9.5 9.25 9.25 8.75 9 8.75 9 9.25 8.25", "9.04"),
        ("9.75 9.75 9.75 9.25 8.75 9.25 9.25 9.5 9", "9.39"),
        ("9.5 9.25 9.5 9.25 8.75 9.25 9.25 9.25 9", "9.25"),
        ("9.75 9.5 9.5 9 8.5 9 9.25 9.75 9", "9.29"),
    ),
    "SAVCHENKO / MASSOT": (
        "36.75",
        ("8.75 9.25 9.25 9 9.25 8.75 9 9 9.25", "9.07"),
        ("8.5 9.5 9.5 8.75 9.25 8.5 8.75 9 9.5", "9.04"),
        ("9 9.25 9.5 9 9.5 8.5 9.25 9.25 9.5", "9.25"),
        ("8.75 9.5 9.75 9.25 9 8.5 9.25 9.5 9.75", "9.29"),
        ("8.75 9.5 10 9.25 9 8.75 9.25 9.5 9.75", "9.29"),
    ),
    "TARASOVA / MOROZOV": (
        "35.86",
        ("9 9 8.75 9.25 9.25 9 9 9.25 8.25", "9.04"),
        ("8.5 8.75 8.75 9 9.25 9 8.75 9 8", "8.82"),
        ("8.75 9 9 9.25 9 9.25 9 9.25 8.25", "9.04"),
        ("8.5 8.75 9.25 9 9 9.25 8.75 9.25 8.5", "8.93"),
        ("8.75 8.25 9.25 9.25 9.25 9.25 8.75 9.5 8.5", "9"),
    ),
}
RULE = {
    "scale": {"min": "0.25", "max": "10", "step": "0.25"},
    "criteria": [{"code": code, "weight": "0.8"} for code in COMPONENTS],
    "total": {"form": "sum"},
    "aggregate": {"method": "trimmed-mean", "drop": 1, "over": "criterion"},
    "rounding": {"criterion": "0.01", "total": "0.01"},
}


def sheet_lines() -> list[str]:
    lines = [",".join(("reviewer", "dossier", *COMPONENTS))]
    for couple, (_, *components) in PUBLISHED.items():
        marks = [component[0].split() for component in components]
        lines += [",".join((f"J{judge + 1}", couple, *(of[judge] for of in marks))) for judge in range(9)]
    return lines


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, dict[str, object]]:
    rule, scores = tmp_path / "rule.json", tmp_path / "scores.csv"
    rule.write_text(json.dumps(RULE), "utf-8")
    scores.write_text("\n".join(sheet_lines()), "utf-8")
    return {row["dossier"]: row for row in ranking.rank(rule, scores)["ranking"]}


@pytest.mark.parametrize("couple", PUBLISHED)
def test_totals_and_panel_scores_are_the_published_ones(
    rows: dict[str, dict[str, object]], couple: str
) -> None:
    total, *components = PUBLISHED[couple]
    row = rows[couple]
    assert row["total"] == f"{total}00"
    means = [row["criteria"][code]["mean"] for code in COMPONENTS]  # type: ignore[index]
    assert [float(mean) for mean in means] == [float(score) for _, score in components]


def test_the_order_is_the_published_one(rows: dict[str, dict[str, object]]) -> None:
    assert [(row["rank"], couple) for couple, row in rows.items()] == list(enumerate(PUBLISHED, 1))

"""Ranking and selection against a second, naive implementation written from the contract alone."""

# ruff: noqa: E501

from __future__ import annotations

import hashlib
import itertools
import json
from fractions import Fraction as F
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.decide import official, rules
from desktop.decide.dossiers import DossierInput
from desktop.decide.figures import Sheet

MARKS = st.sampled_from([None, 0, 1, 1, 2, 2])


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], list[Sheet], list[DossierInput]]:
    over = draw(st.sampled_from(["total", "criterion"]))
    method = draw(st.sampled_from(["mean", "trimmed-mean", "median"]))
    bare = over == "total" and method == "median"
    rule: dict[str, Any] = {
        "scale": {"min": "-1", "max": "1", "step": "1"},
        "direction": draw(st.sampled_from(["higher", "lower"])),
        "criteria": [{"code": "a", "weight": "1", "group": "G"}, {"code": "b", "weight": draw(st.sampled_from(["1", "0.5"]))}],
        "groups": [{"code": "G"} if bare else {"code": "G", "threshold_percent": draw(st.sampled_from(["0", "40", "60", "100"]))}],
        "total": {"form": draw(st.sampled_from(["percent", "sum"]))},
        "aggregate": {"method": method, "drop": draw(st.sampled_from([0, 1])), "over": over},
        "min_sheets": draw(st.integers(1, 2)),
        "tie_break": [*([] if bare else draw(st.sampled_from([[], ["b"], ["b", "a"]]))), *draw(st.sampled_from([[], [{"lot": "s"}]]))],
        "seats": draw(st.sampled_from([1, 2, 3, {"min": 1, "max": 3}])),
        "constraints": draw(st.sampled_from([{}, {"max_per_region": 1}, {"max_per_sector": 1, "at_least_one_of": [["x"]]},
                                             {"max_per_region": 1, "budget_cap": {"field": "c", "max": "5"}}])),
    }  # fmt: skip
    if over == "criterion":
        rule["rounding"] = draw(
            st.sampled_from([{}, {"criterion": "0.1", "weighted": "0.2"}, {"total": "0.5"}])
        )
        rule["incomplete_sheets"] = draw(st.sampled_from(["drop", "use"]))
    names = [f"d{n}" for n in range(draw(st.integers(1, 6)))]
    dossiers = [
        DossierInput(n, tuple(draw(st.sampled_from([["p"], ["q"], ["p", "q"], ["r"]]))), draw(st.sampled_from("xyz")),
                     draw(st.integers(0, 9)) > 0, {"c": F(draw(st.integers(0, 4)))})
        for n in names
    ]  # fmt: skip

    def mark() -> F | None:
        value = draw(MARKS)
        return None if value is None else F(value - 1)

    sheets = [
        Sheet(r, n, {"a": mark(), "b": mark()}, draw(st.integers(0, 9)) == 0)
        for n in names for r in ["r1", "r2", "r3"][: draw(st.integers(1, 3))]
    ]  # fmt: skip
    return rule, sheets, dossiers


def up(value: F, step: str | None) -> F:
    if step is None:
        return value
    low = (value // F(step)) * F(step)
    return low if value - low < F(step) / 2 else low + F(step)


def middle(values: list[F], method: str) -> F:
    values = sorted(values)
    if method == "median":
        n = len(values)
        return values[n // 2] if n % 2 else (values[n // 2 - 1] + values[n // 2]) / 2
    return sum(values, F(0)) / len(values)


def naive_values(rule: dict[str, Any], sheets: list[Sheet]) -> tuple[F, dict[str, F]] | None:
    w = {c["code"]: F(c["weight"]) for c in rule["criteria"]}
    agg, percent = rule["aggregate"], rule["total"]["form"] == "percent"
    k = agg["drop"] if agg["method"] == "trimmed-mean" else 0
    need = max(rule["min_sheets"], 2 * k + 1)
    live = [s for s in sheets if not s.recused]
    if rule.get("incomplete_sheets") != "use":
        live = [s for s in live if None not in s.marks.values()]
    norm = (lambda m: (m + 1) / 2) if percent else (lambda m: m)
    scale = 100 / sum(w.values()) if percent else F(1)
    if agg["over"] == "total":
        if len(live) < need:
            return None
        rows = sorted((sum(w[c] * norm(s.marks[c]) for c in w) * scale, s.reviewer, s) for s in live)
        rows = rows[k : len(rows) - k]
        means = {c: middle([row[2].marks[c] for row in rows], "mean") for c in w}  # type: ignore[misc]
        return middle([row[0] for row in rows], agg["method"]), means
    rounding, values = rule.get("rounding", {}), {}
    for c in w:
        marks = sorted(m for s in live if (m := s.marks[c]) is not None)
        if len(marks) < need:
            return None
        values[c] = up(middle(marks[k : len(marks) - k], agg["method"]), rounding.get("criterion"))
    total = sum((up(w[c] * norm(values[c]), rounding.get("weighted")) for c in w), F(0)) * scale
    return up(total, rounding.get("total")), values


def naive(rule: dict[str, Any], sheets: list[Sheet], dossiers: list[DossierInput]) -> dict[str, Any]:
    lower = rule["direction"] == "lower"
    sign = 1 if lower else -1
    ties = [t for t in rule["tie_break"] if isinstance(t, str)]
    lot = any(isinstance(t, dict) for t in rule["tie_break"])
    threshold = rule["groups"][0].get("threshold_percent")
    keys, passing, totals = {}, set(), {}
    for d in dossiers:
        found = naive_values(rule, [s for s in sheets if s.dossier == d.code])
        if found is None or not d.eligible:
            continue
        total, values = found
        totals[d.code] = total
        keys[d.code] = (sign * total, *(sign * values[t] for t in ties))
        percent = (values["a"] + 1) / 2 * 100
        if threshold is None or (percent <= F(threshold) if lower else percent >= F(threshold)):
            passing.add(d.code)

    def drawn(c: str) -> str:
        return hashlib.sha256(f"s\n{c}".encode()).hexdigest()

    full = {c: (key, drawn(c) if lot else "") for c, key in keys.items()}
    ranks = {c: 1 + sum(other < full[c] for other in full.values()) for c in full}
    return {
        "totals": totals,
        "ranks": ranks,
        "sets": naive_sets(rule, dossiers, keys, passing, drawn if lot else None),
    }


def naive_sets(
    rule: dict[str, Any], dossiers: list[DossierInput], keys: Any, passing: set[str], drawn: Any
) -> set[frozenset[str]]:
    by = {d.code: d for d in dossiers}
    seats, con = rule["seats"], rule["constraints"]
    sizes = range(seats["min"], seats["max"] + 1) if isinstance(seats, dict) else [seats]
    feasible = []
    for size in sizes:
        for combo in itertools.combinations(sorted(passing), size):
            regions = [r for c in combo for r in by[c].regions]
            sectors = [by[c].sector for c in combo]
            if "max_per_region" in con and any(regions.count(r) > con["max_per_region"] for r in regions):
                continue
            if "max_per_sector" in con and any(sectors.count(x) > con["max_per_sector"] for x in sectors):
                continue
            if any(not set(group) & set(sectors) for group in con.get("at_least_one_of", [])):
                continue
            if "budget_cap" in con and sum(by[c].numbers["c"] for c in combo) > 5:
                continue
            feasible.append(
                (tuple(sum(parts) for parts in zip(*(keys[c] for c in combo), strict=True)), frozenset(combo))
            )
    best = [one for score, one in feasible if score == min(feasible, key=lambda f: f[0])[0]]
    return {s for s in best if drawn is None or not any(gives_way(s, t, keys, drawn) for t in best)}


def gives_way(one: frozenset[str], other: frozenset[str], keys: Any, drawn: Any) -> bool:
    differing = one ^ other
    if not differing or len({keys[c] for c in differing}) > 1:
        return False
    return min(differing, key=drawn) in other


@settings(max_examples=300, deadline=None)
@given(cases())
def test_the_official_result_is_the_naive_one(
    case: tuple[dict[str, Any], list[Sheet], list[DossierInput]],
) -> None:
    rule, sheets, dossiers = case
    found = official.result(rules.parse(json.dumps(rule).encode()), sheets, dossiers, seed="s")
    expected = naive(rule, sheets, dossiers)
    ranked = [line for line in found.ranking if line.rank is not None]
    assert {line.dossier: line.rank for line in ranked} == expected["ranks"]
    assert {line.dossier: line.total for line in ranked} == expected["totals"]
    assert {frozenset(one) for one in found.selection.sets} == expected["sets"]
    assert bool(found.selection.reasons) == (not expected["sets"])
    again = official.result(found.rule, sheets[::-1], dossiers[::-1], seed="s")
    assert official.output(again) == official.output(found)

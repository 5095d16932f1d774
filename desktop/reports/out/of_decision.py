"""The tables of the result: the ranking with every figure, the best sets, the sitting and its votes."""

from __future__ import annotations

from desktop.decide.standing import Standing
from desktop.model.statements import Motion
from desktop.reports.out.tables import (
    Cell,
    Column,
    Row,
    Table,
    fraction,
    langs,
    rounded,
    said,
    several,
    table,
    titled,
)
from desktop.reports.out.whole import Whole


def tables(whole: Whole) -> list[Table]:
    """The result; without a decision the calculated proposal, with nothing selected."""
    return [_ranking(whole), _sets(whole), _presence(whole), _motions(whole), _votes(whole)]


def _ranking(whole: Whole) -> Table:
    criteria = [one.code for one in whole.body.rule.criteria]
    groups = list(whole.result.terms.groups)
    names = {one.code: titled(one.code, one.title) for one in whole.body.rubric.criteria}
    means = [Column(f"{part}:{code}", names[code]) for code in criteria for part in ("mean", "exact")]
    columns = [
        Column(name)
        for name in (
            "rank", "dossier", *langs("title"), "total", "total_exact", "sheets", "passes", "fails",
            "proposed", "sets", "selected", "reasons",
        )
    ]  # fmt: skip
    names = {one.code: titled(one.code, one.title) for one in whole.body.rubric.groups}
    columns += [*means, *(Column(f"group:{code}", names.get(code, {})) for code in groups)]
    titles = {ref.code: ref.title for ref in whole.body.dossiers}
    rows = [
        (
            line.rank,
            line.dossier,
            *said(titles[line.dossier]),
            *_line(whole, line),
            *_figures(line, criteria, groups),
        )
        for line in whole.result.ranking
    ]
    return table("ranking", columns, rows)


def _line(whole: Whole, line: Standing) -> Row:
    sets = whole.result.selection.sets
    holding = sum(line.dossier in best for best in sets)
    selected = line.dossier in whole.selection if whole.decision else None
    found = (rounded(line.total), fraction(line.total), line.figures.sheets, line.passes, several(line.fails))
    return (*found, bool(holding), holding, selected, several(whole.reasons.get(line.dossier, ())))


def _figures(line: Standing, criteria: list[str], groups: list[str]) -> Row:
    cells: list[Cell] = []
    for code in criteria:
        value = line.figures.criteria[code].value if line.figures.criteria else None
        cells += [rounded(value), fraction(value)]
    percents = line.figures.groups or {}
    return (*cells, *(rounded(percents.get(code)) for code in groups))


def _sets(whole: Whole) -> Table:
    """All best sets of the calculation, then what was decided."""
    best = [("proposal", n, code) for n, one in enumerate(whole.result.selection.sets, 1) for code in one]
    return table(
        "sets", ("of", "set", "dossier"), [*best, *(("decision", 1, code) for code in whole.selection)]
    )


def _presence(whole: Whole) -> Table:
    sitting = whole.decision.body.sitting if whole.decision else None
    here = set(sitting.presence.present) if sitting else set()
    known = bool(here)
    rows = [
        (one.id, *said(one.name), (one.id in here) if known else None)
        for one in whole.body.roster
        if set(one.roles) & {"chair", "commissioner"}
    ]
    return table("presence", ("member", *langs("name"), "present"), rows)


def _carried(whole: Whole) -> list[Motion]:
    return list(whole.decision.body.sitting.motions) if whole.decision else []


def _motions(whole: Whole) -> Table:
    rows = [
        (
            n,
            one.text,
            one.reason,
            len(one.votes_for),
            len(one.votes_against),
            len(one.abstained),
            several(one.select),
        )
        for n, one in enumerate(_carried(whole), 1)
    ]
    columns = ("motion", "text", "reason", "votes_for", "votes_against", "abstained", "select")
    return table("motions", columns, rows)


def _votes(whole: Whole) -> Table:
    rows: list[Row] = []
    for n, one in enumerate(_carried(whole), 1):
        cast = [("for", one.votes_for), ("against", one.votes_against), ("abstained", one.abstained)]
        rows += [(n, member, vote, one.dissent.get(member)) for vote, who in cast for member in who]
    return table("votes", ("motion", "member", "vote", "dissent"), rows)

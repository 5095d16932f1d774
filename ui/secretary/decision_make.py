"""From the official result to the rows of the decision room. Pure; nothing is decided here."""

from __future__ import annotations

from fractions import Fraction

from desktop.decide.decimals import number
from desktop.decide.dossiers import DossierInput
from desktop.decide.official import Result
from desktop.decide.selection import seats_of
from desktop.decide.standing import Standing
from desktop.decide.whynot import why_not
from desktop.model.statements import Round
from desktop.model.text import Text
from ui.secretary.board_view import short_codes
from ui.secretary.decision_view import CutLine, DecisionView, GroupMark, Outcome, RankLine, SheetMark, Why


def view_of(found: Result, body: Round, *, incomplete: bool, decided: bool, at: int = 0) -> DecisionView:
    """Everything the room paints; of several best sets the one numbered `at` (from 0) is marked."""
    sets = found.selection.sets
    proposed = sets[min(at, len(sets) - 1)] if sets else ()
    inputs = {dossier.code: dossier for dossier in found.dossiers}
    above = _above_the_cut(found, proposed)
    titles = {ref.code: ref.title for ref in body.dossiers}
    short = short_codes(list(titles))
    lines = tuple(
        _line(
            found,
            body,
            line,
            inputs[line.dossier],
            titles[line.dossier],
            short[line.dossier],
            _outcome(line, at < above, proposed),
        )
        for at, line in enumerate(found.ranking)
    )
    return DecisionView(
        lines=lines,
        group_codes=tuple(found.terms.groups),
        group_titles={group.code: group.title for group in body.rubric.groups},
        percent=found.terms.percent,
        lower=found.terms.lower,
        threshold=found.terms.threshold,
        proposed=proposed,
        sets=found.selection.sets,
        objective=found.selection.objective,
        reasons=found.selection.reasons,
        unconstrained=found.selection.unconstrained,
        cut=_cut(found, proposed, above, inputs),
        passing=sum(line.ranked and line.passes for line in found.ranking),
        incomplete=incomplete,
        method=found.terms.method,
        decided=decided,
    )


def why_of(found: Result, code: str) -> Why:
    """Why a dossier is not in the proposal, and who holds its places."""
    answer = why_not(found, code)
    inputs = {dossier.code: dossier for dossier in found.dossiers}
    me = inputs[code]
    proposed = found.selection.sets[0] if found.selection.sets else ()
    same_sector = "max_per_sector" in answer.frees
    same_region = "max_per_region" in answer.frees
    holders = tuple(
        other
        for other in proposed
        if (same_sector and inputs[other].sector == me.sector)
        or (same_region and set(inputs[other].regions) & set(me.regions))
    )
    return Why(answer, holders)


def _above_the_cut(found: Result, proposed: tuple[str, ...]) -> int:
    """How many rows of the ranking stand above the cut: down to the last proposed one."""
    places = [at for at, line in enumerate(found.ranking) if line.dossier in proposed]
    return max(places, default=-1) + 1


def _outcome(line: Standing, above: bool, proposed: tuple[str, ...]) -> Outcome:
    if line.dossier in proposed:
        return "proposed"
    if not line.eligible:
        return "ineligible"
    if not line.ranked:
        return "undecidable"
    if not line.passes:
        return "below"
    return "passed-over" if above else "no-place"


def _line(
    found: Result, body: Round, line: Standing, of: DossierInput, title: Text, short: str, outcome: Outcome
) -> RankLine:
    return RankLine(
        code=line.dossier,
        short=short,
        title=title,
        region=_both([body.regions.get(region, {}) for region in of.regions]),
        sector=body.sectors.get(of.sector or "", {}),
        rank=line.rank,
        total=line.total,
        sheets=tuple(SheetMark(reviewer, total) for reviewer, total in line.figures.totals),
        groups=_groups(found, line),
        outcome=outcome,
        fails=line.fails,
    )


def _both(texts: list[Text]) -> Text:
    """Several regions in one line, language by language."""
    if len(texts) == 1:
        return texts[0]
    return {lang: ", ".join(t[lang] for t in texts if lang in t) for lang in ("kk", "ru", "en")}


def _groups(found: Result, line: Standing) -> tuple[GroupMark, ...]:
    percents = line.figures.groups or {}
    of_group = {measure.code: measure.group for measure in found.terms.measures}
    failing = {of_group[code] for code in line.fails if code in of_group}
    return tuple(
        GroupMark(code, percents[code], f"group:{code}" in line.fails, code in failing)
        for code in found.terms.groups
        if code in percents
    )


def _cut(
    found: Result, proposed: tuple[str, ...], above: int, inputs: dict[str, DossierInput]
) -> CutLine | None:
    if not proposed:
        return None
    cap = found.rule.constraints.budget_cap
    spent = sum((inputs[code].numbers[cap.field] for code in proposed), Fraction(0)) if cap else None
    seats = seats_of(found.rule)
    last = found.ranking[above - 1].total
    below = next((line.total for line in found.ranking[above:] if line.ranked and line.passes), None)
    gap = below - last if below is not None and last is not None else None
    return CutLine(
        after=above,
        places=len(proposed),
        seats=seats[1] if seats else None,
        sets=len(found.selection.sets),
        spent=spent,
        budget=number(cap.max) if cap else None,
        first_below=gap,
    )

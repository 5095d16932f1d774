"""From the board to the official result: the same few steps for the secretary and the auditor."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from desktop.decide import lot, official
from desktop.decide.decimals import exact, parse
from desktop.decide.dossiers import DossierInput
from desktop.decide.figures import Sheet
from desktop.merge.views import Board
from desktop.model.dossier import Dossier
from desktop.model.rule import Lot, Rule
from desktop.model.statements import Close, RankRow

USED = ("counted", "partial")


def reckon(board: Board, dossiers: Mapping[str, Dossier]) -> official.Result:
    """The official result of a board; `dossiers` by code, of the current version.

    A lot takes part only when its order is settled: by the draw that a ruling records, or, after the
    close, by the revealed seed with the board's digest mixed in (CONTRACT.md, "The lot").
    """
    if board.round is None:
        raise RuntimeError("a board without a round has no result")
    body = board.round.body
    close = board.closed.body if board.closed else None
    return official.result(
        body.rule,
        sheets(board, body.rule),
        [dossier_input(ref.code, ref.eligible, dossiers[ref.code]) for ref in body.dossiers],
        seed=seed_of(close, body.rule),
        drawn=drawn(board),
    )


def lot_hash(rule: Rule) -> str | None:
    """`sha256:HEX` of the lot's seed as the signed round holds it."""
    return next((step.lot for step in rule.tie_break if isinstance(step, Lot)), None)


def seed_of(close: Close | None, rule: Rule) -> str | None:
    """The live seed after a close that reveals the seed whose hash was signed, else None."""
    committed = lot_hash(rule)
    if close is None or close.seed is None or committed is None or lot.commitment(close.seed) != committed:
        return None
    return lot.live_seed(close.seed, close.board)


def drawn(board: Board) -> tuple[str, ...]:
    """The order of a physical draw that a ruling of the chair records (the newest by content order)."""
    draws = [ruling.body.about for ruling in board.rulings if ruling.body.kind == "draw"]
    return tuple(draws[-1]) if draws else ()


def sheets(board: Board, rule: Rule) -> list[Sheet]:
    """The sheets that may count, marks in the units of their criterion's scale."""
    scales = {one.code: one.scale or rule.scale for one in rule.criteria}
    units = {code: (Fraction(scale.min), Fraction(scale.step)) for code, scale in scales.items()}
    return [
        Sheet(
            sheet.reviewer,
            sheet.dossier,
            {
                code: None if steps is None else units[code][0] + steps * units[code][1]
                for code, steps in sheet.marks.items()
            },
            False,
        )
        for sheet in board.sheets
        if sheet.state in USED
    ]


def dossier_input(code: str, eligible: bool, dossier: Dossier) -> DossierInput:
    """What constraints need of a dossier: regions, sector, eligibility, numeric facts."""
    numbers = {}
    for name, value in dossier.facts.items():
        number = parse(value) if isinstance(value, str) else None
        if number is not None:
            numbers[name] = number
    return DossierInput(code, tuple(dossier.region), dossier.sector, eligible, numbers)


def rank_rows(result: official.Result) -> list[RankRow]:
    """The ranking as the decision signs it."""
    return [
        RankRow(
            line.dossier,
            line.rank,
            None if line.total is None else exact(line.total),
            line.figures.sheets,
            line.passes,
            list(line.fails),
        )
        for line in result.ranking
    ]


def proposal_sets(result: official.Result) -> list[list[str]]:
    """All best sets as the decision signs them: codes of each set in ranking order."""
    return [list(one) for one in result.selection.sets]


def objective(result: official.Result) -> str | None:
    """The exact sum of the best sets' totals."""
    best = result.selection.objective
    return None if best is None else exact(best)


def needs(result: official.Result) -> list[str]:
    """Why a person must decide: no feasible set, or more than one best set (a tie at the cut)."""
    count = len(result.selection.sets)
    if count == 0:
        return ["proposal-none"]
    return ["proposal-several"] if count > 1 else []

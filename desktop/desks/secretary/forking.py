"""What a fork would do to totals: with each of its versions, and without the author."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from desktop.decide import official
from desktop.decide.figures import Sheet
from desktop.desks import reckoning
from desktop.merge.views import Board, Fork
from desktop.model.dossier import Dossier
from desktop.model.statements import Scores
from desktop.trust.envelope import Verified

Totals = dict[str, tuple[Fraction | None, ...]]


def totals(
    board: Board, fork: Fork, versions: Sequence[Verified[Scores]], dossiers: Mapping[str, Dossier]
) -> Totals:
    """The total of each dossier in which the versions differ: one for each version in the order given, the
    last without the author; None where it cannot be decided. Shown, never used."""
    if board.round is None:
        raise RuntimeError("a board without a round has no totals")
    body = board.round.body
    others = [one for one in reckoning.sheets(board, body.rule) if one.reviewer != fork.reviewer]
    inputs = [reckoning.dossier_input(ref.code, ref.eligible, dossiers[ref.code]) for ref in body.dossiers]
    found: list[dict[str, Fraction | None]] = []
    for version in (*versions, None):
        sheets = [*others, *(_sheets(board, version) if version is not None else [])]
        result = official.result(body.rule, sheets, inputs)
        found.append({line.dossier: line.total for line in result.ranking})
    return {code: tuple(one.get(code) for one in found) for code in fork.dossiers}


def _sheets(board: Board, version: Verified[Scores]) -> list[Sheet]:
    """The marks of one version in the units of their scales."""
    assert board.round is not None
    rule = board.round.body.rule
    scales = {one.code: one.scale or rule.scale for one in rule.criteria}
    units = {code: (Fraction(scale.min), Fraction(scale.step)) for code, scale in scales.items()}
    recused = {one.dossier for one in version.body.recusals}
    return [
        Sheet(
            version.body.reviewer,
            review.dossier,
            {
                code: None if steps is None else units[code][0] + steps * units[code][1]
                for code, steps in review.marks.items()
            },
            False,
        )
        for review in version.body.reviews
        if review.dossier not in recused
    ]

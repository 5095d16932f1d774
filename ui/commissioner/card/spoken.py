"""Marks in words: what is shown in figures and what a screen reader says."""

from __future__ import annotations

from fractions import Fraction

from desktop.decide.decimals import places
from desktop.model.rubric import Criterion, Rubric
from desktop.model.rule import Rule
from ui.commissioner.card.scale import Stops, beside
from ui.i18n import Speech


def shown_mark(say: Speech, stops: Stops, mark: int | None) -> str | None:
    """The figure in the reader's language, None for "not scored"."""
    return None if mark is None else say.number(stops.text(mark))


def spoken_mark(say: Speech, criterion: Criterion, stops: Stops, mark: int | None, rubric: Rubric) -> str:
    """ "A2, 3.5 of 5, between good and very good"."""
    if mark is None:
        return say("comm.spoken.none", code=criterion.code)
    figure, most = say.number(stops.text(mark)), say.number(stops.most)
    labels = [say.text(a.text) for a in beside(stops, mark, rubric.labels)]
    if len(labels) == 2:
        return say(
            "comm.spoken.between", code=criterion.code, mark=figure, most=most, low=labels[0], high=labels[1]
        )
    if labels:
        return say("comm.spoken.exact", code=criterion.code, mark=figure, most=most, label=labels[0])
    return say("comm.spoken.plain", code=criterion.code, mark=figure, most=most)


def share_of(rule: Rule, codes: list[str]) -> Fraction:
    """The share in percent that these criteria have of all weights."""
    weights = {c.code: Fraction(c.weight) for c in rule.criteria}
    whole = sum(weights.values(), Fraction(0))
    part = sum((weights.get(code, Fraction(0)) for code in codes), Fraction(0))
    return part * 100 / whole if whole else Fraction(0)


def shown_share(say: Speech, share: Fraction) -> str:
    """A percentage with at most one place, half up."""
    tenths = (share * 10 + Fraction(1, 2)).__floor__()
    whole, tenth = divmod(tenths, 10)
    return say.percent(f"{whole}.{tenth}" if tenth else str(whole))


def shown_value(say: Speech, value: Fraction, most: int = 1) -> str:
    """A computed figure, half up to at most `most` places: 2.75 -> "2.8", 3 -> "3"."""
    text = places(value, most)
    return say.number(text.rstrip("0").rstrip(".") if "." in text else text)

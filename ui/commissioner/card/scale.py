"""A scale as a row of stops: what each is worth, how it is written, which anchors stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from desktop.model.rubric import Anchor
from desktop.model.rule import Rule, Scale


@dataclass(frozen=True)
class Stops:
    """Stop 0 is the least mark; stop `count - 1` the greatest. Values are exact."""

    low: Fraction
    step: Fraction
    count: int

    @classmethod
    def of(cls, scale: Scale) -> Stops:
        low, step = Fraction(scale.min), Fraction(scale.step)
        return cls(low, step, int((Fraction(scale.max) - low) / step) + 1)

    @property
    def last(self) -> int:
        return self.count - 1

    def value(self, stop: int) -> Fraction:
        return self.low + self.step * stop

    def whole(self, stop: int) -> bool:
        """True where a figure is printed; the others are dots."""
        return self.value(stop).denominator == 1

    def text(self, stop: int) -> str:
        """The mark as a decimal string with a point: "3.5"."""
        return decimal(self.value(stop))

    def stop_of(self, value: Fraction) -> int | None:
        """The stop of a value, or None when the scale has no such mark."""
        stop = (value - self.low) / self.step
        return int(stop) if stop.denominator == 1 and 0 <= stop <= self.last else None

    def half(self, stop: int | None) -> int | None:
        """What `.` makes of a mark: adds the half to a whole point, drops it from a half."""
        at = 0 if stop is None else stop
        if self.step >= 1:
            return stop
        if not self.whole(at):
            return self.stop_of(Fraction(self.value(at).__floor__()))
        return at + 1 if at < self.last else stop

    @cached_property
    def most(self) -> str:
        """The greatest mark as text, for "3.5 of 5"."""
        return self.text(self.last)


def decimal(value: Fraction) -> str:
    """A finite decimal: 7/2 -> "3.5", 3 -> "3". Scales hold decimal strings, so it always ends."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    scaled = abs(int(value * 10**places))
    digits = str(scaled).zfill(places + 1)
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def beside(stops: Stops, stop: int, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """The anchor of a stop; for a stop between anchors, the nearest below and above."""
    value = stops.value(stop)
    ordered = sorted(anchors, key=lambda a: Fraction(a.mark))
    exact = [a for a in ordered if Fraction(a.mark) == value]
    if exact:
        return (exact[0],)
    below = [a for a in ordered if Fraction(a.mark) < value][-1:]
    above = [a for a in ordered if Fraction(a.mark) > value][:1]
    return tuple(below + above)


def stops_of(rule: Rule, criterion: str) -> Stops:
    """The stops of a criterion: its own scale, or the rule's."""
    own = next((c.scale for c in rule.criteria if c.code == criterion), None)
    return Stops.of(own or rule.scale)

"""A criterion's scale on paper: a numbered box for each whole mark, a small ring for each half, to cross.

A filled sheet has the given mark in black. A scale with too many stops for that is a line to write on.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.model.rule import Scale
from desktop.model.text import Lang
from desktop.reports import protocol_style as st
from desktop.words import number

MOST = 21
BOX, RING, GAP = 15.0, 8.0, 4.0


@dataclass(frozen=True)
class Stop:
    """One mark of a scale: its figure as written, and whether it is a whole number."""

    figure: str
    whole: bool


def stops(scale: Scale, lang: Lang) -> list[Stop]:
    """All marks of a scale from the lowest."""
    low, step = Fraction(scale.min), Fraction(scale.step)
    count = int((Fraction(scale.max) - low) / step) + 1
    values = [low + step * at for at in range(count)]
    return [Stop(_written(value, lang), value.denominator == 1) for value in values]


def _written(value: Fraction, lang: Lang) -> str:
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    scaled = str(abs(int(value * 10**places))).zfill(places + 1)
    text = f"{scaled[:-places]}.{scaled[-places:]}" if places else scaled
    return number(("-" if value < 0 else "") + text, lang)


class Stops(Flowable):  # type: ignore[misc]
    """The row of boxes; `given` is the index of the mark, None on a blank sheet or where none was given."""

    def __init__(self, row: list[Stop], given: int | None) -> None:
        super().__init__()
        self._row, self._given = row, given
        self._long = len(row) > MOST

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        if self._long:
            return 120, BOX + 2
        sides = [BOX if stop.whole else RING for stop in self._row]
        return sum(sides) + GAP * (len(sides) - 1), BOX + 2

    def draw(self) -> None:
        canvas: Canvas = self.canv
        if self._long:
            self._line(canvas)
            return
        x = 0.0
        for at, stop in enumerate(self._row):
            x = self._stop(canvas, x, stop, at == self._given)

    def _stop(self, canvas: Canvas, x: float, stop: Stop, given: bool) -> float:
        canvas.setStrokeColor(st.INK)
        canvas.setLineWidth(0.7)
        canvas.setFillColor(st.INK if given else st.PAPER)
        if not stop.whole:
            canvas.circle(x + RING / 2, 1 + BOX / 2, RING / 2, fill=1)
            return x + RING + GAP
        canvas.roundRect(x, 1, BOX, BOX, 2.5, fill=1)
        canvas.setFillColor(st.PAPER if given else st.INK)
        canvas.setFont(st.BOLD if given else st.REGULAR, 8.5)
        canvas.drawCentredString(x + BOX / 2, 1 + BOX / 2 - 3, stop.figure)
        return x + BOX + GAP

    def _line(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(st.INK)
        canvas.setLineWidth(0.7)
        canvas.line(0, 1, 60, 1)
        canvas.setFont(st.REGULAR, 8)
        canvas.setFillColor(st.MUTED)
        canvas.drawString(66, 3, f"{self._row[0].figure} – {self._row[-1].figure}")
        if self._given is not None:
            canvas.setFillColor(st.INK)
            canvas.setFont(st.BOLD, 11)
            canvas.drawString(4, 4, self._row[self._given].figure)

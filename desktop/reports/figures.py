"""Small figures for PDFs: horizontal bars with a label before and a value behind."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor

from desktop.reports.fonts import BOLD, REGULAR

BLUE, PALE, INK, SOFT = "#7B93AF", "#ECEFF5", "#28303A", "#5C6672"


class Bar(NamedTuple):
    """One bar: `share` of the full width (0..1), words before and behind; `strong` sets it off."""

    label: str
    share: float
    value: str
    strong: bool = False


def bars(items: list[Bar], width: float, label_width: float, row: float = 15.0) -> Any:
    """A ReportLab Drawing of `width` points and `row` points for each bar, the first on top."""
    drawing = Drawing(width, row * len(items) + 4)
    full = width - label_width - 90
    for place, bar in enumerate(items):
        bottom = row * (len(items) - 1 - place) + 5
        face = BOLD if bar.strong else REGULAR
        words = {"fontName": face, "fontSize": 7.5, "fillColor": HexColor(INK)}
        drawing.add(String(0, bottom, bar.label, **words))
        drawing.add(Rect(label_width, bottom - 2, full, 9, fillColor=HexColor(PALE), strokeColor=None))
        filled = max(0.0, min(1.0, bar.share)) * full
        if filled:  # a bar of no width would still be drawn as a line
            drawing.add(Rect(label_width, bottom - 2, filled, 9, fillColor=HexColor(BLUE), strokeColor=None))
        behind = {"fontName": REGULAR, "fontSize": 7, "fillColor": HexColor(SOFT)}
        drawing.add(String(label_width + full + 6, bottom, bar.value, **behind))
    return drawing

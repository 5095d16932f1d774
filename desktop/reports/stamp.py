"""The watermark of a printed dossier: whose copy it is, of which round, when. Over every page, in grey.

One PDF page for each size of page; light enough to read through, on scans too, and at the foot in small
letters that can be read off a photograph.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop.reports.fonts import BOLD, REGULAR, register
from desktop.reports.protocol_style import shown

ACROSS = Color(0.33, 0.38, 0.45, alpha=0.16)
FOOT = Color(0.2, 0.24, 0.3, alpha=0.75)
LIGHT = Color(1, 1, 1, alpha=0.6)
LARGEST, SMALLEST, FOOT_SIZE = 54.0, 2.0, 7.0


@dataclass(frozen=True, slots=True)
class Watermark:
    """`name` and `when` run across the page; the foot says all of it."""

    name: str
    round: str
    when: str  # as it is written for people


def stamp(mark: Watermark, width: int, height: int) -> bytes:
    """A page of this size in points with the watermark alone."""
    register()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    _across(canvas, shown(mark.name), shown(mark.when), width, height)
    _foot(canvas, " · ".join(map(shown, (mark.name, mark.round, mark.when))), width)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _across(canvas: Canvas, name: str, when: str, width: float, height: float) -> None:
    """Along the diagonal from the foot on the left to the head on the right."""
    length = math.hypot(width, height) * 0.74
    size = _fitting(name, BOLD, length, min(LARGEST, min(width, height) / 6))
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    canvas.setFillColor(ACROSS)
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(0, size * 0.12, name)
    small = _fitting(when, REGULAR, length, size * 0.5)
    canvas.setFont(REGULAR, small)
    canvas.drawCentredString(0, -small * 1.2, when)
    canvas.restoreState()


def _foot(canvas: Canvas, line: str, width: float) -> None:
    size = _fitting(line, REGULAR, width * 0.94, FOOT_SIZE)
    long = stringWidth(line, REGULAR, size)
    left = (width - long) / 2
    canvas.setFillColor(LIGHT)  # on a dark scan the line would not be seen
    canvas.rect(left - 3, 4, long + 6, size + 4, stroke=0, fill=1)
    canvas.setFillColor(FOOT)
    canvas.setFont(REGULAR, size)
    canvas.drawString(left, 7, line)


def _fitting(text: str, font: str, room: float, most: float) -> float:
    """The largest size at which a line fits; never so small that it is no line."""
    return float(max(SMALLEST, min(most, room / max(stringWidth(text, font, 1), 0.01))))

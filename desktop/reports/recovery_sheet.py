"""The recovery sheet: one A4 page to keep on paper, in the person's language.

The code stands in eight large numbered groups, to be typed by hand. The QR code beside the comparison code
holds that public code alone: a QR of the recovery code would invite photographing the secret, and phones
send their photographs away.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from desktop.reports import protocol_style as st
from desktop.reports.fonts import BOLD, REGULAR, register
from desktop.reports.protocol_page import qr
from desktop.words import Words

EDGE = 22 * mm
WIDTH = st.PAGE[0] - 2 * EDGE
ROW, GAP = 66.0, 8.0
STEPS = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says. `recovery` is eight groups joined by hyphens, `code` eight joined by spaces."""

    name: str
    recovery: str
    code: str
    made: str  # dd.MM.yyyy


def recovery_sheet(sheet: Sheet, say: Words) -> bytes:
    """The PDF of a recovery sheet."""
    register()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=st.PAGE, invariant=1, lang=say.lang)
    canvas.setTitle(say("sheet.title"))
    canvas.setAuthor("Alqa")
    top = _head(canvas, sheet, say)
    top = _groups(canvas, sheet.recovery.split("-"), top)
    top = _steps(canvas, say, top)
    _card(canvas, sheet, say, top)
    _foot(canvas, say)
    canvas.save()
    return out.getvalue()


def _head(canvas: Canvas, sheet: Sheet, say: Words) -> float:
    top = st.PAGE[1] - 24 * mm
    top = _words(canvas, say("sheet.title"), st.style(22, bold=True), top) - 4
    top = _words(canvas, say("sheet.what"), st.style(11.5, colour=st.MUTED), top) - 16
    top = _words(canvas, sheet.name, st.style(17, bold=True), top) - 2
    top = _words(canvas, say("sheet.made", date=sheet.made), st.style(10, colour=st.MUTED), top) - 18
    return _words(canvas, say("sheet.code"), st.style(11.5, bold=True), top) - 8


def _groups(canvas: Canvas, groups: list[str], top: float) -> float:
    """Eight boxes, four in a row, each with its number: they are typed into eight boxes on the screen."""
    width = (WIDTH - 3 * GAP) / 4
    for n, group in enumerate(groups):
        down, across = divmod(n, 4)
        x, y = EDGE + across * (width + GAP), top - ROW - down * (ROW + GAP)
        canvas.setStrokeColor(st.INK)
        canvas.setLineWidth(0.9)
        canvas.roundRect(x, y, width, ROW, 5)
        canvas.setFillColor(st.MUTED)
        canvas.setFont(REGULAR, 8.5)
        canvas.drawString(x + 7, y + ROW - 13, str(n + 1))
        canvas.setFillColor(st.INK)
        canvas.setFont(BOLD, 22)
        canvas.drawCentredString(x + width / 2, y + 19, group)
    return top - 2 * ROW - GAP - 22


def _steps(canvas: Canvas, say: Words, top: float) -> float:
    top = _words(canvas, say("sheet.do"), st.style(11.5, bold=True), top) - 6
    for n in range(1, STEPS + 1):
        canvas.setFont(BOLD, 11)
        canvas.setFillColor(st.INK)
        canvas.drawString(EDGE, top - 12, f"{n}.")
        top = _words(canvas, say(f"sheet.do{n}"), st.style(11), top, EDGE + 20) - 5
    return top - 14


def _card(canvas: Canvas, sheet: Sheet, say: Words, top: float) -> None:
    canvas.setStrokeColor(st.LINE)
    canvas.setLineWidth(0.6)
    canvas.line(EDGE, top, EDGE + WIDTH, top)
    side = 74.0
    qr(canvas, sheet.code, EDGE, top - 16 - side, side)
    left = EDGE + side + 18
    down = _words(canvas, say("sheet.card"), st.style(10, bold=True), top - 14, left) - 3
    groups = sheet.code.split(" ")
    for line in (groups[:4], groups[4:]):
        down = _words(canvas, "   ".join(line), st.style(12.5), down, left)
    _words(canvas, say("sheet.card_what"), st.style(9, colour=st.MUTED), down - 4, left)


def _foot(canvas: Canvas, say: Words) -> None:
    foot = Paragraph(st.safe(say("sheet.keep")), st.style(10, bold=True))
    _, height = foot.wrapOn(canvas, WIDTH - 24, 200)
    canvas.setFillColor(st.SHADE)
    canvas.roundRect(EDGE, 18 * mm, WIDTH, height + 20, 5, stroke=0, fill=1)
    foot.drawOn(canvas, EDGE + 12, 18 * mm + 10)


def _words(canvas: Canvas, text: str, kind: ParagraphStyle, top: float, left: float = EDGE) -> float:
    """Set a wrapped text below `top`; returns where the next one may begin."""
    paragraph = Paragraph(st.safe(text), kind)
    _, height = paragraph.wrapOn(canvas, EDGE + WIDTH - left, 600)
    paragraph.drawOn(canvas, left, top - height)
    return float(top - height)

"""Type, colours and measures of the protocol; text made safe for ReportLab's markup."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from desktop.reports.fonts import BOLD as BOLD
from desktop.reports.fonts import REGULAR as REGULAR

PAGE = A4
LEFT, RIGHT, TOP = 25 * mm, 15 * mm, 20 * mm  # room for a punch on the left
WIDTH = PAGE[0] - LEFT - RIGHT
GUTTER = 14.0

INK = HexColor(0x1A212B)
MUTED = HexColor(0x505B69)
LINE = HexColor(0xB9C0CA)
SHADE = HexColor(0xF3F4F6)
PAPER = HexColor(0xFFFFFF)
RED = HexColor(0xA82A22)
WATERMARK = HexColor(0xECEEF1)

ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


def style(
    size: float,
    *,
    bold: bool = False,
    align: str = "left",
    colour: Color = INK,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> ParagraphStyle:
    """A paragraph style of the protocol's family; leading follows the size."""
    return ParagraphStyle(
        f"{size}-{bold}-{align}",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=round(size * 1.34, 1),
        alignment=ALIGN[align],
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=keep,
        splitLongWords=True,
        allowWidows=0,
        allowOrphans=0,
    )


BODY = style(8.9)
ITEM = style(8.9)
HEAD = style(10.2, bold=True, align="center")
TITLE = style(15.5, bold=True, align="center", before=2)
SUBTITLE = style(9.5, align="center", after=3)
CAPTION = style(8.2, bold=True, colour=MUTED, before=6, after=3)
CAPTION_KEPT = style(8.2, bold=True, colour=MUTED, before=8, after=3, keep=True)
ANNEX = style(9, align="right", colour=MUTED, keep=True)
SECTION = style(12, bold=True, after=6, keep=True)
CELL = style(8.2)
CELL_BOLD = style(8.2, bold=True)
RIGHTWARD = style(8.2, align="right")
RIGHTWARD_BOLD = style(8.2, bold=True, align="right")
EXACT = style(7.6, align="right")
EXACT_LONG = style(6.2, align="right")
MIDDLE = style(8.2, align="center")
SMALL = style(6.4, colour=MUTED)
SMALL_INK = style(7)
COLUMN = style(7.4, bold=True, align="center")
NOTICE = style(7, colour=RED)


def safe(text: str) -> str:
    """Text for a paragraph: markup escaped, and nothing that changes what a reader sees: direction
    marks, control characters and letters that the font lacks are shown as their code points."""
    return escape(shown(text))


def shown(text: str) -> str:
    """Text for a canvas, which knows no markup: as `safe`, without the escapes."""
    return "".join(map(_shown, " ".join(text.split(" "))))


def _shown(char: str) -> str:
    if char in "\n\t":
        return " "
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Cn")
    known = ord(char) in pdfmetrics.getFont(REGULAR).face.charToGlyph
    return char if known and not hidden else f"[U+{ord(char):04X}]"


def para(text: str, kind: ParagraphStyle) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(safe(text), kind)


def strong(lead: str, text: str, kind: ParagraphStyle) -> Paragraph:
    """A paragraph led by bold words."""
    return Paragraph(f"<b>{safe(lead)}</b> {safe(text)}", kind)


def breakable(digest: str) -> str:
    """A digest in groups of eight, so that it wraps and can be compared by eye."""
    return " ".join(re.findall(".{1,8}", digest))

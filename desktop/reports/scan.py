"""A page as a scanner would make it: a grey picture without any text layer."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from desktop.reports.fonts import BOLD, REGULAR, font_file

WIDE, HIGH = 909, 1286  # A4 at 110 dpi
MARGIN = 110


class ScanLine(NamedTuple):
    """Words at a size in pixels; an empty line leaves room."""

    words: str
    size: int = 22
    bold: bool = False


def scanned(lines: list[ScanLine]) -> bytes:
    """A slightly tilted grey JPEG of the lines, wrapped at spaces; the same bytes every time."""
    sheet = Image.new("L", (WIDE, HIGH), 246)
    pen, top = ImageDraw.Draw(sheet), MARGIN
    for line in lines:
        font = ImageFont.truetype(str(font_file(BOLD if line.bold else REGULAR)), line.size)
        for part in _wrapped(line.words, font.getlength):
            pen.text((MARGIN, top), part, font=font, fill=52)
            top += round(line.size * 1.45)
        top += line.size // 2
    pen.ellipse((560, top + 20, 740, top + 200), outline=120, width=3)
    pen.ellipse((580, top + 40, 720, top + 180), outline=140, width=2)
    tilted = sheet.rotate(0.7, resample=Image.Resampling.BILINEAR, fillcolor=232)
    out = io.BytesIO()
    tilted.save(out, "JPEG", quality=55)
    return out.getvalue()


def _wrapped(words: str, length: Callable[[str], float]) -> list[str]:
    rows, row = [], ""
    for word in words.split(" "):
        longer = f"{row} {word}".strip()
        if row and length(longer) > WIDE - 2 * MARGIN:
            rows.append(row)
            longer = word
        row = longer
    return [*rows, row]

"""How the sample's papers are laid out: styles, headings, tables, the line at the foot of each page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from desktop.reports.figures import INK, SOFT
from desktop.reports.fonts import BOLD, REGULAR, register

MARGIN = 62.0
WIDTH = 595.2756 - 2 * MARGIN


class Layout:
    """ReportLab's parts with our styles; made once for many papers."""

    def __init__(self) -> None:
        register()
        self.line = HexColor("#D5DBE3")
        self.fill = HexColor("#F3F5F8")
        body = ParagraphStyle("body", fontName=REGULAR, fontSize=9.5, leading=14, textColor=HexColor(INK))
        self._styles = {
            "body": body.clone("body", spaceAfter=7),
            "title": body.clone("title", fontName=BOLD, fontSize=18, leading=23),
            "sub": body.clone("sub", fontSize=8.5, textColor=HexColor(SOFT), spaceAfter=12),
            "head": body.clone("head", fontName=BOLD, fontSize=11.5, leading=15, spaceBefore=6, spaceAfter=4),
            "note": body.clone("note", fontSize=7.5, leading=10, textColor=HexColor(SOFT), spaceAfter=10),
            "cell": body.clone("cell", fontSize=8, leading=10.5),
            "strong": body.clone("strong", fontName=BOLD, fontSize=8, leading=10.5),
            "right": body.clone("right", fontSize=8, leading=10.5, alignment=2),
        }

    def words(self, style: str, text: str) -> Any:
        """A paragraph; the text is plain, never markup."""
        return Paragraph(escape(text), self._styles[style])

    def table(self, rows: list[list[str]], widths: list[float], right: frozenset[int] = frozenset()) -> Any:
        """A ruled table: the first row is its head, columns in `right` are set to the right."""
        cells = [[self.words("strong", text) for text in rows[0]]]
        for row in rows[1:]:
            cells.append([self.words("right" if n in right else "cell", text) for n, text in enumerate(row)])
        look = [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, self.line),
            ("BACKGROUND", (0, 0), (-1, 0), self.fill),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2.2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8),
        ]
        return Table(cells, colWidths=widths, style=TableStyle(look), repeatRows=1)

    def squares(self, cells: list[list[tuple[str, str]]]) -> Any:
        """A grid of cells with a heading each."""
        rows = [
            [[self.words("strong", head), self.words("cell", text)] for head, text in row] for row in cells
        ]
        look = [("GRID", (0, 0), (-1, -1), 0.4, self.line), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        return Table(rows, colWidths=[WIDTH / 2] * 2, style=TableStyle(look))

    def build(self, story: list[Any], title: str, foot: Sequence[str]) -> bytes:
        """The PDF of a story; the same bytes every time (no date, no random identifier)."""

        def footer(canvas: Any, document: Any) -> None:
            canvas.setFont(REGULAR, 6.5)
            canvas.setFillColor(SOFT)
            for row, line in enumerate(foot):
                canvas.drawString(MARGIN, 36 - 9 * row, line)
            canvas.drawRightString(MARGIN + WIDTH, 30, str(document.page))

        out = io.BytesIO()
        SimpleDocTemplate(
            out,
            pagesize=(595.2756, 841.8898),
            leftMargin=MARGIN - 6,
            rightMargin=MARGIN - 6,
            topMargin=58,
            bottomMargin=52,
            title=title,
            author="Alqa",
            invariant=1,
        ).build(story, onFirstPage=footer, onLaterPages=footer)
        return out.getvalue()

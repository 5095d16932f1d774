"""The page around the text: notice at the head, watermark of a draft, comparison code and QR at the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import segno
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from desktop.reports import protocol_style as st
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_metadata import Metadata, apply
from desktop.reports.protocol_tables import joined
from desktop.reports.protocol_voice import Voice
from desktop.words import NBSP

FOOT = 16 * mm  # from the paper's edge to the foot's lowest line
QR = 46.0
FIRST_FOOT, LATER_FOOT = 57.0, 33.0  # heights of the foot above FOOT
FOOT_STYLE = st.style(6.6, colour=st.MUTED)
FOOT_CODE = st.style(8)
NUMBER = st.style(8, align="right", colour=st.MUTED)


class Document(BaseDocTemplate):  # type: ignore[misc]
    """An A4 document whose canvas carries the archival metadata. `pages` is known on the second pass."""

    def __init__(
        self, out: Any, data: ProtocolData, voices: Sequence[Voice], metadata: Metadata, pages: int
    ) -> None:
        self.protocol, self.voices, self.metadata, self.pages = data, voices, metadata, pages
        super().__init__(
            out,
            pagesize=st.PAGE,
            title=metadata.title,
            author=metadata.author,
            invariant=1,
            pageCompression=1,
            lang=metadata.locale,
            initialFontName=st.REGULAR,
            pageTemplates=[self._template("first", FIRST_FOOT), self._template("later", LATER_FOOT)],
        )

    def _template(self, name: str, foot: float) -> PageTemplate:
        low = FOOT + foot + 3
        frame = Frame(
            st.LEFT,
            low,
            st.WIDTH,
            st.PAGE[1] - st.TOP - low,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        template = PageTemplate(id=name, frames=[frame], onPage=self._around)
        template.autoNextPageTemplate = "later"
        return template

    def beforeDocument(self) -> None:
        """Called by ReportLab when the canvas exists and nothing is drawn yet."""
        apply(self.canv, self.metadata)

    def _around(self, canvas: Canvas, _document: Any) -> None:
        canvas.saveState()
        if self.protocol.draft:
            _watermark(canvas, joined(self.voices, "draft"))
        _notice(canvas, self.protocol, self.voices)
        Foot(self.protocol, self.voices).draw(canvas, self.page, self.pages)
        canvas.restoreState()


def _watermark(canvas: Canvas, words: str) -> None:
    """Drawn under the text in a solid light grey: no transparency in an archival file."""
    canvas.saveState()
    canvas.setFillColor(st.WATERMARK)
    canvas.translate(st.PAGE[0] / 2, st.PAGE[1] / 2)
    canvas.rotate(52)
    canvas.setFont(st.BOLD, 64)
    canvas.drawCentredString(0, -20, words)
    canvas.restoreState()


def _notice(canvas: Canvas, data: ProtocolData, voices: Sequence[Voice]) -> None:
    """The first sentence of the round's notice, in red, at the head of every page."""
    if not any(data.round.notice.values()):
        return
    leads = dict.fromkeys(first_sentence(voice.text(data.round.notice)) for voice in voices)
    kind = st.style(7.5, bold=True, align="right", colour=st.RED)
    _place(canvas, st.para(" · ".join(leads), kind), st.LEFT, st.PAGE[1] - 9 * mm, st.WIDTH)


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence."""
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0].rstrip(".")


def _place(canvas: Canvas, paragraph: Paragraph, x: float, top: float, width: float) -> float:
    """Draw a paragraph below `top`; returns where the next one may begin."""
    _, height = paragraph.wrapOn(canvas, width, 200)
    paragraph.drawOn(canvas, x, top - height)
    return float(top - height)


class Foot:
    """By what anyone can tell which decision a page belongs to: code, digests, QR, page number."""

    def __init__(self, data: ProtocolData, voices: Sequence[Voice]) -> None:
        self.data, self.voices = data, voices

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        full = page == 1
        top = FOOT + (FIRST_FOOT if full else LATER_FOOT) - 10
        canvas.setStrokeColor(st.LINE)
        canvas.setLineWidth(0.5)
        canvas.line(st.LEFT, top + 6, st.LEFT + st.WIDTH, top + 6)
        size = QR if full else 22.0
        if self.data.digest:
            qr(canvas, self.data.digest, st.LEFT, top - size, size)
        left = st.LEFT + size + 10 if self.data.digest else st.LEFT
        room = st.LEFT + st.WIDTH - left
        for text, kind in self._lines(full):
            top = _place(canvas, Paragraph(text, kind), left, top, room)
        number = st.para(f"{page} / {pages}" if pages else str(page), NUMBER)
        _place(canvas, number, st.LEFT + st.WIDTH - 40, FOOT + (12 if full else 13), 40)

    def _lines(self, full: bool) -> list[tuple[str, ParagraphStyle]]:
        data = self.data
        if data.code is None or data.digest is None:
            note = [(st.safe(joined(self.voices, "draft-note", " ")), FOOT_STYLE)]
            return [(self._code("code-board", data.board_code), FOOT_CODE), *(note if full else [])]
        head = [(self._code("code", data.code), FOOT_CODE)]
        sums = [(self._sum("sha-decision", data.digest), FOOT_STYLE)]
        if not full:
            return [*head, *sums]
        sums.append((self._sum("sha-board", data.decision.board), FOOT_STYLE))
        verify = [(st.safe(voice.say("verify")), FOOT_STYLE) for voice in self.voices]
        return [*head, *sums, *verify]

    def _code(self, key: str, code: str) -> str:
        groups = code.split(" ")
        first, rest = NBSP.join(groups[:2]), NBSP.join(groups[2:])
        return f"{st.safe(joined(self.voices, key, ' / '))}: <b>{first}</b>{NBSP}{rest}"

    def _sum(self, key: str, digest: str) -> str:
        return st.safe(f"SHA-256{NBSP}({joined(self.voices, key, ' / ')}): {digest}")


def qr(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """A QR code of `text` as filled squares, `size` points wide, without a quiet zone of its own."""
    matrix = segno.make(text, error="m", micro=False).matrix
    module = size / len(matrix)
    path = canvas.beginPath()
    for down, row in enumerate(matrix):
        for across, dark in enumerate(row):
            if dark:
                path.rect(x + across * module, y + size - (down + 1) * module, module, module)
    canvas.setFillColor(st.INK)
    canvas.drawPath(path, stroke=0, fill=1)

"""A plain A4 paper of one language: flowing text, and at the foot whose it is and which page of how many."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from desktop.model.text import Lang, Text, pick
from desktop.reports import protocol_style as st
from desktop.reports.fonts import REGULAR, register
from desktop.words import NBSP

EDGE, FOOT = 18 * mm, 12 * mm
WIDTH = st.PAGE[0] - 2 * EDGE


class PlainPaper(BaseDocTemplate):  # type: ignore[misc]
    """`foot` stands at the left of each page's foot; `pages` is known on the second pass."""

    def __init__(self, out: Any, title: str, lang: Lang, foot: str, pages: int) -> None:
        self._foot_line, self._pages = foot, pages
        super().__init__(
            out, pagesize=st.PAGE, title=title, author="Alqa", lang=lang, invariant=1, pageCompression=1
        )
        frame = Frame(EDGE, FOOT + 14, WIDTH, st.PAGE[1] - EDGE - FOOT - 14, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(id="page", frames=[frame], onPage=self._around))

    def _around(self, canvas: Canvas, _document: Any) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 7.5)
        canvas.setFillColor(st.MUTED)
        canvas.drawString(EDGE, FOOT, self._foot_line)
        number = f"{self.page} / {self._pages}" if self._pages else str(self.page)
        canvas.drawRightString(EDGE + WIDTH, FOOT, number)
        canvas.restoreState()


def build(story: Callable[[], list[Flowable]], title: str, lang: Lang, foot: str) -> bytes:
    """The PDF of a story, laid out twice to number its pages. ReportLab uses flowables up: `story` makes
    them anew."""
    register()
    line = st.shown(foot)
    first = PlainPaper(io.BytesIO(), title, lang, line, 0)
    first.build(story())
    out = io.BytesIO()
    PlainPaper(out, title, lang, line, first.page).build(story())
    return out.getvalue()


def text_of(text: Text, lang: Lang) -> str:
    """A text of the round in a language; in another one it carries the tag `[ru]`."""
    words, other = pick(text, lang)
    return f"{words}{NBSP}[{other}]" if other else words

"""The paper that says which pack was handed to whom: a line for each, room for a signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer, Table

from desktop.model.text import Lang
from desktop.reports import protocol_style as st
from desktop.reports.plain_paper import WIDTH, build
from desktop.words import Words, load

COLUMNS = ("member", "file", "code", "taken", "sign")
SHARES = (0.24, 0.15, 0.29, 0.17, 0.15)
TITLE, ABOVE, CELL = st.style(17, bold=True, after=2), st.style(8.6, colour=st.MUTED, after=8), st.style(8.4)
HEAD, SMALL, MEMBER = (
    st.style(7.6, bold=True, colour=st.MUTED),
    st.style(7.2, colour=st.MUTED),
    st.style(9, bold=True),
)
ROW_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class HandoutLine:
    """One pack: `code` is the comparison code of its first file, `taken` who took it and when, "" while
    nobody did."""

    reviewer: str
    name: str
    file: str
    dossiers: int
    version: int
    code: str
    taken_by: str
    taken_at: str


def paper(lines: Sequence[HandoutLine], heading: str, when: str, lang: Lang) -> bytes:
    """The PDF, A4 in one language; `heading` is the round, `when` the day it is printed."""
    say = load(lang)
    title = say("handout.title")

    def story() -> list[Flowable]:
        above = " · ".join((heading, when))
        return [
            st.para(title, TITLE), st.para(above, ABOVE), _table(lines, say), Spacer(0, 14),
            st.para(say("handout.note"), SMALL), Spacer(0, 22), st.para(say("handout.secretary"), CELL),
        ]  # fmt: skip

    return build(story, title, lang, " · ".join((title, heading, when)))


def _table(lines: Sequence[HandoutLine], say: Words) -> Table:
    rows: list[list[object]] = [[st.para(say(f"handout.{column}"), HEAD) for column in COLUMNS]]
    rows += [_cells(line, say) for line in lines]
    grid = Table(rows, colWidths=[WIDTH * share for share in SHARES], repeatRows=1)
    grid.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, st.LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 1), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 9),
        ]
    )
    return grid


def _cells(line: HandoutLine, say: Words) -> list[object]:
    groups = line.code.split()
    code = [st.para(" ".join(groups[:4]), CELL), st.para(" ".join(groups[4:]), CELL)]
    held = say("handout.holds", n=line.dossiers, version=line.version)
    return [
        [st.para(line.name, MEMBER), st.para(line.reviewer, SMALL)],
        [st.para(line.file, CELL), st.para(held, SMALL)],
        code,
        [st.para(line.taken_by, CELL), st.para(line.taken_at, SMALL)],
        "",
    ]

"""The history on paper: a line for each step, the head of the chain at the foot of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, Spacer

from desktop.model.text import Lang
from desktop.reports import protocol_style as st
from desktop.reports.plain_paper import build
from desktop.reports.protocol_tables import plain
from desktop.words import load

TITLE = st.style(17, bold=True, after=2)
WHERE = st.style(8.2, colour=st.MUTED, after=6)
HASH = 16  # digits of a digest on paper; the files hold it whole


@dataclass(frozen=True, slots=True)
class Line:
    """One step in words of the reader's language."""

    seq: int
    at: str
    who: str
    title: str
    details: str
    hash: str


def paper(lines: Sequence[Line], owner: str, round_id: str, head: str, lang: Lang) -> bytes:
    """The PDF."""
    say = load(lang)
    title = say("history.paper")
    foot = say("history.foot", head=head, count=len(lines))

    def story() -> list[Flowable]:
        names = ("history.col.seq", "history.col.at", "history.col.what", "history.col.hash")
        rows: list[list[Any]] = [[st.para(say(name), st.COLUMN) for name in names]]
        rows += [_row(line) for line in lines]
        where = " · ".join((owner, round_id))
        return [
            st.para(title, TITLE),
            st.para(where, WHERE),
            plain(rows, [8, 21, 51, 20]),
            Spacer(0, 6),
            st.para(say("history.chain"), st.SMALL),
        ]

    return build(story, title, lang, foot)


def _row(line: Line) -> list[Any]:
    when = line.at.replace("T", " ").removesuffix("Z")
    what = [
        st.para(line.title, st.CELL_BOLD),
        *([st.para(line.details, st.SMALL_INK)] if line.details else []),
    ]
    return [
        st.para(str(line.seq), st.MIDDLE),
        st.para(when, st.CELL),
        what,
        st.para(st.breakable(line.hash[:HASH]), st.SMALL_INK),
    ]

"""My notes as a list: a PDF to read, a table (CSV) for a spreadsheet.

The table is UTF-8 with a byte order mark, comma-separated and quoted (RFC 4180), so that office programs
show Kazakh letters as they are. A cell that a spreadsheet would take for a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from desktop.model.review import Meaning
from desktop.model.text import Lang
from desktop.reports import protocol_style as st
from desktop.reports.note_looks import LOOKS
from desktop.reports.plain_paper import WIDTH, build
from desktop.words import Words, load

COLUMNS = ("dossier", "title", "paper", "page", "meaning", "quote", "text", "criterion", "shared", "place")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
TITLE, HEAD = st.style(17, bold=True, after=2), st.style(11.5, bold=True, before=12, after=5, keep=True)
WHERE, QUOTE, TEXT = st.style(8.2, colour=st.MUTED), st.style(9, colour=st.MUTED), st.style(9.6)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note in words of the reader's language. `page` is 0 and `lost` set where its place is gone."""

    dossier: str
    title: str
    paper: str
    page: int
    meaning: Meaning
    quote: str
    text: str
    criterion: str
    shared: bool
    lost: bool


def table(lines: Sequence[NoteLine], lang: Lang) -> bytes:
    """The CSV."""
    say = load(lang)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([say(f"notes_out.{column}") for column in COLUMNS])
    for line in lines:
        writer.writerow([_harmless(cell) for cell in _cells(line, say)])
    return out.getvalue().encode("utf-8-sig")


def paper(lines: Sequence[NoteLine], owner: str, heading: str, when: str, lang: Lang) -> bytes:
    """The PDF: notes by dossier, each with its meaning, place, quote and words."""
    say = load(lang)
    title = say("notes_out.heading")

    def story() -> list[Flowable]:
        flow = [st.para(title, TITLE), st.para(" · ".join((owner, heading, when)), WHERE)]
        if not lines:
            flow.append(st.para(say("notes_out.none"), TEXT))
        for (code, name), group in groupby(lines, key=lambda line: (line.dossier, line.title)):
            flow.append(st.para(f"{code} · {name}" if name else code, HEAD))
            for line in group:
                flow += [KeepTogether([_entry(line, say)]), Spacer(0, 5)]
        return flow

    return build(story, title, lang, " · ".join((owner, heading, when)))


def _cells(line: NoteLine, say: Words) -> list[str]:
    shared = say("notes_out.yes" if line.shared else "notes_out.no")
    place = say("notes_out.lost") if line.lost else ""
    meaning = say(f"notes_out.meaning.{line.meaning}")
    where = [line.dossier, line.title, line.paper, str(line.page)]
    return [*where, meaning, line.quote, line.text, line.criterion, shared, place]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _entry(line: NoteLine, say: Words) -> Flowable:
    """A bar in the meaning's colour, then the words: the meaning is named, never only coloured."""
    look = LOOKS[line.meaning]
    where = [say("notes_out.at", paper=line.paper, page=line.page) if line.paper else ""]
    where += [line.criterion, say("notes_out.is_shared") if line.shared else ""]
    where += [say("notes_out.lost") if line.lost else ""]
    lead = say(f"notes_out.meaning.{line.meaning}")
    head = st.strong(
        lead, " · ".join(part for part in where if part), st.style(8.2, colour=HexColor(look.ink))
    )
    parts: list[Flowable] = [head]
    if line.quote:
        parts.append(st.para(f"«{' '.join(line.quote.split())}»", QUOTE))
    parts += [st.para(text, TEXT) for text in line.text.split("\n") if text.strip()]
    grid = Table([["", parts]], colWidths=[9, WIDTH - 9], splitInRow=1)
    grid.setStyle(
        [
            ("BACKGROUND", (0, 0), (0, 0), HexColor(look.fill)),
            ("LINEAFTER", (0, 0), (0, 0), 1, HexColor(look.ink)),
            ("LEFTPADDING", (1, 0), (1, 0), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return grid

"""The protocol laid out: head, points, table, signatures, annexes; built twice to number its pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import BinaryIO

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Spacer,
    Table,
)

from desktop.model.text import Lang
from desktop.reports import protocol_style as st
from desktop.reports.fonts import register
from desktop.reports.protocol_annexes import annexes
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_metadata import Metadata
from desktop.reports.protocol_page import Document
from desktop.reports.protocol_rows import Gap, table
from desktop.reports.protocol_signs import heads, member_signatures
from desktop.reports.protocol_tables import Commands, Voices, both, columns, joined, numbered, ranking
from desktop.reports.protocol_voice import Voice
from desktop.words import load

TABLE_ROOM = 150.0  # a table begins on this page only if its head and a few rows fit
BEFORE_TABLE = 2  # points 1 and 2 stand above the table, as officials expect them


def build(data: ProtocolData, langs: Sequence[Lang], out: BinaryIO) -> None:
    """Write the PDF. The first pass counts the pages, the second prints their number on each."""
    register()
    voices = [Voice(lang, load(lang)) for lang in langs]
    first = Document(io.BytesIO(), data, voices[:2], metadata(data, voices), 0)
    first.build(story(data, voices))
    last = Document(out, data, voices[:2], metadata(data, voices), first.page)
    last.build(story(data, voices))


def metadata(data: ProtocolData, voices: Voices) -> Metadata:
    """What the file says of itself, in the language that leads."""
    lead = voices[0]
    number = lead.say("number", number=data.number) if data.number else data.round.round
    return Metadata(
        title=f"{lead.say('title')} {number} — {lead.text(data.round.title)}",
        author=lead.text(data.round.body),
        subject=lead.say("subject"),
        keywords=data.digest or data.decision.board,
        langs=tuple(voice.lang for voice in voices),
        issued=data.decision.issued,
    )


def story(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """Two languages stand side by side; a third follows as a translation without signatures."""
    sides = voices[:2]
    decided = KeepTogether([_decision(data, sides), *_notice(data, sides), *heads(data, sides)])
    flow = [*_head(data, sides), *_body(data, sides), decided, *member_signatures(data, sides)]
    flow += annexes(data, sides)
    for third in voices[2:]:
        flow += [NextPageTemplate("later"), PageBreak(), st.para(third.say("translation"), st.NOTICE)]
        flow += [*_head(data, [third]), *_body(data, [third]), _decision(data, [third])]
    return flow


def _head(data: ProtocolData, voices: Voices) -> list[Flowable]:
    bodies = [[st.para(voice.text(data.round.body), st.HEAD) for voice in voices]]
    number = [v.say("number", number=data.number) if data.number else v.say("number-blank") for v in voices]
    titled = f"{joined(voices, 'title')}   {' · '.join(dict.fromkeys(number))}"
    named = joined_round(data, voices)
    return [
        columns(voices, bodies),
        st.para(titled, st.TITLE),
        st.para(named, st.SUBTITLE),
        _where(data, voices),
        HRFlowable(width="100%", thickness=0.8, color=st.INK, spaceBefore=2, spaceAfter=4),
    ]


def joined_round(data: ProtocolData, voices: Voices) -> str:
    """The round's title in every language on one line."""
    return " · ".join(dict.fromkeys(v.say("round", title=v.text(data.round.title)) for v in voices))


def _where(data: ProtocolData, voices: Voices) -> Table:
    sitting = data.decision.sitting
    place = sitting.place or f"{joined(voices, 'place', ' / ')}: ____________________"
    dates = [v.date(sitting.date) if sitting.date else v.say("date-blank") for v in voices]
    grid = Table(
        [[st.para(place, st.BODY), st.para(" / ".join(dates), st.style(9.5, align="right"))]],
        colWidths=[st.WIDTH * 0.45, st.WIDTH * 0.55],
    )
    flush: Commands = [("LEFTPADDING", (0, 0), (0, 0), 0), ("RIGHTPADDING", (-1, 0), (-1, 0), 0)]
    grid.setStyle([*flush, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("FONT", (0, 0), (-1, -1), st.REGULAR, 8)])
    return grid


def _body(data: ProtocolData, voices: Voices) -> list[Flowable]:
    rows = numbered(data, voices)
    excerpt = any(isinstance(item, Gap) for item in table(data, full=False))
    caption = joined(voices, "table-excerpt" if excerpt else "table-whole")
    flow: list[Flowable] = [
        columns(voices, rows[:BEFORE_TABLE]),
        CondPageBreak(TABLE_ROOM),
        st.para(caption, st.CAPTION),
        ranking(data, voices, full=False),
    ]
    if not data.decision.proposal:
        flow += both(voices, "cut-none", st.CELL_BOLD)
    return [*flow, Spacer(1, 6), columns(voices, rows[BEFORE_TABLE:-1])]


def _decision(data: ProtocolData, voices: Voices) -> Table:
    """The last point, which stands on the page on which it is signed."""
    return columns(voices, numbered(data, voices)[-1:])


def _notice(data: ProtocolData, voices: Voices) -> list[Flowable]:
    if not any(data.round.notice.values()):
        return []
    return [Spacer(1, 4), columns(voices, [[st.para(v.text(data.round.notice), st.NOTICE) for v in voices]])]

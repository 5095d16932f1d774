"""The annex of sheets: a small table for each dossier, named or numbered as the signed round says."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from desktop.reports import protocol_style as st
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_more import DossierSheets, SheetLine
from desktop.reports.protocol_rows import plain
from desktop.reports.protocol_tables import Commands, Voices, both, joined

MOST_SHEETS = 3000  # beyond, the workbook has them: nobody reads a thousand pages
MANY_CRITERIA = 16
WHO, TOTAL, STATE = 116.0, 36.0, 48.0
ROOM = 70.0


def sheets(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """Every sheet, or where to find them."""
    count = sum(len(one.lines) for one in data.sheets)
    key = "sheets-named" if data.round.visibility.named_sheets else "sheets-numbered"
    story: list[Flowable] = [*both(voices, key, st.BODY)]
    if count > MOST_SHEETS:
        return [*story, *both(voices, "sheets-many", st.BODY, count=count)]
    for one in data.sheets:
        story += [CondPageBreak(ROOM), Spacer(1, 6), _title(data, voices, one), _table(data, voices, one)]
    return story


def _title(data: ProtocolData, voices: Voices, one: DossierSheets) -> Flowable:
    title = voices[0].text(data.dossiers[one.dossier].title)
    return st.para(f"{one.dossier} · {title}", st.CAPTION_KEPT)


def _table(data: ProtocolData, voices: Voices, one: DossierSheets) -> Table:
    """Plain strings, not paragraphs: a round has hundreds of these rows."""
    codes = [each.code for each in data.round.rule.criteria]
    head: list[Any] = ["", *codes, joined(voices, "col.total", "/"), ""]
    size = 7.0 if len(codes) <= MANY_CRITERIA else 5.2
    rows = [head, *(_row(data, voices, line, size) for line in one.lines)]
    each = (st.WIDTH - WHO - TOTAL - STATE) / len(codes)
    grid = Table(rows, colWidths=[WHO, *([each] * len(codes)), TOTAL, STATE], repeatRows=1)
    out = [at for at, line in enumerate(one.lines, 1) if line.state != "counted"]
    commands: Commands = [
        ("FONT", (0, 0), (-1, 0), st.BOLD, size - 0.4),
        ("FONT", (0, 1), (-1, -1), st.REGULAR, size),
        ("TEXTCOLOR", (0, 0), (-1, 0), st.MUTED),
        ("ALIGN", (1, 0), (-2, -1), "CENTER"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, st.INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, st.LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 0.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
        *(("TEXTCOLOR", (0, at), (-1, at), st.MUTED) for at in out),
    ]
    grid.setStyle(commands)
    return grid


def _row(data: ProtocolData, voices: Voices, line: SheetLine, size: float) -> list[str]:
    lead = voices[0]
    who = str(line.number) if line.member is None else f"{line.member} {lead.text(data.name(line.member))}"
    marks = ["–" if mark is None else lead.number(plain(mark)) for mark in line.marks]
    total = "–" if line.total is None else lead.total(line.total)
    state = "" if line.state == "counted" else lead.say(f"sheet.{line.state}")
    note = lead.say("sheet-proxy") if line.proxy and not state else state
    return [_fits(who, size), *marks, total, note]


def _fits(text: str, size: float) -> str:
    """A name as far as the column holds it: annex 3 has it in full."""
    shown = st.shown(text)
    while stringWidth(shown, st.REGULAR, size) > WHO - 5:
        shown = shown.removesuffix("…")[:-1] + "…"
    return shown

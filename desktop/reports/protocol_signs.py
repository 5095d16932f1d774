"""Lines for wet signatures: never one alone on a page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from desktop.reports import protocol_style as st
from desktop.reports.protocol_data import ProtocolData, Signer
from desktop.reports.protocol_tables import Commands, Voices, both, joined
from desktop.words import NBSP

LINES = [("SIZE", (0, 0), (-1, -1), 9)]
HEIGHT = 25.0
TOGETHER = 3  # lines of members that never part from their heading, nor from the end


def signatures(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """Chair and secretary, then the members, each with a line and the name beside it."""
    heads = [s for s in data.signers if s.role != "member"]
    members = [s for s in data.signers if s.role == "member"]
    block: list[Flowable] = [Spacer(1, 12), _lines(heads, voices, named=True)]
    if members:
        heading = st.para(joined(voices, "sign.members", " / "), st.CAPTION)
        block += [Spacer(1, 4), heading, _lines(members, voices, named=False)]
    if any(signer.signed for signer in data.signers):
        block += [Spacer(1, 4), *both(voices, "signed-note", st.SMALL)]
    return [KeepTogether(block)]


def _lines(signers: Sequence[Signer], voices: Voices, *, named: bool) -> Table:
    rows = [_line(signer, voices, named) for signer in signers]
    rest = st.WIDTH - 130 - 165
    table = Table(rows, colWidths=[130, 165, rest], rowHeights=HEIGHT if named else HEIGHT - 3)
    keep = min(TOGETHER, len(rows)) - 1
    commands: Commands = [
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (2, 0), (2, -1), 14),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("LINEBELOW", (1, 0), (1, -1), 0.6, st.INK),
        ("NOSPLIT", (0, 0), (-1, keep)),
        ("NOSPLIT", (0, -1 - keep), (-1, -1)),
    ]
    table.setStyle(commands)
    return table


def _line(signer: Signer, voices: Voices, named: bool) -> list[object]:
    role = st.para(joined(voices, f"sign.{signer.role}", " / "), st.BODY) if named else ""
    shown = " / ".join(dict.fromkeys(voice.text(signer.name) for voice in voices))
    return [role, "", st.para(shown + (f"{NBSP}●" if signer.signed else ""), st.CELL)]
